package tsugiki.weights;

import java.util.Optional;

/** The kind of a tensor's elements, with the names that safetensors and PyTorch's storages give it. */
public enum DType {
    F64(8, "DoubleStorage"),
    F32(4, "FloatStorage"),
    F16(2, "HalfStorage"),
    BF16(2, "BFloat16Storage"),
    I64(8, "LongStorage"),
    I32(4, "IntStorage"),
    I16(2, "ShortStorage"),
    I8(1, "CharStorage"),
    U8(1, "ByteStorage"),
    BOOL(1, "BoolStorage");

    private final int bytes;
    private final String storage;

    DType(int bytes, String storage) {
        this.bytes = bytes;
        this.storage = storage;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** True for the four floating-point kinds. */
    public boolean isFloating() {
        return this == F64 || this == F32 || this == F16 || this == BF16;
    }

    /** The kind with this safetensors name, e.g. {@code F32}. */
    static Optional<DType> named(String name) {
        for (DType d : values()) {
            if (d.name().equals(name)) {
                return Optional.of(d);
            }
        }
        return Optional.empty();
    }

    /** The kind with this PyTorch storage class. */
    static Optional<DType> ofStorage(String storage) {
        for (DType d : values()) {
            if (d.storage.equals(storage)) {
                return Optional.of(d);
            }
        }
        return Optional.empty();
    }
}
