package tsugiki.zoo.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tsugiki.base.CourseException;

/** The bytes of one file: small files are read, large ones mapped, so that they need no heap. */
final class FileBytes implements AutoCloseable {

    // A mapped file cannot be replaced on Windows until the garbage collector frees the map: map only what is large.
    private static final long READ_WHOLE = 32L << 20;

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
            whole = read(channel, (int) size);
        } else {
            whole = size <= Integer.MAX_VALUE ? channel.map(FileChannel.MapMode.READ_ONLY, 0, size) : null;
        }
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
            throw new CourseException(e, "%s cannot be read (%s): check its rights and the disk.", path, e.getMessage());
        }
    }

    private static ByteBuffer read(FileChannel channel, int size) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(size);
        while (all.hasRemaining() && channel.read(all, all.position()) >= 0) {
            continue;
        }
        return all.flip();
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
        ByteBuffer part = whole != null ? whole.slice((int) offset, (int) length) : map(offset, length);
        return part.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer map(long offset, long length) {
        try {
            return channel.map(FileChannel.MapMode.READ_ONLY, offset, length);
        } catch (IOException e) {
            throw new CourseException(e, "%s cannot be mapped into memory (%s): close other programs and try again.", path, e.getMessage());
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
