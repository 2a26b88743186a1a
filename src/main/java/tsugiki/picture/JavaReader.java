package tsugiki.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import javax.imageio.stream.ImageInputStream;

/** The reader that comes with Java for a format, or with the kit for WebP, and what it says while it reads. */
final class JavaReader implements IIOReadUpdateListener {

    private final String format;
    private final JoinedStream file;
    private int rows;
    private boolean warned;

    private JavaReader(String format, JoinedStream file) {
        this.format = format;
        this.file = file;
    }

    /** @param format as ImageIO names it, e.g. {@code "gif"} */
    static JavaReader of(String format, byte[] file) {
        return of(format, new JoinedStream(new byte[0], file, 0));
    }

    /** The same of a file from which parts are left out. */
    static JavaReader of(String format, JoinedStream file) {
        return new JavaReader(format, file);
    }

    /** The first picture; its size is checked before its pixels are made. */
    BufferedImage read() throws IOException {
        ImageReader reader = decoder(format);
        try (ImageInputStream in = file) {
            reader.setInput(in, true, true);
            PictureFault.requireSize(reader.getWidth(0), reader.getHeight(0));
            reader.addIIOReadUpdateListener(this);
            reader.addIIOReadWarningListener((source, warning) -> warned = true);
            return reader.read(0);
        } catch (IIOException e) {
            if (e.getCause() instanceof OutOfMemoryError full) { // no fault of the file
                throw full;
            }
            throw e;
        } finally {
            reader.dispose();
        }
    }

    /** How many rows it decoded; fewer than the picture has when the data ended before. */
    int rows() {
        return rows;
    }

    /** Whether it found something wrong and went on. */
    boolean warned() {
        return warned;
    }

    /** The one inside Java, or libwebp's: others on the class path may convert colours. @param format as ImageIO names it */
    static ImageReader decoder(String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            String maker = reader.getClass().getName();
            if (maker.startsWith("com.sun.") || maker.startsWith("com.luciad.imageio.webp.")) {
                return reader;
            }
        }
        throw new IOException("this Java has no reader for " + format);
    }

    @Override
    public void imageUpdate(ImageReader source, BufferedImage image, int x, int y, int width, int height, int stepX, int stepY, int[] bands) {
        rows += height;
    }

    @Override
    public void passStarted(ImageReader source, BufferedImage image, int pass, int first, int last, int x, int y, int stepX, int stepY, int[] bands) {}

    @Override
    public void passComplete(ImageReader source, BufferedImage image) {}

    @Override
    public void thumbnailPassStarted(ImageReader source, BufferedImage image, int pass, int first, int last, int x, int y, int stepX, int stepY, int[] bands) {}

    @Override
    public void thumbnailUpdate(ImageReader source, BufferedImage image, int x, int y, int width, int height, int stepX, int stepY, int[] bands) {}

    @Override
    public void thumbnailPassComplete(ImageReader source, BufferedImage image) {}
}
