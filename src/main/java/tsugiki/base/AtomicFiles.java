package tsugiki.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that are there whole or not at all, whenever the process or the machine stops: written beside
 * their name as {@code .NAME.PID-COUNT.part}, synced to the disk, then named in one step.
 *
 * <p>What a killed writer left is taken away by the next writer of the same name.
 */
public final class AtomicFiles {

    private static final String PART = ".part";
    private static final Duration ABANDONED = Duration.ofDays(1);
    /** Tells two writers of one process apart. */
    private static final AtomicLong COUNT = new AtomicLong();

    private AtomicFiles() {}

    /** Writes the content of a new file. It must not open the file a second time: that would give its lock away. */
    @FunctionalInterface
    public interface Content {
        /** Writes it from the beginning. */
        void to(FileChannel out) throws IOException;
    }

    /** {@link #write(Path, Content)} of these bytes. */
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, out -> {
            for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining();) {
                out.write(rest);
            }
        });
    }

    /** {@link #write(Path, Content)} of this text in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a file and its folder where that is missing. A link keeps pointing where it did: the file it
     * leads to is replaced.
     *
     * @throws IOException if it cannot be written; the file is then as before, and nothing half-written stays
     */
    public static void write(Path file, Content content) throws IOException {
        Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        sweep(target);
        Path part = target.resolveSibling(Text.of(".%s.%d-%d%s",
                target.getFileName(), ProcessHandle.current().pid(), COUNT.incrementAndGet(), PART));
        try {
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    FileLock alive = lock(out)) {
                content.to(out);
                out.force(true); // the name may reach the disk before the data do
            }
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
        syncFolder(target.getParent());
    }

    /** Gives a file or folder another name in the same folder in one step, and that name to the disk. */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        syncFolder(to.toAbsolutePath().getParent());
    }

    /** Waits until a file's content is on the disk. */
    public static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Deletes a file, or a folder with all in it; links are deleted, not followed. Nothing happens when it is not there. */
    public static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** {@link #deleteTree} of all in a folder whose names fit. @throws java.nio.file.NoSuchFileException if the folder is not there */
    public static void deleteTrees(Path folder, Pattern names) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, path -> names.matcher(path.getFileName().toString()).matches())) {
            for (Path each : found) {
                deleteTree(each);
            }
        }
    }

    /** Takes away what killed writers of this name left beside it. */
    public static void sweep(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            return;
        }
        Pattern ours = Pattern.compile("\\." + Pattern.quote(file.getFileName().toString()) + "\\.(\\d{1,18})-\\d+" + Pattern.quote(PART));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, entry -> ours.matcher(entry.getFileName().toString()).matches())) {
            for (Path entry : entries) {
                Matcher name = ours.matcher(entry.getFileName().toString());
                if (name.matches() && isAbandoned(entry, Long.parseLong(name.group(1)))) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }

    /** The writer may live on another machine that shares the disk: then its lock tells. */
    private static boolean isAbandoned(Path part, long pid) throws IOException {
        if (pid == ProcessHandle.current().pid()) {
            return false; // opening it here would give the writing thread's lock away
        }
        boolean old = Files.getLastModifiedTime(part).toInstant().isBefore(Instant.now().minus(ABANDONED));
        if (ProcessHandle.of(pid).isPresent() && !old) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE); FileLock free = channel.tryLock()) {
            return free != null;
        } catch (IOException e) {
            return false; // another sweeper was quicker, or it is not ours to delete
        }
    }

    /** Some file systems of networks know no locks; then the process number alone tells a living writer. */
    private static FileLock lock(FileChannel out) {
        try {
            return out.tryLock();
        } catch (IOException e) {
            return null;
        }
    }

    /** A name is on the disk when its folder is; Windows opens no folders and needs none. */
    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // the file itself is whole; only a power cut at this instant could lose its name
        }
    }
}
