package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;

/**
 * Neighbours together: windows of {@code side x side}, after the maps were rolled up and to the left by
 * {@code shift}, so that the windows of one block bridge the borders of the block before. Liu et al. 2021,
 * https://arxiv.org/abs/2103.14030 (section 3.2).
 *
 * <p>Maps that the side does not divide are padded with zeros below and to the right. An axis with only one
 * window is not rolled.
 */
public final class Windows implements Partition {

    /** After softmax as good as nothing, and still a number where a row has no other. */
    private static final float HIDDEN = -100;

    private final int side;
    private final int shift;
    private Shape maskedMaps;
    private NDArray mask;

    public Windows(int side, int shift) {
        if (side < 1 || shift < 0 || shift >= side) {
            throw new IllegalArgumentException("windows of " + side + " cannot be shifted by " + shift);
        }
        this.side = side;
        this.shift = shift;
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public NDArray split(NDArray maps) {
        Shape shape = maps.getShape();
        long high = padded(shape.get(1));
        long wide = padded(shape.get(2));
        NDArray whole = high == shape.get(1) && wide == shape.get(2) ? maps
                : Ops.pad(maps, new long[] {0, 0, 0, wide - shape.get(2), 0, high - shape.get(1)});
        return roll(whole, -shift(high), -shift(wide))
                .reshape(shape.get(0), high / side, side, wide / side, side, shape.get(3))
                .transpose(0, 1, 3, 2, 4, 5)
                .reshape(shape.get(0), (high / side) * (wide / side), (long) side * side, shape.get(3));
    }

    @Override
    public NDArray join(NDArray groups, Shape maps) {
        long high = padded(maps.get(1));
        long wide = padded(maps.get(2));
        NDArray whole = groups.reshape(maps.get(0), high / side, wide / side, side, side, maps.get(3))
                .transpose(0, 1, 3, 2, 4, 5)
                .reshape(maps.get(0), high, wide, maps.get(3));
        NDArray back = roll(whole, shift(high), shift(wide));
        return high == maps.get(1) && wide == maps.get(2) ? back
                : back.get(":, :" + maps.get(1) + ", :" + maps.get(2));
    }

    @Override
    public long positions(Shape maps) {
        return padded(maps.get(1)) * padded(maps.get(2));
    }

    @Override
    public NDArray mask(Shape maps, NDManager manager) {
        Shape size = new Shape(padded(maps.get(1)), padded(maps.get(2)));
        if (shift(size.get(0)) == 0 && shift(size.get(1)) == 0) {
            return null;
        }
        if (!size.equals(maskedMaps)) {
            if (mask != null) {
                mask.close();
            }
            long inside = (long) side * side;
            mask = manager.create(mask(size.get(0), size.get(1)), new Shape(size.size() / inside, 1, inside, inside));
            NDScope.unregister(mask);
            maskedMaps = size;
        }
        return mask;
    }

    private float[] mask(long high, long wide) {
        int inside = side * side;
        float[] values = new float[Math.toIntExact(high * wide * inside)];
        int at = 0;
        for (long top = 0; top < high; top += side) {
            for (long left = 0; left < wide; left += side) {
                for (int from = 0; from < inside; from++) {
                    for (int to = 0; to < inside; to++) {
                        boolean together = region(top + from / side, high) == region(top + to / side, high)
                                && region(left + from % side, wide) == region(left + to % side, wide);
                        values[at++] = together ? 0 : HIDDEN;
                    }
                }
            }
        }
        return values;
    }

    /** Which part of the axis a rolled position belongs to: where two meet in one window, the maps' ends touch. */
    private int region(long position, long size) {
        return shift(size) == 0 || position < size - side ? 0 : position < size - shift ? 1 : 2;
    }

    private long shift(long size) {
        return size <= side ? 0 : shift;
    }

    private long padded(long size) {
        return (size + side - 1) / side * side;
    }

    private static NDArray roll(NDArray maps, long down, long right) {
        return down == 0 && right == 0 ? maps : Ops.roll(maps, down, right);
    }
}
