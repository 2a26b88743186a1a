package tsugiki.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads picture files by what is in them, not by their names. */
final class PictureReader {

    /** More pixels are refused before anything is decoded: such a file may be made to fill the memory. */
    static final long MAX_PIXELS = 100_000_000;

    private static final long MAX_BYTES = 300_000_000;
    private static final String SAVE_AGAIN = "save it again as JPEG or PNG, or take it out of the folder";

    private final Path path;
    private final byte[] file;

    private PictureReader(Path path, byte[] file) {
        this.path = path;
        this.file = file;
    }

    static Picture read(Path path) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new UnreadablePictureException(null, path, "it has more than " + MAX_BYTES / 1_000_000 + " MB", "make it smaller");
            }
            return new PictureReader(path, Files.readAllBytes(path)).read();
        } catch (NoSuchFileException e) {
            throw new UnreadablePictureException(e, path, "there is no such file", "check the name");
        } catch (IOException e) {
            throw new UnreadablePictureException(e, path, Files.isDirectory(path) ? "it is a folder" : "" + e.getMessage(), "check the file and its rights");
        }
    }

    static int orientation(Path path) {
        try {
            return Orientation.of(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UnreadablePictureException(e, path, "it cannot be opened", "check the file and its rights");
        }
    }

    private Picture read() {
        if (file.length == 0) {
            throw unreadable(null, "it is empty");
        }
        try {
            if (JpegHeader.isJpeg(file)) {
                return jpeg();
            }
            if (PngFile.isPng(file)) {
                PngFile png = PngFile.of(file);
                requireSize(png.width(), png.height());
                requireWhole(png.whole());
                if (!png.sound()) {
                    throw unreadable(null, "it is damaged (a chunk's sum is wrong)");
                }
            }
            return Orientation.upright(Pixels.of(decode()), Orientation.of(file));
        } catch (UnreadablePictureException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // damaged data makes decoders throw both
            throw unreadable(e, "it is damaged (" + e.getMessage() + ")");
        }
    }

    private Picture jpeg() throws IOException {
        JpegHeader header = JpegHeader.of(file);
        if (header.components() == 0 && header.whole()) {
            throw unreadable(null, "it is damaged (no frame header)");
        }
        requireSize(header.width(), header.height());
        requireWhole(header.whole());
        JpegReader reader = new JpegReader(file, header);
        Picture picture;
        try {
            picture = reader.read();
        } catch (IOException | RuntimeException e) { // e.g. lossless JPEG, which Java's own reader does not know
            picture = Pixels.of(decode());
        }
        requireWhole(!reader.cutOff());
        return Orientation.upright(picture, Orientation.of(file));
    }

    /** Any registered reader that knows the content; the size is checked before the pixels are made. */
    private BufferedImage decode() throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw unreadable(null, PictureFiles.foreign(new String(file, 0, Math.min(16, file.length), StandardCharsets.ISO_8859_1)));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                requireSize(reader.getWidth(0), reader.getHeight(0));
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }

    private void requireSize(int width, int height) {
        if ((long) width * height > MAX_PIXELS) {
            throw new UnreadablePictureException(null, path,
                    "its header says " + width + " x " + height + " pixels, more than the limit of " + MAX_PIXELS / 1_000_000 + " million",
                    "make it smaller, or take it out of the folder");
        }
    }

    private void requireWhole(boolean whole) {
        if (!whole) {
            throw new UnreadablePictureException(null, path, "it is cut off, its end is missing", "copy or download it again");
        }
    }

    private UnreadablePictureException unreadable(Throwable cause, String why) {
        return new UnreadablePictureException(cause, path, why, SAVE_AGAIN);
    }
}
