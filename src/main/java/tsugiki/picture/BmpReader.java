package tsugiki.picture;

import java.io.IOException;

/** Windows bitmaps: Java decodes them; what it would read wrong or fill up silently is refused before. */
final class BmpReader {

    private static final int CORE_HEADER = 12;
    private static final int MOST_PIXELS_A_BYTE = 128;
    private static final int RLE_8 = 1;
    private static final int RLE_4 = 2;
    private static final int END_OF_LINE = 0;
    private static final int END_OF_PICTURE = 1;
    private static final int JUMP = 2;
    private static final int BITFIELDS = 3;

    private BmpReader() {}

    static boolean isBmp(byte[] file) {
        return file.length >= 2 && file[0] == 'B' && file[1] == 'M';
    }

    static Picture read(byte[] file) throws IOException {
        PictureFault.requireWhole(file.length >= 26);
        int header = i32(file, 14);
        boolean core = header == CORE_HEADER;
        PictureFault.requireWhole(core || file.length >= 54);
        long width = core ? u16(file, 18) : i32(file, 18);
        long height = core ? u16(file, 20) : Math.abs((long) i32(file, 22));
        PictureFault.requireSize(width, height, file.length, MOST_PIXELS_A_BYTE);
        int bits = u16(file, core ? 24 : 28);
        int compression = core ? 0 : i32(file, 30);
        if (compression < 0 || compression > BITFIELDS || bits == 0) {
            throw PictureFault.foreign("a BMP of compression " + compression);
        }
        if (compression == 0 || compression == BITFIELDS) { // the last row's padding may be missing
            long row = (width * bits + 31) / 32 * 4;
            PictureFault.requireWhole((i32(file, 10) & 0xFFFFFFFFL) + row * (height - 1) + (width * bits + 7) / 8 <= file.length);
        }
        if (compression == RLE_8 || compression == RLE_4) {
            PictureFault.requireWhole(runsAreWhole(file, width, height, compression == RLE_8 ? 1 : 2));
        }
        return Pixels.of(JavaReader.of("bmp", file).read());
    }

    /** Whether the runs go on to the end mark, or fill the picture without one. @param values in a byte of plain values */
    private static boolean runsAreWhole(byte[] file, long width, long height, int values) {
        long start = i32(file, 10) & 0xFFFFFFFFL;
        long length = i32(file, 34) & 0xFFFFFFFFL; // 0 where the file does not say it
        long end = length == 0 ? file.length : Math.min(file.length, start + length);
        long at = start;
        long x = 0;
        long y = 0;
        while (at + 2 <= end) {
            int count = file[(int) at] & 255;
            int value = file[(int) at + 1] & 255;
            at += 2;
            if (count > 0) {
                x += count;
            } else if (value == END_OF_LINE) {
                x = 0;
                y++;
            } else if (value == END_OF_PICTURE) {
                return true;
            } else if (value == JUMP) {
                if (at + 2 > end) {
                    return false;
                }
                x += file[(int) at] & 255;
                y += file[(int) at + 1] & 255;
                at += 2;
            } else {
                int bytes = (value + values - 1) / values;
                x += value;
                at += bytes + bytes % 2;
            }
        }
        return at <= end && (y >= height || y == height - 1 && x >= width);
    }

    private static int u16(byte[] file, int at) {
        return file[at] & 255 | (file[at + 1] & 255) << 8;
    }

    private static int i32(byte[] file, int at) {
        return u16(file, at) | u16(file, at + 2) << 16;
    }
}
