package tsugiki.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import tsugiki.base.CourseException;

/**
 * A picture of 8-bit RGB pixels.
 *
 * @param width pixels in a row
 * @param height rows
 * @param rgb values 0..255 row by row, red, green, blue of each pixel; not copied, so do not change them
 */
public record Picture(int width, int height, byte[] rgb) {

    public Picture {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new CourseException("A picture of %d x %d pixels needs %d values, not %d: check its size.",
                    width, height, 3L * width * height, rgb.length);
        }
    }

    /**
     * Reads a picture file, whatever its name ends in: JPEG (also grey and CMYK), PNG (also 16 bits),
     * GIF (its first picture), BMP, TIFF, WebP that does not move. Values are Pillow's, but grey of 16 bits keeps its high 8 where
     * Pillow clips, and two kinds of TIFF files are only near: YCbCr that is not JPEG within 1, or 3 where the file has a range
     * or coefficients of its own (an uncompressed file's count here, not in Pillow); L*a*b* mostly within 3, saturated colours
     * up to 40 apart. It is turned upright by its EXIF or XMP orientation; transparent parts become white. Of a JPEG
     * that would take more than 40 % of the memory Java may use, every second pixel of every second row is
     * taken, or every third.
     *
     * @throws UnreadablePictureException when the file is missing, empty, cut off, damaged, no picture,
     *     or larger than {@link PictureReader#MAX_PIXELS}
     */
    public static Picture read(Path file) {
        return PictureReader.read(file);
    }

    /**
     * How the camera was held, by its EXIF orientation: 1 upright (also where the file says nothing), 3 upside
     * down, 6 and 8 on its side; 2, 4, 5 and 7 are the same, mirrored.
     *
     * @throws UnreadablePictureException when the file cannot be opened
     */
    public static int orientation(Path file) {
        return PictureReader.orientation(file);
    }

    /**
     * When the picture was taken, by its EXIF DateTimeOriginal; empty where the file does not say it.
     *
     * @throws UnreadablePictureException when the file cannot be opened
     */
    public static Optional<LocalDateTime> taken(Path file) {
        return PictureReader.taken(file);
    }

    /**
     * Whether the file says on which place it was taken, by EXIF's or XMP's GPS. The pixels read from it never do.
     *
     * @throws UnreadablePictureException when the file cannot be opened
     */
    public static boolean placed(Path file) {
        return PictureReader.placed(file);
    }

    /** Takes an image's pixels; transparent parts become white. */
    public static Picture of(BufferedImage image) {
        return Pixels.of(image);
    }

    /** A picture of one colour. */
    public static Picture filled(int width, int height, int red, int green, int blue) {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) red;
            rgb[i + 1] = (byte) green;
            rgb[i + 2] = (byte) blue;
        }
        return new Picture(width, height, rgb);
    }

    /** A copy as an image that Java draws and a notebook cell shows. */
    public BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < bgr.length; i += 3) {
            bgr[i] = rgb[i + 2];
            bgr[i + 1] = rgb[i + 1];
            bgr[i + 2] = rgb[i];
        }
        return image;
    }

    /** One value, 0..255. @param channel 0 red, 1 green, 2 blue */
    public int value(int x, int y, int channel) {
        return rgb[(y * width + x) * 3 + channel] & 255;
    }

    /** The part in the box; parts outside the picture are black. */
    public Picture crop(Box box) {
        if (box.equals(new Box(0, 0, width, height))) {
            return this;
        }
        byte[] out = new byte[box.width() * box.height() * 3];
        int left = Math.max(0, box.x());
        int count = Math.min(width, box.x() + box.width()) - left;
        for (int y = Math.max(0, box.y()); y < Math.min(height, box.y() + box.height()) && count > 0; y++) {
            int to = ((y - box.y()) * box.width() + left - box.x()) * 3;
            System.arraycopy(rgb, (y * width + left) * 3, out, to, count * 3);
        }
        return new Picture(box.width(), box.height(), out);
    }

    /** The whole picture in another size, antialiased, as Pillow does it to the bit. */
    public Picture resize(int newWidth, int newHeight, Interpolation filter) {
        return Resampling.resize(this, newWidth, newHeight, filter);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture p && width == p.width && height == p.height && Arrays.equals(rgb, p.rgb);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rgb) + 31 * width;
    }

    @Override
    public String toString() {
        return "Picture " + width + " x " + height;
    }
}
