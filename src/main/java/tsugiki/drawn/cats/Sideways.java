package tsugiki.drawn.cats;

import java.awt.image.BufferedImage;

/** A picture of a camera that was held on its side, and the mark by which its JPEG says so. */
final class Sideways {
    /** APP1 of 34 bytes: "Exif", big-endian TIFF, one directory with one entry: tag 0x0112, a short, 6. */
    private static final int[] ORIENTATION_6 = {0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0};

    private Sideways() {}

    /** A quarter turn to the left, which orientation 6 takes back. */
    static BufferedImage turned(BufferedImage upright) {
        BufferedImage side = new BufferedImage(upright.getHeight(), upright.getWidth(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < upright.getHeight(); y++) {
            for (int x = 0; x < upright.getWidth(); x++) {
                side.setRGB(y, upright.getWidth() - 1 - x, upright.getRGB(x, y));
            }
        }
        return side;
    }

    /** The same JPEG with EXIF orientation 6, right after its first marker. */
    static byte[] marked(byte[] jpeg) {
        byte[] whole = new byte[jpeg.length + ORIENTATION_6.length];
        System.arraycopy(jpeg, 0, whole, 0, 2);
        for (int k = 0; k < ORIENTATION_6.length; k++) {
            whole[2 + k] = (byte) ORIENTATION_6[k];
        }
        System.arraycopy(jpeg, 2, whole, 2 + ORIENTATION_6.length, jpeg.length - 2);
        return whole;
    }
}
