package tsugiki.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One directory of tags in a TIFF file, or in the EXIF block of another picture, which has the same form.
 * Only the tag that is asked for is read, and never more values than the file holds.
 */
final class Ifd {

    static final int ORIENTATION = 274;

    private static final int[] BYTES_OF_TYPE = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final ByteBuffer file;
    private final boolean big;
    private final long at;

    private Ifd(ByteBuffer file, boolean big, long at) {
        this.file = file;
        this.big = big;
        this.at = at;
    }

    /** The first directory, or null when the bytes are no TIFF. */
    static Ifd first(byte[] tiff) {
        ByteBuffer file = ByteBuffer.wrap(tiff);
        if (tiff.length < 8 || tiff[0] != tiff[1] || tiff[0] != 'I' && tiff[0] != 'M') {
            return null;
        }
        file.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int version = file.getShort(2);
        if (version == 43 && tiff.length >= 16) { // BigTIFF
            return new Ifd(file, true, file.getLong(8)).orNull();
        }
        return version == 42 ? new Ifd(file, false, file.getInt(4) & 0xFFFFFFFFL).orNull() : null;
    }

    /** The directory at another place of the same file, or null. */
    Ifd at(long offset) {
        return new Ifd(file, big, offset).orNull();
    }

    /** The directory that follows, as of a next page, or null. */
    Ifd next() {
        long place = entry(count());
        return !holds(place, big ? 8 : 4) ? null : at(big ? file.getLong((int) place) : file.getInt((int) place) & 0xFFFFFFFFL);
    }

    /** Whether the tag is there, whatever its value. */
    boolean has(int tag) {
        return find(tag) >= 0;
    }

    /** Whether the directory ends before the file does, and so do the values of these tags, as far as they are there. */
    boolean isWhole(int... tags) {
        return holds(at, entry(count()) - at) && Arrays.stream(tags).mapToLong(this::find).filter(place -> place >= 0)
                .allMatch(place -> holds(from(place), values(place) * BYTES_OF_TYPE[type(place)]));
    }

    /** A tag's whole numbers; none when it is missing, of another type, or beyond the file's end. */
    long[] numbers(int tag) {
        long place = find(tag);
        int type = place < 0 ? 0 : type(place);
        if (type == 0 || type == 2 || type == 5 || type == 10 || type == 11 || type == 12) {
            return new long[0];
        }
        int size = BYTES_OF_TYPE[type];
        long values = values(place);
        long from = from(place);
        if (values < 0 || values > file.limit() || !holds(from, values * size)) {
            return new long[0];
        }
        long[] numbers = new long[(int) values];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number((int) from + i * size, type);
        }
        return numbers;
    }

    /** A tag's first number, or another when it has none. */
    long number(int tag, long otherwise) {
        long[] numbers = numbers(tag);
        return numbers.length == 0 ? otherwise : numbers[0];
    }

    /** A tag's type, by TIFF's table, e.g. 3 for whole numbers of 16 bits; 0 when it is missing. */
    int typeOf(int tag) {
        long place = find(tag);
        return place < 0 ? 0 : type(place);
    }

    /** A tag's bytes, as they stand; none when it is missing or beyond the file's end. */
    byte[] bytes(int tag) {
        long place = find(tag);
        long length = place < 0 ? 0 : values(place) * BYTES_OF_TYPE[type(place)];
        byte[] bytes = new byte[place >= 0 && length >= 0 && holds(from(place), length) ? (int) length : 0];
        if (bytes.length > 0) {
            file.get((int) from(place), bytes);
        }
        return bytes;
    }

    private Ifd orNull() {
        return holds(at, big ? 8 : 2) ? this : null;
    }

    private boolean holds(long from, long length) {
        return from >= 0 && length >= 0 && length <= file.limit() && from <= file.limit() - length;
    }

    private long count() {
        return big ? Math.min(file.getLong((int) at) & Long.MAX_VALUE, 65_535) : file.getShort((int) at) & 0xFFFF;
    }

    private long entry(long index) {
        return at + (big ? 8 + 20 * index : 2 + 12 * index);
    }

    private long find(int tag) {
        for (long i = 0; i < count(); i++) {
            long place = entry(i);
            if (!holds(place, big ? 20 : 12)) {
                return -1;
            }
            if ((file.getShort((int) place) & 0xFFFF) == tag) {
                return place;
            }
        }
        return -1;
    }

    private int type(long place) {
        int type = file.getShort((int) place + 2) & 0xFFFF;
        return type < BYTES_OF_TYPE.length && BYTES_OF_TYPE[type] > 0 ? type : 0;
    }

    private long values(long place) {
        return big ? file.getLong((int) place + 4) : file.getInt((int) place + 4) & 0xFFFFFFFFL;
    }

    /** Where the values are: in the entry when they fit. */
    private long from(long place) {
        int room = big ? 8 : 4;
        int inside = (int) place + (big ? 12 : 8);
        long values = values(place);
        if (values >= 0 && values <= room && values * BYTES_OF_TYPE[type(place)] <= room) {
            return inside;
        }
        return big ? file.getLong(inside) : file.getInt(inside) & 0xFFFFFFFFL;
    }

    private long number(int place, int type) {
        return switch (BYTES_OF_TYPE[type]) {
            case 1 -> file.get(place) & 0xFF;
            case 2 -> type == 8 ? file.getShort(place) : file.getShort(place) & 0xFFFF;
            case 4 -> type == 9 ? file.getInt(place) : file.getInt(place) & 0xFFFFFFFFL;
            default -> file.getLong(place);
        };
    }
}
