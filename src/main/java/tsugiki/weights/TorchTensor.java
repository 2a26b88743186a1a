package tsugiki.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import tsugiki.base.CourseException;

/**
 * A tensor as PyTorch stores it: a strided window on a storage.
 *
 * <p>Element (i, j, ...) is the storage's element {@code offset + i strides[0] + j strides[1] + ...}
 */
record TorchTensor(Storage storage, long offset, long[] shape, long[] strides) {

    /**
     * A part of a stored block.
     *
     * @param key the block's name in the file
     * @param root elements in the whole block
     * @param begin first element of this part
     * @param count elements in this part
     */
    record Storage(DType dtype, String key, long root, long begin, long count) {}

    /** Whether every element lies in the storage. */
    boolean fits() {
        if (offset < 0 || shape.length != strides.length) {
            return false;
        }
        try {
            long last = offset;
            for (int axis = 0; axis < shape.length; axis++) {
                if (strides[axis] < 0) {
                    return false;
                }
                last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape[axis] - 1), strides[axis]));
            }
            return TensorData.byteSize(storage.dtype(), shape) == 0 ? offset <= storage.count() : last < storage.count();
        } catch (ArithmeticException e) {
            return false;
        }
    }

    /** Whether the window is row-major without gaps, so that no element needs to be moved. */
    boolean isContiguous() {
        long expected = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (shape[axis] != 1 && strides[axis] != expected) {
                return false;
            }
            expected *= Math.max(1, shape[axis]);
        }
        return true;
    }

    /** Bytes of the tensor when row-major; -1 when they pass 2^63. */
    long byteSize() {
        return TensorData.byteSize(storage.dtype(), shape);
    }

    /**
     * The tensor, row-major; a contiguous one shares the block's bytes.
     *
     * @param block all bytes of the storage's block
     */
    TensorData read(ByteBuffer block) {
        int width = storage.dtype().bytes();
        int bytes = (int) byteSize();
        int start = (int) ((storage.begin() + offset) * width);
        if (bytes == 0 || isContiguous()) {
            return new TensorData(storage.dtype(), shape, block.slice(bytes == 0 ? 0 : start, bytes));
        }
        ByteBuffer out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        gather(block.duplicate().order(ByteOrder.LITTLE_ENDIAN), out, 0, start);
        return new TensorData(storage.dtype(), shape, out.flip());
    }

    private void gather(ByteBuffer in, ByteBuffer out, int axis, int at) {
        int width = storage.dtype().bytes();
        if (axis == shape.length) {
            copy(in, out, at, width);
            return;
        }
        int step = (int) (strides[axis] * width);
        for (int i = 0; i < shape[axis]; i++) {
            gather(in, out, axis + 1, at + i * step);
        }
    }

    private static void copy(ByteBuffer in, ByteBuffer out, int at, int width) {
        switch (width) {
            case 1 -> out.put(in.get(at));
            case 2 -> out.putShort(in.getShort(at));
            case 4 -> out.putInt(in.getInt(at));
            default -> out.putLong(in.getLong(at));
        }
    }

    /** @throws CourseException if an element lies outside the storage, or the tensor is beyond 2 GiB */
    TorchTensor checked(Path file) {
        if (!fits() || byteSize() < 0 || byteSize() > Integer.MAX_VALUE) {
            throw new CourseException("%s is damaged (a tensor of shape %s does not lie in its storage of %d elements): get it again.",
                    file, Arrays.toString(shape), storage.count());
        }
        return this;
    }
}
