package tsugiki.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;

/** The values of a picture, 0..255 but not only whole, on their way within a bound around where they began. */
final class BoundedPixels {

    private final Picture start;
    private final int epsilon;
    private final float[] values;

    BoundedPixels(Picture start, int epsilon) {
        this.start = start;
        this.epsilon = epsilon;
        this.values = new float[start.rgb().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = start.rgb()[i] & 255;
        }
    }

    /** Moves every value by {@code step} in the direction of its gradient's sign, and back into the bounds. */
    void move(float[] gradient, double step) {
        for (int i = 0; i < values.length; i++) {
            int from = start.rgb()[i] & 255;
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

    /** Once rounded. */
    Picture picture() {
        byte[] rgb = new byte[values.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) values[i];
        }
        return new Picture(start.width(), start.height(), rgb);
    }

    /** {@code [1, H, W, 3]}, 0..255. */
    NDArray array(NDManager memory) {
        return memory.create(values, new Shape(1, start.height(), start.width(), 3));
    }

    /** What a network takes, {@code [1, 3, H, W]}, of an {@link #array}; gradients run through. */
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
