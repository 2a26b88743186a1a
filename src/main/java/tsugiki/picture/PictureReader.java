package tsugiki.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import tsugiki.base.Reason;

/** Reads picture files by what is in them, not by their names. */
public final class PictureReader {

    /** More pixels are refused before anything is decoded: such a file may be made to fill the memory. */
    static final long MAX_PIXELS = 100_000_000;

    private static final long MAX_BYTES = 300_000_000;

    /** A JPEG's notes stand in its first segments, of 64 KB each at most; those of others may be behind the pixels. */
    private static final int NOTES_WITHIN = 1 << 18;

    private final byte[] file;
    private final MemoryShare share;

    private PictureReader(byte[] file, MemoryShare share) {
        this.file = file;
        this.share = share;
    }

    static Picture read(Path path) {
        try (MemoryShare share = MemoryBudget.HEAP.beside()) {
            return read(path, share);
        }
    }

    /** An error of one file is that file's refusal; only memory is asked for twice, in case others had it. */
    public static Picture read(Path path, MemoryShare share) {
        try {
            return decoded(path, share);
        } catch (OutOfMemoryError e) {
            share.takeAll();
        }
        try {
            return decoded(path, bytes(path), share);
        } catch (OutOfMemoryError e) {
            throw noMemory(e, path);
        }
    }

    /**
     * The same of a file whose bytes are here already, e.g. sent over a network.
     *
     * @param name what a sentence calls it
     */
    public static Picture read(String name, byte[] file, MemoryShare share) {
        try {
            share.take(MemoryNeed.of(file, share.copies()));
            return decoded(name, file, share);
        } catch (OutOfMemoryError e) {
            share.takeAll();
        }
        try {
            return decoded(name, file, share);
        } catch (OutOfMemoryError e) {
            throw noMemory(e, name);
        }
    }

    private static UnreadablePictureException noMemory(OutOfMemoryError e, Object file) {
        return new UnreadablePictureException(e, file, "it needs more memory than Java may use", "make it smaller, or give Java more with -Xmx");
    }

    private static Picture decoded(Path path, MemoryShare share) {
        long size = size(path);
        share.take(size);
        byte[] file = bytes(path);
        long needed = MemoryNeed.of(file, share.copies());
        if (!share.takeMore(needed)) {
            file = null; // while others go on
            share.take(size + needed);
            file = bytes(path);
        }
        return decoded(path, file, share);
    }

    private static Picture decoded(Object name, byte[] file, MemoryShare share) {
        try {
            return new PictureReader(file, share).read();
        } catch (PictureFault e) {
            throw new UnreadablePictureException(e, name, e.getMessage(), e.what());
        } catch (EOFException e) {
            PictureFault cut = PictureFault.cutOff();
            throw new UnreadablePictureException(e, name, cut.getMessage(), cut.what());
        } catch (IOException e) {
            if (e.getCause() instanceof OutOfMemoryError memory) { // Java's reader of PNG wraps it
                throw memory;
            }
            throw new UnreadablePictureException(e, name, "it is damaged (" + Reason.of(e) + ")", PictureFault.SAVE_AGAIN);
        } catch (RuntimeException e) { // what decoders trip over, in words that help nobody: the cause keeps them
            throw new UnreadablePictureException(e, name, "it is damaged (its parts do not fit together)", PictureFault.SAVE_AGAIN);
        } catch (StackOverflowError | LinkageError | InternalError e) {
            throw new UnreadablePictureException(e, name, "its decoder failed (" + Reason.of(e) + ")", PictureFault.SAVE_AGAIN);
        }
    }

    static int orientation(Path path) {
        return Orientation.of(bytes(path));
    }

    static Optional<LocalDateTime> taken(Path path) {
        return CameraNotes.of(bytes(path)).taken();
    }

    static boolean placed(Path path) {
        byte[] head = opened(path, () -> {
            try (InputStream in = Files.newInputStream(path)) {
                return in.readNBytes(NOTES_WITHIN);
            }
        });
        return CameraNotes.of(JpegHeader.isJpeg(head) || head.length < NOTES_WITHIN ? head : bytes(path)).placed();
    }

    private static long size(Path path) {
        return opened(path, () -> {
            long size = Files.size(path);
            if (size > MAX_BYTES) {
                throw new UnreadablePictureException(null, path, "it has more than " + MAX_BYTES / 1_000_000 + " MB", "make it smaller");
            }
            return size;
        });
    }

    private static byte[] bytes(Path path) {
        size(path);
        return opened(path, () -> Files.readAllBytes(path));
    }

    private interface Opening<T> {
        T get() throws IOException;
    }

    private static <T> T opened(Path path, Opening<T> opening) {
        try {
            return opening.get();
        } catch (ClosedByInterruptException e) { // says nothing about the file
            throw new InterruptedPassException();
        } catch (NoSuchFileException e) {
            throw new UnreadablePictureException(e, path, "there is no such file", "check the name");
        } catch (IOException e) {
            throw new UnreadablePictureException(e, path, Files.isDirectory(path) ? "it is a folder" : Reason.of(e), "check the file and its rights");
        }
    }

    private Picture read() throws IOException {
        if (file.length == 0) {
            throw PictureFault.unknown("it is empty");
        }
        if (JpegHeader.isJpeg(file)) {
            return jpeg();
        }
        Picture picture = PngFile.isPng(file) ? png() : GifReader.isGif(file) ? GifReader.read(file)
                : BmpReader.isBmp(file) ? BmpReader.read(file) : TiffReader.isTiff(file) ? TiffReader.read(file)
                : WebpReader.isWebp(file) ? WebpReader.read(file) : Pixels.of(decode());
        return Orientation.upright(picture, Orientation.of(file));
    }

    private Picture png() throws IOException {
        PngFile png = PngFile.of(file);
        PictureFault.requireWhole(png.width() > 0);
        PictureFault.requireSize(png.width(), png.height(), file.length, PngFile.MOST_PIXELS_A_BYTE);
        PictureFault.requireWhole(png.whole());
        if (!png.sound()) {
            throw PictureFault.damaged("a chunk's sum is wrong");
        }
        return Pixels.of(JavaReader.of("png", PngFile.bare(file)).read());
    }

    private Picture jpeg() throws IOException {
        JpegHeader header = JpegHeader.of(file);
        JpegFrame frame = header.frame();
        if (frame.components() == 0) {
            throw header.whole() ? PictureFault.damaged("no frame header") : PictureFault.cutOff();
        }
        PictureFault.requireSize(frame.width(), frame.height());
        PictureFault.requireWhole(header.whole());
        header.requireHonest(file.length);
        int orientation = Orientation.of(file);
        JpegReader reader = new JpegReader(file, header, orientation, share.step(file.length + 3L * frame.width() * frame.height()));
        Picture picture;
        try {
            picture = reader.read();
        } catch (IOException | RuntimeException e) {
            frame.requireKnown();
            if (!frame.isLossless()) {
                throw e;
            }
            picture = Orientation.upright(Pixels.of(decode()), orientation);
        }
        PictureFault.requireWhole(!reader.cutOff());
        return picture;
    }

    /** Any registered reader that knows the content; the size is checked before the pixels are made. */
    private BufferedImage decode() throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw PictureFault.unknown(Signature.foreign(new String(file, 0, Math.min(Signature.LENGTH, file.length), StandardCharsets.ISO_8859_1)));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                PictureFault.requireSize(reader.getWidth(0), reader.getHeight(0));
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }
}
