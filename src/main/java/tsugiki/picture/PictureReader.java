package tsugiki.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
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

    /** A file's bytes, wherever it lies. */
    public interface Bytes {

        /** How many there are. */
        long size() throws IOException;

        /** All of them; asked for once or twice. */
        byte[] read() throws IOException;
    }

    private record OnDisk(Path path) implements Bytes {
        @Override
        public long size() throws IOException {
            return Files.size(path);
        }

        @Override
        public byte[] read() throws IOException {
            return Files.readAllBytes(path);
        }
    }

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
        return read(path, new OnDisk(path), share);
    }

    /**
     * The same of a file that lies elsewhere, e.g. on another machine's file system.
     *
     * @param name what a sentence calls it
     */
    public static Picture read(String name, Bytes file, MemoryShare share) {
        return read((Object) name, file, share);
    }

    private static Picture read(Object name, Bytes file, MemoryShare share) {
        try {
            return decoded(name, file, share);
        } catch (OutOfMemoryError e) {
            share.takeAll();
        }
        try {
            return decoded(name, bytes(name, file), share);
        } catch (OutOfMemoryError e) {
            throw noMemory(e, name);
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

    private static Picture decoded(Object name, Bytes source, MemoryShare share) {
        long size = size(name, source);
        share.take(size);
        byte[] file = bytes(name, source);
        long needed = MemoryNeed.of(file, share.copies());
        if (!share.takeMore(needed)) {
            file = null; // while others go on
            share.take(size + needed);
            file = bytes(name, source);
        }
        return decoded(name, file, share);
    }

    private static Picture decoded(Object name, byte[] file, MemoryShare share) {
        try {
            return new PictureReader(file, share).read();
        } catch (PictureFault e) {
            throw e.of(name);
        } catch (EOFException e) {
            throw PictureFault.cutOff().of(name);
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

    private static byte[] bytes(Path path) {
        return bytes(path, new OnDisk(path));
    }

    private static long size(Object name, Bytes file) {
        return opened(name, () -> {
            long size = file.size();
            if (size > MAX_BYTES) {
                throw new UnreadablePictureException(null, name, "it has more than " + MAX_BYTES / 1_000_000 + " MB", "make it smaller");
            }
            return size;
        });
    }

    private static byte[] bytes(Object name, Bytes file) {
        size(name, file);
        return opened(name, file::read);
    }

    private interface Opening<T> {
        T get() throws IOException;
    }

    private static <T> T opened(Object name, Opening<T> opening) {
        try {
            return opening.get();
        } catch (ClosedByInterruptException e) { // says nothing about the file
            throw new InterruptedPassException();
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new UnreadablePictureException(e, name, "there is no such file", "check the name");
        } catch (IOException e) {
            boolean folder = name instanceof Path path && Files.isDirectory(path);
            throw new UnreadablePictureException(e, name, folder ? "it is a folder" : Reason.of(e), "check the file and its rights");
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
