package tsugiki.data;

import java.util.Arrays;

/**
 * Antialiased resizing in 8-bit fixed-point arithmetic, equal to Pillow's to the bit.
 *
 * <p>Two passes, rows first: every new pixel is the weighted sum of the old pixels under the filter,
 * which is stretched by {@code max(1, old / new)}. Weights are scaled by 2^22 and rounded; each pass
 * rounds to 8 bits. Only the part asked for is computed.
 */
final class Resampling {

    private static final int BITS = 22;
    private static final int HALF = 1 << (BITS - 1);

    private Resampling() {}

    /** The whole picture, resized. */
    static Picture resize(Picture picture, int width, int height, Interpolation filter) {
        return resize(picture, width, height, filter, new Box(0, 0, width, height));
    }

    /** The part {@code box} of the picture resized to width x height. */
    static Picture resize(Picture picture, int width, int height, Interpolation filter, Box box) {
        if (filter == Interpolation.NEAREST) {
            return nearest(picture, width, height, box);
        }
        Weights across = Weights.of(picture.width(), width, filter, box.x(), box.width());
        Weights down = Weights.of(picture.height(), height, filter, box.y(), box.height());
        int x = across.first;
        int y = down.first;
        Picture needed = picture.crop(new Box(x, y, across.last - x, down.last - y));
        return columnsFirst(picture.width() - width, picture.height() - height)
                ? across(down(needed, down), across)
                : down(across(needed, across), down);
    }

    /** Much is lost in height: then Pillow, from its version 13 on, begins with the columns. */
    private static boolean columnsFirst(int lostWidth, int lostHeight) {
        return lostHeight > 0 && lostHeight > 2 * lostWidth;
    }

    /** Resizes the rows of a picture whose left column is the first that counts. */
    private static Picture across(Picture picture, Weights weights) {
        if (weights.same) {
            return picture;
        }
        int width = weights.start.length;
        byte[] old = picture.rgb();
        byte[] out = new byte[width * picture.height() * 3];
        int at = 0;
        for (int y = 0; y < picture.height(); y++) {
            int row = (y * picture.width() - weights.first) * 3;
            for (int x = 0; x < width; x++, at += 3) {
                int red = HALF;
                int green = HALF;
                int blue = HALF;
                int pixel = row + weights.start[x] * 3;
                for (int weight : weights.values[x]) {
                    red += (old[pixel] & 255) * weight;
                    green += (old[pixel + 1] & 255) * weight;
                    blue += (old[pixel + 2] & 255) * weight;
                    pixel += 3;
                }
                out[at] = clip(red);
                out[at + 1] = clip(green);
                out[at + 2] = clip(blue);
            }
        }
        return new Picture(width, picture.height(), out);
    }

    /** Resizes the columns of a picture whose top row is the first that counts. */
    private static Picture down(Picture picture, Weights weights) {
        if (weights.same) {
            return picture;
        }
        int stride = picture.width() * 3;
        int height = weights.start.length;
        byte[] old = picture.rgb();
        byte[] out = new byte[stride * height];
        int[] sums = new int[stride];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, HALF);
            int row = (weights.start[y] - weights.first) * stride;
            for (int weight : weights.values[y]) {
                addRow(sums, old, row, weight);
                row += stride;
            }
            for (int i = 0; i < stride; i++) {
                out[y * stride + i] = clip(sums[i]);
            }
        }
        return new Picture(picture.width(), height, out);
    }

    /** A loop of its own, so that the compiler makes vector instructions of it. */
    private static void addRow(int[] sums, byte[] old, int row, int weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (old[row + i] & 255) * weight;
        }
    }

    private static byte clip(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> BITS));
    }

    private static Picture nearest(Picture picture, int width, int height, Box box) {
        byte[] out = new byte[box.width() * box.height() * 3];
        int at = 0;
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            int row = centre(y, height, picture.height());
            for (int x = box.x(); x < box.x() + box.width(); x++, at += 3) {
                int from = (row * picture.width() + centre(x, width, picture.width())) * 3;
                System.arraycopy(picture.rgb(), from, out, at, 3);
            }
        }
        return new Picture(box.width(), box.height(), out);
    }

    private static int centre(int position, int size, int old) {
        return Math.min(old - 1, (int) ((position + 0.5) * old / size));
    }

    /**
     * For each new position: the first old pixel that counts, and the weights from there.
     *
     * @param first old pixel that counts at all
     * @param last one after the last that counts
     * @param same whether this side keeps its size, so that nothing is to be done
     */
    private record Weights(int[] start, int[][] values, int first, int last, boolean same) {

        static Weights of(int old, int size, Interpolation filter, int from, int count) {
            if (old == size) {
                return new Weights(null, null, from, from + count, true);
            }
            int[] start = new int[count];
            int[][] values = new int[count][];
            double scale = (double) old / size;
            double stretch = Math.max(1, scale);
            double support = filter.support * stretch;
            int last = 0;
            for (int i = 0; i < count; i++) {
                double centre = (from + i + 0.5) * scale;
                int low = Math.max(0, (int) (centre - support + 0.5));
                last = Math.min(old, (int) (centre + support + 0.5));
                start[i] = low;
                values[i] = fixedPoint(filter, low, last - low, centre, 1 / stretch);
            }
            return new Weights(start, values, start[0], last, false);
        }

        private static int[] fixedPoint(Interpolation filter, int low, int count, double centre, double step) {
            double[] weights = new double[count];
            double sum = 0;
            for (int i = 0; i < count; i++) {
                weights[i] = filter.weight((i + low - centre + 0.5) * step);
                sum += weights[i];
            }
            int[] fixed = new int[count];
            for (int i = 0; i < count; i++) {
                double weight = (sum == 0 ? weights[i] : weights[i] / sum) * (1 << BITS);
                fixed[i] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
            }
            return fixed;
        }
    }
}
