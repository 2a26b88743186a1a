package tsugiki.picture;

import java.util.Arrays;

/**
 * Antialiased resizing in 8-bit fixed-point arithmetic, equal to Pillow's to the bit.
 *
 * <p>Two passes, rows first: every new pixel is the weighted sum of the old pixels under the filter,
 * which is stretched by {@code max(1, old / new)}. Weights are scaled by 2^22 and rounded; each pass
 * rounds to 8 bits. Only the part asked for is computed, and the old pixels are not copied. The nearest pixel is
 * taken as it is.
 */
final class Resampling {

    private static final int BITS = 22;
    private static final int HALF = 1 << (BITS - 1);

    /** A longer side it does not make: so there is nothing to be equal to, and no need to count so far. */
    private static final long PILLOWS_LONGEST = 1 << 29;

    private Resampling() {}

    /** The whole picture, resized. */
    static Picture resize(Picture picture, int width, int height, Interpolation filter) {
        return resize(picture, new Side(width, 0, width), new Side(height, 0, height), filter);
    }

    /**
     * A resized side, of which only a part is computed.
     *
     * @param size of the whole side; of a picture one pixel wide it may be billions
     * @param from where the part begins
     * @param count pixels of the part
     */
    record Side(long size, long from, int count) {}

    /** A part of the resized picture. */
    static Picture resize(Picture picture, Side width, Side height, Interpolation filter) {
        if (filter == Interpolation.NEAREST) {
            return nearest(picture, width, height);
        }
        Weights across = Weights.of(picture.width(), width, filter);
        Weights down = Weights.of(picture.height(), height, filter);
        int x = across.first;
        int y = down.first;
        return columnsFirst(picture.width() - width.size, picture.height() - height.size)
                ? across(down(picture, 0, x, across.last - x, down), x, 0, height.count, across)
                : down(across(picture, 0, y, down.last - y, across), y, 0, width.count, down);
    }

    /** Much is lost in height: then Pillow, from its version 13 on, begins with the columns. */
    private static boolean columnsFirst(long lostWidth, long lostHeight) {
        return lostHeight > 0 && lostHeight > 2 * lostWidth;
    }

    /**
     * Resizes {@code rows} rows from {@code top} on.
     *
     * @param left which column of the weights' picture this one begins with
     */
    private static Picture across(Picture picture, int left, int top, int rows, Weights weights) {
        if (weights.same) {
            return picture.crop(new Box(weights.first - left, top, weights.last - weights.first, rows));
        }
        int width = weights.start.length;
        byte[] old = picture.rgb();
        byte[] out = new byte[width * rows * 3];
        int at = 0;
        for (int y = top; y < top + rows; y++) {
            int row = (y * picture.width() - left) * 3;
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
        return new Picture(width, rows, out);
    }

    /**
     * Resizes {@code columns} columns from {@code left} on.
     *
     * @param top which row of the weights' picture this one begins with
     */
    private static Picture down(Picture picture, int top, int left, int columns, Weights weights) {
        if (weights.same) {
            return picture.crop(new Box(left, weights.first - top, columns, weights.last - weights.first));
        }
        int stride = columns * 3;
        int height = weights.start.length;
        byte[] old = picture.rgb();
        byte[] out = new byte[stride * height];
        int[] sums = new int[stride];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, HALF);
            int row = ((weights.start[y] - top) * picture.width() + left) * 3;
            for (int weight : weights.values[y]) {
                addRow(sums, old, row, weight);
                row += picture.width() * 3;
            }
            for (int i = 0; i < stride; i++) {
                out[y * stride + i] = clip(sums[i]);
            }
        }
        return new Picture(columns, height, out);
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

    private static Picture nearest(Picture picture, Side width, Side height) {
        int[] columns = centres(picture.width(), width);
        int[] rows = centres(picture.height(), height);
        byte[] out = new byte[width.count * height.count * 3];
        int at = 0;
        for (int row : rows) {
            for (int column : columns) {
                System.arraycopy(picture.rgb(), (row * picture.width() + column) * 3, out, at, 3);
                at += 3;
            }
        }
        return new Picture(width.count, height.count, out);
    }

    /** The old pixel under the centre of each new one, found from the side's beginning by sums, whose rounding is Pillow's. */
    private static int[] centres(int old, Side side) {
        double step = (double) old / side.size;
        double centre = step * 0.5;
        if (side.size > PILLOWS_LONGEST) {
            centre += step * side.from;
        } else {
            for (long i = 0; i < side.from; i++) {
                centre += step;
            }
        }
        int[] centres = new int[side.count];
        for (int i = 0; i < side.count; i++) {
            centres[i] = Math.min(old - 1, (int) centre);
            centre += step;
        }
        return centres;
    }

    /**
     * For each new position: the first old pixel that counts, and the weights from there.
     *
     * @param first old pixel that counts at all
     * @param last one after the last that counts
     * @param same whether this side keeps its size, so that nothing is to be done
     */
    private record Weights(int[] start, int[][] values, int first, int last, boolean same) {

        static Weights of(int old, Side side, Interpolation filter) {
            int count = side.count;
            if (old == side.size) {
                return new Weights(null, null, (int) side.from, (int) side.from + count, true);
            }
            int[] start = new int[count];
            int[][] values = new int[count][];
            double scale = (double) old / side.size;
            double stretch = Math.max(1, scale);
            double support = filter.support * stretch;
            int last = 0;
            for (int i = 0; i < count; i++) {
                double centre = (side.from + i + 0.5) * scale;
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
