package tsugiki.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;

/** The values of pictures, 0..255 but not only whole, on their way within a bound around where they began. */
final class BoundedPixels {

    private final int width;
    private final int height;
    private final int epsilon;
    private final byte[] start;
    private final float[] values;

    /** @param start a batch of pictures of one size */
    BoundedPixels(List<Picture> start, int epsilon) {
        this.width = start.get(0).width();
        this.height = start.get(0).height();
        this.epsilon = epsilon;
        ByteBuffer all = ByteBuffer.allocate(start.size() * width * height * 3);
        start.forEach(picture -> all.put(picture.rgb()));
        this.start = all.array();
        this.values = new float[this.start.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = this.start[i] & 255;
        }
    }

    /** Moves every value by {@code step} in the direction of its gradient's sign, and back into the bounds. */
    void move(float[] gradient, double step) {
        for (int i = 0; i < values.length; i++) {
            int from = start[i] & 255;
            double moved = values[i] + step * Math.signum(gradient[i]);
            values[i] = (float) Math.max(Math.max(0, from - epsilon), Math.min(Math.min(255, from + epsilon), moved));
        }
    }

    /** To whole values, as a picture file has them: the bounds are whole, so none is passed. */
    void round() {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(values[i]);
        }
    }

    /** Once rounded; in the order of the batch. */
    List<Picture> pictures() {
        byte[] all = new byte[values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) values[i];
        }
        int one = width * height * 3;
        return IntStream.range(0, all.length / one).mapToObj(k -> new Picture(width, height, Arrays.copyOfRange(all, k * one, (k + 1) * one))).toList();
    }

    /** {@code [N, H, W, 3]}, 0..255. */
    NDArray array(NDManager memory) {
        return memory.create(values, new Shape(values.length / (width * height * 3), height, width, 3));
    }

    /** What a network takes, {@code [N, 3, H, W]}, of an {@link #array}; gradients run through. */
    NDArray normalised(NDArray array, Preprocessing preprocessing) {
        NDManager memory = array.getManager();
        return array.div(255f).sub(constants(memory, preprocessing.mean())).div(constants(memory, preprocessing.std())).transpose(0, 3, 1, 2);
    }

    /** In memory of the engine's own: the graph keeps them for the way back. */
    private static NDArray constants(NDManager memory, List<Double> three) {
        float[] values = {three.get(0).floatValue(), three.get(1).floatValue(), three.get(2).floatValue()};
        try (NDArray shared = memory.create(values)) {
            return shared.duplicate();
        }
    }
}
