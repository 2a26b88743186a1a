package tsugiki.weights;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tsugiki.base.CourseException;

/** The numbers and texts of a pickle; lengths are checked before memory is taken. */
final class PickleScalars {

    // The longest integer PyTorch writes has 10 bytes: the magic number of the older form.
    private static final int MAX_LONG_BYTES = 64;
    private static final int MAX_NAME = 1024;

    private final Path file;
    private final ByteBuffer in;

    PickleScalars(Path file, ByteBuffer in) {
        this.file = file;
        this.in = in;
    }

    /** None, a bool, an integer or a float; null is None. */
    Object number(int op) {
        return switch (op) {
            case 'N' -> null;
            case 0x88 -> true;
            case 0x89 -> false;
            case 'J' -> (long) in.getInt();
            case 'K' -> (long) (in.get() & 0xff);
            case 'M' -> (long) (in.getShort() & 0xffff);
            case 'G' -> Double.longBitsToDouble(Long.reverseBytes(in.getLong()));
            case 0x8a -> integer(in.get() & 0xff);
            default -> integer(in.getInt());
        };
    }

    private Number integer(int length) {
        if (length < 0 || length > MAX_LONG_BYTES) {
            throw new CourseException("%s holds an integer of %d bytes: it is damaged, get it again.", file, length);
        }
        byte[] bigEndian = new byte[Math.max(1, length)];
        for (int i = length - 1; i >= 0; i--) {
            bigEndian[i] = in.get();
        }
        BigInteger value = new BigInteger(bigEndian);
        return value.bitLength() < 64 ? (Number) value.longValue() : value;
    }

    /** A text; bytes too become text, since nothing the kit reads is bytes. */
    String text(int op) {
        return switch (op) {
            case 'U', 0x8c, 'C' -> take(in.get() & 0xff);
            case 'T', 'X', 'B' -> take(in.getInt() & 0xffffffffL);
            default -> take(in.getLong());
        };
    }

    private String take(long length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Text up to the end of the line. */
    String line() {
        StringBuilder text = new StringBuilder();
        for (byte b = in.get(); b != '\n'; b = in.get()) {
            if (text.length() == MAX_NAME) {
                throw new CourseException("%s holds a name of more than %d letters: it is damaged, get it again.", file, MAX_NAME);
            }
            text.append((char) (b & 0xff));
        }
        return text.toString();
    }
}
