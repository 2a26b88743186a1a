package tsugiki.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import tsugiki.base.CourseException;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;

/** What goes through a network, and its kernels, as plain Java arrays: for loops of one's own. */
public final class Inside {

    private Inside() {}

    /** Mean of the three colours of each pixel, {@code [height][width]}, 0 (black) to 1 (white). */
    public static float[][] brightness(Picture picture) {
        float[][] grey = new float[picture.height()][picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                grey[y][x] = (picture.value(x, y, 0) + picture.value(x, y, 1) + picture.value(x, y, 2)) / (3 * 255f);
            }
        }
        return grey;
    }

    /** The picture as a network takes it, {@code [3][crop][crop]}: resized, cut, normalised. */
    public static float[][][] input(Picture picture, Preprocessing preprocessing) {
        float[] values = preprocessing.normalise(preprocessing.geometry(picture));
        float[][][] input = new float[3][preprocessing.crop()][preprocessing.crop()];
        for (int i = 0; i < values.length; i++) {
            input[i % 3][i / 3 / preprocessing.crop()][i / 3 % preprocessing.crop()] = values[i];
        }
        return input;
    }

    /**
     * The maps {@code [C][h][w]} that a block gives for a picture, in evaluation mode.
     *
     * @param path of any block, as {@link Block#child} takes it, e.g. {@code features.0.0}
     * @throws CourseException if there is no such block, the picture does not come through it, or it gives no maps
     */
    public static float[][][] maps(Network net, String path, Picture picture, Preprocessing preprocessing) {
        float[][][][] seen = new float[1][][][];
        try (Inference quiet = net.inference(); NDManager memory = net.manager().newSubManager();
                NDArray x = preprocessing.pixels(memory, picture);
                Block.Watch watch = net.child(path).watch((block, input, output) -> seen[0] = maps(output, net.name(), path));
                NDArray logits = net.call(x)) {
            if (seen[0] == null) {
                throw new CourseException("No picture comes through %s of %s: choose a block that its answer needs.", path, net.name());
            }
            return seen[0];
        }
    }

    /** @param output of one picture, after the block at {@code path} */
    static float[][][] maps(NDArray output, String network, String path) {
        Places places = Places.of(output.getShape()).orElseThrow(() -> new CourseException(
                "%s gives no maps after %s, but %s: choose an earlier block, or larger pictures.", network, path, output.getShape()));
        float[] values = output.toFloatArray();
        float[][][] maps = new float[places.channels()][places.height()][places.width()];
        for (int channel = 0; channel < places.channels(); channel++) {
            for (int place = 0; place < places.count(); place++) {
                maps[channel][place / places.width()][place % places.width()] = values[places.index(place, channel)];
            }
        }
        return maps;
    }

    /** The weights of a convolution, {@code [out][in / groups][rows][columns]}. */
    public static float[][][][] kernels(Conv2d convolution) {
        long[] shape = convolution.weight().shape().getShape();
        float[] values = convolution.weight().array().toFloatArray();
        float[][][][] kernels = new float[(int) shape[0]][(int) shape[1]][(int) shape[2]][(int) shape[3]];
        int at = 0;
        for (float[][][] kernel : kernels) {
            for (float[][] part : kernel) {
                for (float[] row : part) {
                    System.arraycopy(values, at, row, 0, row.length);
                    at += row.length;
                }
            }
        }
        return kernels;
    }

    /** The mean of a map over all places: global average pooling. */
    public static double mean(float[][] map) {
        double sum = 0;
        for (float[] row : map) {
            for (float value : row) {
                sum += value;
            }
        }
        return sum / map.length / map[0].length;
    }

    /**
     * The largest distance between two numbers at the same place.
     *
     * @throws CourseException if the maps differ in size
     */
    public static double difference(float[][] one, float[][] other) {
        if (one.length != other.length || one[0].length != other[0].length) {
            throw new CourseException("A map of %d x %d numbers and one of %d x %d cannot be compared: look at stride and padding.",
                    one.length, one[0].length, other.length, other[0].length);
        }
        double largest = 0;
        for (int row = 0; row < one.length; row++) {
            for (int column = 0; column < one[0].length; column++) {
                largest = Math.max(largest, Math.abs((double) one[row][column] - other[row][column]));
            }
        }
        return largest;
    }
}
