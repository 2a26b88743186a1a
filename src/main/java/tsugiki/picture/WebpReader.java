package tsugiki.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads WebP, lossy or lossless, with transparency: by libwebp, so that values are Pillow's, where decoders written in
 * Java spread the colours of lossy files otherwise. Its size and its end are looked at before libwebp sees it.
 */
final class WebpReader {

    private static final int FIRST = 12;
    private static final int HEAD = 8;
    private static final int MOVES = 2;
    private static final int SIDE = 0x3FFF;

    private final byte[] file;

    private WebpReader(byte[] file) {
        this.file = file;
    }

    static boolean isWebp(byte[] file) {
        return file.length >= FIRST && Signature.isWebp(new String(file, 0, FIRST, StandardCharsets.ISO_8859_1));
    }

    static Picture read(byte[] file) throws IOException {
        WebpReader reader = new WebpReader(file);
        PictureFault.requireWhole(reader.isWhole());
        long[] size = size(file);
        PictureFault.requireSize(size[0], size[1]);
        if (reader.isNamed(FIRST, "VP8X") && (file[FIRST + HEAD] & MOVES) != 0) {
            throw PictureFault.foreign("a WebP that moves");
        }
        return Pixels.of(JavaReader.of("webp", file).read());
    }

    /** Width and height, by the first chunk; zeros where it does not say them. */
    static long[] size(byte[] file) {
        WebpReader reader = new WebpReader(file);
        int at = FIRST + HEAD;
        if (file.length < at + 10) {
            return new long[2];
        }
        if (reader.isNamed(FIRST, "VP8X")) {
            return new long[] {1 + reader.number(at + 4, 3), 1 + reader.number(at + 7, 3)};
        }
        if (reader.isNamed(FIRST, "VP8L")) {
            long sides = reader.number(at + 1, 4);
            return new long[] {1 + (sides & SIDE), 1 + (sides >> 14 & SIDE)};
        }
        return reader.isNamed(FIRST, "VP8 ") ? new long[] {reader.number(at + 6, 2) & SIDE, reader.number(at + 8, 2) & SIDE} : new long[2];
    }

    /** Its EXIF block and its XMP, which stand behind the pixels. */
    static CameraNotes notes(byte[] file) {
        WebpReader reader = new WebpReader(file);
        byte[] exif = reader.chunk("EXIF");
        return new CameraNotes(exif, new String(reader.chunk("XMP "), StandardCharsets.ISO_8859_1));
    }

    /** Whether the file is as long as its head says. */
    private boolean isWhole() {
        return HEAD + number(4, 4) <= file.length && end(FIRST) <= file.length;
    }

    private byte[] chunk(String name) {
        for (long at = FIRST; at + HEAD <= file.length; at = end(at) + end(at) % 2) {
            if (isNamed((int) at, name) && end(at) <= file.length) {
                return Arrays.copyOfRange(file, (int) at + HEAD, (int) end(at));
            }
        }
        return new byte[0];
    }

    /** Where a chunk's data ends. */
    private long end(long chunk) {
        return chunk + HEAD > file.length ? Long.MAX_VALUE - 1 : chunk + HEAD + number((int) chunk + 4, 4);
    }

    private boolean isNamed(int chunk, String name) {
        return file.length >= chunk + 4 && new String(file, chunk, 4, StandardCharsets.ISO_8859_1).equals(name);
    }

    private long number(int at, int count) {
        long number = 0;
        for (int i = count - 1; i >= 0; i--) {
            number = number << 8 | file[at + i] & 255;
        }
        return number;
    }
}
