package tsugiki.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;
import tsugiki.base.Text;

/**
 * A matrix of numbers out of a MAT-file of level 5 (MathWorks, "MAT-File Format", chapter 1), as
 * Flowers-102's lists are. Cells, structures and texts are passed over, and nothing is allocated by what a
 * file claims: it is small, and so is what it unpacks to.
 */
final class MatFile {

    private static final int MOST_BYTES = 16 << 20;
    private static final int HEADER_BYTES = 128;
    private static final int MATRIX = 14;
    private static final int COMPRESSED = 15;
    /** Classes of arrays: mxDOUBLE_CLASS to mxUINT64_CLASS. */
    private static final int FIRST_NUMERIC = 6;
    private static final int LAST_NUMERIC = 15;

    private final String name;
    private int budget = MOST_BYTES;

    private MatFile(String name) {
        this.name = name;
    }

    /** A part of a file: its kind and its bytes. */
    private record Element(int type, ByteBuffer data) {}

    /**
     * The matrix's elements, column by column, without their fractions.
     *
     * @throws IOException with the reason in a few words, if there is none of this name, or the file is damaged
     */
    static int[] matrix(Path file, String name) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(Text.of("it is larger than %d MB", MOST_BYTES >> 20));
        }
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
        if (in.limit() < HEADER_BYTES || in.getShort(126) != ('M' << 8 | 'I') && in.getShort(126) != ('I' << 8 | 'M')) {
            throw new IOException("it is no MAT-file");
        }
        in.order(in.getShort(126) == ('M' << 8 | 'I') ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (in.getShort(124) != 0x0100) {
            throw new IOException("it is a MAT-file of another level than 5");
        }
        return new MatFile(name).find(in.position(HEADER_BYTES));
    }

    private int[] find(ByteBuffer in) throws IOException {
        while (in.remaining() >= 8) {
            Element element = next(in);
            if (element.type() == COMPRESSED) {
                element = next(inflated(element.data()));
            }
            int[] numbers = element.type() == MATRIX ? numbers(element.data()) : null;
            if (numbers != null) {
                return numbers;
            }
        }
        throw new IOException("it has no matrix of numbers of this name");
    }

    private ByteBuffer inflated(ByteBuffer data) throws IOException {
        byte[] packed = new byte[data.remaining()];
        data.get(packed);
        try (InflaterInputStream inflater = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = inflater.readNBytes(budget);
            budget -= bytes.length;
            if (budget == 0) {
                throw new IOException(Text.of("it unpacks to more than %d MB", MOST_BYTES >> 20));
            }
            return ByteBuffer.wrap(bytes).order(data.order());
        }
    }

    /** Null when it is of another name or holds no numbers. */
    private int[] numbers(ByteBuffer matrix) throws IOException {
        if (matrix.remaining() == 0) {
            return null;
        }
        int kind = next(matrix).data().get(matrix.order() == ByteOrder.LITTLE_ENDIAN ? 0 : 3);
        ByteBuffer lengths = next(matrix).data();
        String called = StandardCharsets.ISO_8859_1.decode(next(matrix).data()).toString();
        if (!called.equals(name) || kind < FIRST_NUMERIC || kind > LAST_NUMERIC) {
            return null;
        }
        Element real = next(matrix);
        int width = width(real.type());
        double count = 1;
        while (lengths.remaining() >= 4) {
            count *= lengths.getInt();
        }
        if (count * width != real.data().remaining()) {
            throw new IOException("its size does not fit its numbers");
        }
        return IntStream.range(0, (int) count).map(i -> (int) number(real, i * width)).toArray();
    }

    /** Takes an element; of 4 bytes and fewer the tag itself holds the data. */
    private static Element next(ByteBuffer in) throws IOException {
        if (in.remaining() < 8) {
            throw new IOException("it is cut off");
        }
        int start = in.position();
        int type = in.getInt();
        boolean small = type >>> 16 != 0;
        int length = small ? type >>> 16 : in.getInt();
        if (length < 0 || length > in.remaining() || small && length > 4) {
            throw new IOException("it is cut off or damaged");
        }
        ByteBuffer data = in.slice(in.position(), length).order(in.order());
        int end = in.position() + length;
        int padded = small ? start + 8 : type == COMPRESSED ? end : start + (end - start + 7) / 8 * 8;
        in.position(Math.min(in.limit(), padded));
        return new Element(type & 0xffff, data);
    }

    private static int width(int type) throws IOException {
        return switch (type) {
            case 1, 2 -> 1;
            case 3, 4 -> 2;
            case 5, 6, 7 -> 4;
            case 9, 12, 13 -> 8;
            default -> throw new IOException("its numbers are of an unknown kind");
        };
    }

    private static double number(Element real, int at) {
        ByteBuffer data = real.data();
        return switch (real.type()) {
            case 1 -> data.get(at);
            case 2 -> data.get(at) & 0xff;
            case 3 -> data.getShort(at);
            case 4 -> data.getShort(at) & 0xffff;
            case 5 -> data.getInt(at);
            case 6 -> data.getInt(at) & 0xffffffffL;
            case 7 -> data.getFloat(at);
            case 9 -> data.getDouble(at);
            default -> data.getLong(at);
        };
    }
}
