package tsugiki.data;

import java.io.EOFException;
import java.io.IOException;

/** Windows bitmaps: Java decodes them; what it would read wrong or fill up silently is refused before. */
final class BmpReader {

    private static final int CORE_HEADER = 12;
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
        PictureFault.requireSize(width, height);
        int bits = u16(file, core ? 24 : 28);
        int compression = core ? 0 : i32(file, 30);
        if (compression < 0 || compression > BITFIELDS || bits == 0) {
            throw PictureFault.foreign("a BMP of compression " + compression);
        }
        if (compression == 0 || compression == BITFIELDS) { // the last row's padding may be missing
            long row = (width * bits + 31) / 32 * 4;
            PictureFault.requireWhole((i32(file, 10) & 0xFFFFFFFFL) + row * (height - 1) + (width * bits + 7) / 8 <= file.length);
        }
        try {
            return Pixels.of(JavaReader.of("bmp", file).read());
        } catch (EOFException e) {
            throw PictureFault.cutOff();
        }
    }

    private static int u16(byte[] file, int at) {
        return file[at] & 255 | (file[at + 1] & 255) << 8;
    }

    private static int i32(byte[] file, int at) {
        return u16(file, at) | u16(file, at + 2) << 16;
    }
}
