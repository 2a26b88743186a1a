package tsugiki.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tsugiki.base.CourseException;
import tsugiki.base.Reason;

/** The bytes of one file: small files are read, large ones mapped, so that they need no heap. */
final class FileBytes implements AutoCloseable {

    // A mapped file cannot be replaced on Windows until the garbage collector frees the map: map only what is large.
    private static final long READ_WHOLE = 32L << 20;

    // The number of maps is limited: short parts of a huge file are read.
    private static final long READ_PART = 1L << 20;

    private final Path path;
    private final FileChannel channel;
    private final long size;
    // Null for a file beyond 2 GiB, of which every slice is mapped by itself.
    private final ByteBuffer whole;

    private FileBytes(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.size = channel.size();
        if (size <= READ_WHOLE) {
            whole = read(channel, 0, (int) size);
        } else {
            whole = size <= Integer.MAX_VALUE ? channel.map(FileChannel.MapMode.READ_ONLY, 0, size) : null;
        }
    }

    private FileBytes(Path path, ByteBuffer content) {
        this.path = path;
        this.channel = null;
        this.size = content.remaining();
        this.whole = content;
    }

    /** Bytes in memory that stand for a file. */
    static FileBytes of(Path path, byte[] content) {
        return new FileBytes(path, ByteBuffer.wrap(content));
    }

    /** @throws CourseException if the file is missing, a folder, or cannot be read */
    static FileBytes open(Path path) {
        if (Files.isDirectory(path)) {
            throw new CourseException("%s is a folder: name a weights file in it.", path);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
            return new FileBytes(path, channel);
        } catch (NoSuchFileException e) {
            throw new CourseException(e, "%s does not exist: check the name and the folder.", path);
        } catch (IOException e) {
            closeQuietly(channel);
            throw Reason.unread(path, e);
        }
    }

    private static ByteBuffer read(FileChannel channel, long offset, int size) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(size);
        while (part.hasRemaining() && channel.read(part, offset + part.position()) >= 0) {
            continue;
        }
        return part.flip();
    }

    long size() {
        return size;
    }

    Path path() {
        return path;
    }

    /**
     * A range of the file, little endian and read-only; it stays valid after {@link #close()}.
     *
     * @throws CourseException if the range passes the end of the file
     */
    ByteBuffer slice(long offset, long length) {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new CourseException("%s ends too early (%d bytes): it is truncated, get it again.", path, size);
        }
        if (length > Integer.MAX_VALUE) {
            throw new CourseException("%s holds a part of %d bytes: at most 2 GiB can be read at once.", path, length);
        }
        ByteBuffer part = whole != null ? whole.slice((int) offset, (int) length) : part(offset, length);
        return part.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer part(long offset, long length) {
        try {
            return length <= READ_PART ? read(channel, offset, (int) length) : channel.map(FileChannel.MapMode.READ_ONLY, offset, length);
        } catch (IOException e) {
            throw new CourseException(e, "%s cannot be read into memory (%s): close other programs and try again.", path, Reason.of(e));
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Opened for reading only: nothing can be lost.
        }
    }
}
