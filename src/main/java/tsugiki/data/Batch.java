package tsugiki.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * Some pictures, ready for a network, or activations stored of them. Its values are overwritten when the next
 * batch is asked for or the pass is closed.
 *
 * @param labels of each picture
 * @param indices of each picture in the loader's list of items
 * @param bytes values as floats, direct, native byte order: {@code [N, H, W, C]} where a picture's shape is
 *     {@code [C, H, W]}, else {@code [N, ...]} in row-major order
 * @param shape of one picture's values, as {@link Inputs#shape}
 */
public record Batch(int[] labels, int[] indices, ByteBuffer bytes, Shape shape) {

    /** Where channels, height and width stand in {@code [..., H, W, C]}, counted from the end. */
    private static final int MAPS = 3;

    /** How many pictures, N. */
    public int count() {
        return labels.length;
    }

    /** The values as they lie in {@link #bytes}. */
    public FloatBuffer values() {
        return bytes.duplicate().order(ByteOrder.nativeOrder()).rewind().asFloatBuffer();
    }

    /**
     * A copy for the network, {@code [N, ...]}. What has the shape {@code [C, H, W]} lies in memory as
     * [N, H, W, C] (channels last), which convolutions keep and run faster on.
     */
    public NDArray pixels(NDManager manager) {
        long[] one = shape.getShape();
        boolean maps = one.length >= MAPS;
        Shape all = new Shape(count()).addAll(maps ? channelsLast(one) : shape);
        try (NDArray shared = manager.create(bytes.duplicate().order(ByteOrder.nativeOrder()).rewind(), all, DataType.FLOAT32);
                NDArray own = shared.duplicate()) {
            return maps ? own.transpose(channelsFirst(one.length + 1)) : own.reshape(all);
        }
    }

    private static Shape channelsLast(long[] shape) {
        long[] turned = shape.clone();
        int n = shape.length;
        System.arraycopy(shape, n - 2, turned, n - MAPS, 2);
        turned[n - 1] = shape[n - MAPS];
        return new Shape(turned);
    }

    /** The order of axes that brings the last one, the channels, before height and width. */
    private static int[] channelsFirst(int axes) {
        int[] order = IntStream.range(0, axes).toArray();
        order[axes - MAPS] = axes - 1;
        order[axes - 2] = axes - MAPS;
        order[axes - 1] = axes - 2;
        return order;
    }

    /** The labels, {@code [N]} int64. */
    public NDArray labels(NDManager manager) {
        long[] values = new long[labels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = labels[i];
        }
        return manager.create(values);
    }
}
