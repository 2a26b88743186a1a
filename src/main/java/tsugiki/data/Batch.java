package tsugiki.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Some pictures, ready for a network. Its values are overwritten when the next batch is asked for or the
 * pass is closed.
 *
 * @param labels of each picture
 * @param indices of each picture in the loader's list of items
 * @param bytes normalised values as floats, {@code [N, size, size, 3]}, direct, native byte order
 * @param size height and width in pixels
 */
public record Batch(int[] labels, int[] indices, ByteBuffer bytes, int size) {

    /** How many pictures, N. */
    public int count() {
        return labels.length;
    }

    /** The values, {@code [N, size, size, 3]}. */
    public FloatBuffer values() {
        return bytes.duplicate().order(ByteOrder.nativeOrder()).rewind().asFloatBuffer();
    }

    /**
     * A copy for the network: {@code [N, 3, size, size]} lying in memory as [N, size, size, 3]
     * (channels last), which convolutions keep and run faster on.
     */
    public NDArray pixels(NDManager manager) {
        Shape shape = new Shape(count(), size, size, 3);
        try (NDArray shared = manager.create(bytes.duplicate().order(ByteOrder.nativeOrder()).rewind(), shape, DataType.FLOAT32);
                NDArray own = shared.duplicate()) {
            return own.transpose(0, 3, 1, 2);
        }
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
