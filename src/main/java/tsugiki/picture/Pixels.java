package tsugiki.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/** Takes 8-bit RGB values out of Java's many image types. Alpha is composited on white. */
final class Pixels {

    private static final int BLACK = 0xFF000000;

    private Pixels() {}

    static Picture of(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR && image.getRaster().getParent() == null) {
            return ofBgr(image);
        }
        ColorModel colours = image.getColorModel();
        int space = colours.getColorSpace().getType();
        boolean plain = space == ColorSpace.TYPE_RGB || space == ColorSpace.TYPE_GRAY;
        if (colours instanceof IndexColorModel palette) {
            return ofPalette(image.getRaster(), palette);
        }
        if (colours.isAlphaPremultiplied() || !plain) {
            return ofDrawn(image);
        }
        return ofSamples(image.getRaster(), colours);
    }

    private static Picture ofBgr(BufferedImage image) {
        byte[] rgb = ((DataBufferByte) image.getRaster().getDataBuffer()).getData().clone();
        for (int i = 0; i < rgb.length; i += 3) {
            byte blue = rgb[i];
            rgb[i] = rgb[i + 2];
            rgb[i + 2] = blue;
        }
        return new Picture(image.getWidth(), image.getHeight(), rgb);
    }

    /** Foreign colour spaces: Java converts each pixel. */
    private static Picture ofDrawn(BufferedImage image) {
        int width = image.getWidth();
        int[] argb = new int[width];
        byte[] out = new byte[width * image.getHeight() * 3];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, argb, 0, width);
            putRow(argb, out, y * width * 3);
        }
        return new Picture(width, image.getHeight(), out);
    }

    /** Numbers beyond the palette's end are black, as in Pillow. */
    private static Picture ofPalette(Raster raster, IndexColorModel palette) {
        int[] colours = new int[1 << palette.getPixelSize()];
        Arrays.fill(colours, BLACK);
        palette.getRGBs(colours);
        int width = raster.getWidth();
        int[] row = new int[width];
        byte[] out = new byte[width * raster.getHeight() * 3];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                row[x] = colours[row[x]];
            }
            putRow(row, out, y * width * 3);
        }
        return new Picture(width, raster.getHeight(), out);
    }

    private static void putRow(int[] argb, byte[] out, int from) {
        int at = from;
        for (int pixel : argb) {
            int alpha = pixel >>> 24;
            out[at++] = onWhite(pixel >> 16 & 255, alpha);
            out[at++] = onWhite(pixel >> 8 & 255, alpha);
            out[at++] = onWhite(pixel & 255, alpha);
        }
    }

    /**
     * Raw samples, high 8 bits of each. Java's own conversion is not used: it takes grey as linear
     * light and makes it paler.
     */
    private static Picture ofSamples(Raster raster, ColorModel colours) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        boolean alpha = colours.hasAlpha();
        int colour = alpha ? bands - 1 : bands;
        int[] row = new int[width * bands];
        byte[] out = new byte[width * raster.getHeight() * 3];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int opaque = alpha ? eightBits(row[x * bands + bands - 1], colours.getComponentSize(bands - 1)) : 255;
                for (int c = 0; c < 3; c++) {
                    int band = colour < 3 ? 0 : c;
                    out[at++] = onWhite(eightBits(row[x * bands + band], colours.getComponentSize(band)), opaque);
                }
            }
        }
        return new Picture(width, raster.getHeight(), out);
    }

    /** A sample of so many bits as one of 8: the high 8, or spread over 0..255. */
    static int eightBits(int sample, int bits) {
        return bits == 8 ? sample : bits > 8 ? sample >> (bits - 8) : sample * 255 / ((1 << bits) - 1);
    }

    static byte onWhite(int value, int alpha) {
        return alpha == 255 ? (byte) value : (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
    }
}
