package tsugiki.data;

import java.util.zip.CRC32;

/**
 * A PNG file's size and whether all its chunks are there with right sums.
 *
 * @param whole whether the end chunk was reached
 */
record PngFile(int width, int height, boolean whole) {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;

    static boolean isPng(byte[] file) {
        return file.length >= 8 && ((long) i32(file, 0) << 32 | i32(file, 4) & 0xFFFFFFFFL) == SIGNATURE;
    }

    static PngFile of(byte[] file) {
        int width = 0;
        int height = 0;
        int at = 8;
        while (at + 12 <= file.length) {
            int length = i32(file, at);
            int type = i32(file, at + 4);
            if (length < 0 || length > file.length - at - 12) {
                break;
            }
            if (type == IHDR && length >= 8) {
                width = i32(file, at + 8);
                height = i32(file, at + 12);
            } else if (type == IDAT && !sumIsRight(file, at + 4, length + 4)) {
                throw new IllegalArgumentException("a chunk's sum is wrong");
            } else if (type == IEND) {
                return new PngFile(width, height, true);
            }
            at += length + 12;
        }
        return new PngFile(width, height, false);
    }

    private static boolean sumIsRight(byte[] file, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(file, from, length);
        return (int) sum.getValue() == i32(file, from + length);
    }

    private static int i32(byte[] file, int at) {
        return (file[at] & 255) << 24 | (file[at + 1] & 255) << 16 | (file[at + 2] & 255) << 8 | file[at + 3] & 255;
    }
}
