package tsugiki.picture;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first picture of a GIF file, laid on the file's whole screen as Pillow does it: around a smaller
 * picture stands the transparent colour, which becomes white, or the palette's first.
 *
 * <p>Java decodes the picture itself; where it lies and which colours it has is read here.
 */
final class GifReader {

    private static final int MOST_PIXELS_A_BYTE = 2560;

    private final byte[] file;
    private int at = 13;
    private byte[] head;
    private int picture;
    private int transparent = -1;
    private byte[] palette;

    private GifReader(byte[] file) {
        this.file = file;
    }

    static boolean isGif(byte[] file) {
        return file.length >= 6 && new String(file, 0, 4, StandardCharsets.ISO_8859_1).equals("GIF8");
    }

    static Picture read(byte[] file) throws IOException {
        try {
            return new GifReader(file).read();
        } catch (ArrayIndexOutOfBoundsException e) { // read on beyond the end
            throw PictureFault.cutOff();
        }
    }

    private Picture read() throws IOException {
        palette(file[10]);
        head = Arrays.copyOf(file, at);
        findPicture();
        picture = at;
        int left = u16(at + 1);
        int top = u16(at + 3);
        int width = u16(at + 5);
        int height = u16(at + 7);
        int screenWidth = Math.max(u16(6), left + width);
        int screenHeight = Math.max(u16(8), top + height);
        PictureFault.requireSize(screenWidth, screenHeight, file.length, MOST_PIXELS_A_BYTE);
        byte flags = file[at + 9];
        at += 10;
        palette(flags);
        at++; // the size of the first code
        PictureFault.requireWhole(at(at) != 0);
        skipBlocks();
        return laid(indices(width, height), left, top, screenWidth, screenHeight);
    }

    /** A colour table of the size that the flags say, or none. */
    private void palette(byte flags) {
        if ((flags & 128) != 0) {
            int length = 3 << (flags & 7) + 1;
            palette = Arrays.copyOfRange(file, at, at + length);
            at += length;
            at(at - 1);
        }
    }

    /** To the first picture; the extensions before it may say which colour is transparent. */
    private void findPicture() throws PictureFault {
        while (at(at) != ',') {
            int kind = at(at++);
            if (kind == ';') {
                throw PictureFault.damaged("no picture in it");
            }
            if (kind != '!') {
                continue;
            }
            if (at(at++) == 0xF9 && at(at) >= 4 && (at(at + 1) & 1) != 0) {
                transparent = at(at + 4);
            }
            skipBlocks();
        }
    }

    private void skipBlocks() {
        while (at(at) != 0) {
            at += at(at) + 1;
        }
        at++;
    }

    /** Java gets no extensions: it would put a comment of 20 MB together for minutes. */
    private Raster indices(int width, int height) throws IOException {
        JavaReader reader = JavaReader.of("gif", new JoinedStream(head, file, picture));
        Raster indices = reader.read().getRaster();
        if (reader.rows() < height) {
            throw PictureFault.cutOff();
        }
        if (reader.warned() && palette != null || indices.getWidth() != width || indices.getHeight() != height) {
            throw PictureFault.damaged("its pixels");
        }
        return indices;
    }

    private Picture laid(Raster indices, int left, int top, int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        byte[][] colours = new byte[256][];
        Arrays.setAll(colours, this::colour);
        for (int i = 0; i < rgb.length; i += 3) {
            System.arraycopy(colours[Math.max(0, transparent)], 0, rgb, i, 3);
        }
        int[] row = new int[indices.getWidth()];
        for (int y = 0; y < indices.getHeight(); y++) {
            indices.getSamples(0, y, row.length, 1, 0, row);
            for (int x = 0; x < row.length; x++) {
                System.arraycopy(colours[row[x]], 0, rgb, ((top + y) * width + left + x) * 3, 3);
            }
        }
        return new Picture(width, height, rgb);
    }

    /** A palette's colour on white; a file without a palette is grey, a colour beyond its end black. */
    private byte[] colour(int index) {
        if (index == transparent) {
            return new byte[] {-1, -1, -1};
        }
        if (palette == null) {
            return new byte[] {(byte) index, (byte) index, (byte) index};
        }
        return 3 * index + 3 > palette.length ? new byte[3] : Arrays.copyOfRange(palette, 3 * index, 3 * index + 3);
    }

    private int at(int index) {
        return file[index] & 255;
    }

    private int u16(int index) {
        return at(index) | at(index + 1) << 8;
    }
}
