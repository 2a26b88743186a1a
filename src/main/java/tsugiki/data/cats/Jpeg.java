package tsugiki.data.cats;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** JPEG in memory, and the mark by which a camera says that it was held on its side. */
final class Jpeg {
    static final float FINE = 0.93f;
    static final float COARSE = 0.6f;

    /** APP1 of 34 bytes: "Exif", big-endian TIFF, one directory with one entry: tag 0x0112, a short, 6. */
    private static final int[] ORIENTATION_6 = {0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0};

    private Jpeg() {}

    static byte[] bytes(BufferedImage image, float quality) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A quarter turn to the left, which orientation 6 takes back. */
    static BufferedImage onItsSide(BufferedImage upright) {
        BufferedImage turned = new BufferedImage(upright.getHeight(), upright.getWidth(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < upright.getHeight(); y++) {
            for (int x = 0; x < upright.getWidth(); x++) {
                turned.setRGB(y, upright.getWidth() - 1 - x, upright.getRGB(x, y));
            }
        }
        return turned;
    }

    /** The same JPEG with EXIF orientation 6, right after its first marker. */
    static byte[] turned(byte[] jpeg) {
        byte[] marked = new byte[jpeg.length + ORIENTATION_6.length];
        System.arraycopy(jpeg, 0, marked, 0, 2);
        for (int k = 0; k < ORIENTATION_6.length; k++) {
            marked[2 + k] = (byte) ORIENTATION_6[k];
        }
        System.arraycopy(jpeg, 2, marked, 2 + ORIENTATION_6.length, jpeg.length - 2);
        return marked;
    }
}
