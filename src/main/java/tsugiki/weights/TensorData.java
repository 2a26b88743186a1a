package tsugiki.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.LongStream;
import tsugiki.base.CourseException;

/**
 * One tensor as a file holds it: row-major elements in little-endian bytes.
 *
 * <p>The bytes may lie in a mapped file, so that a large file needs no heap; they are read-only.
 *
 * @param dtype the kind of element
 * @param shape the length of each axis; empty for a single number
 * @param data the elements; its limit minus its position is their size in bytes
 */
public record TensorData(DType dtype, long[] shape, ByteBuffer data) {

    /** @throws CourseException if the bytes are not as many as the shape needs */
    public TensorData {
        shape = shape.clone();
        data = data.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long needed = byteSize(dtype, shape);
        if (needed != data.limit()) {
            throw new CourseException("A tensor of shape %s in %s needs %d bytes, not %d: make its data and shape agree.",
                    Arrays.toString(shape), dtype, needed, data.limit());
        }
    }

    /** A float32 tensor with these values. */
    public static TensorData of(float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, 4)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new TensorData(DType.F32, shape, bytes);
    }

    /** An int64 tensor with these values. */
    public static TensorData of(long[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, 8)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return new TensorData(DType.I64, shape, bytes);
    }

    /** The length of each axis, a copy. */
    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** The bytes, little endian, read-only, with a position of their own. */
    @Override
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The number of elements: the product of the shape. */
    public int count() {
        return data.limit() / dtype.bytes();
    }

    /** All elements as float32, row-major; float64 is rounded, float16 and bfloat16 are exact. */
    public float[] toFloats() {
        float[] out = new float[count()];
        if (dtype == DType.F32) {
            data().asFloatBuffer().get(out);
            return out;
        }
        ByteBuffer bytes = data();
        for (int i = 0; i < out.length; i++) {
            out[i] = switch (dtype) {
                case F32 -> bytes.getFloat();
                case F64 -> (float) bytes.getDouble();
                case F16 -> Half.toFloat(bytes.getShort());
                case BF16 -> Float.intBitsToFloat(bytes.getShort() << 16);
                case I64, I32, I16, I8, U8, BOOL -> integer(bytes);
            };
        }
        return out;
    }

    /**
     * All elements as int64, row-major.
     *
     * @throws CourseException if the elements are floating-point numbers
     */
    public long[] toLongs() {
        if (dtype.isFloating()) {
            throw new CourseException("A tensor of %s holds no integers: read it with toFloats().", dtype);
        }
        long[] out = new long[count()];
        ByteBuffer bytes = data();
        for (int i = 0; i < out.length; i++) {
            out[i] = integer(bytes);
        }
        return out;
    }

    private long integer(ByteBuffer bytes) {
        return switch (dtype) {
            case I64 -> bytes.getLong();
            case I32 -> bytes.getInt();
            case I16 -> bytes.getShort();
            case I8 -> bytes.get();
            case U8, BOOL -> bytes.get() & 0xff;
            case F64, F32, F16, BF16 -> throw new IllegalStateException(dtype + " is no integer");
        };
    }

    /** Bytes that a shape needs, or -1 when a length is negative or the product passes 2^63. */
    public static long byteSize(DType dtype, long[] shape) {
        if (LongStream.of(shape).anyMatch(length -> length < 0)) {
            return -1;
        }
        if (LongStream.of(shape).anyMatch(length -> length == 0)) {
            return 0;
        }
        long size = dtype.bytes();
        for (long length : shape) {
            if (size > Long.MAX_VALUE / length) {
                return -1;
            }
            size *= length;
        }
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorData t && dtype == t.dtype && Arrays.equals(shape, t.shape) && data.equals(t.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + dtype.hashCode();
    }

    @Override
    public String toString() {
        return dtype + Arrays.toString(shape);
    }
}
