package tsugiki.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One worker at a time on a file or folder, among all processes of the machine: {@code .NAME.lock} beside it.
 * The system gives the lock back when its process ends, however it ends; a lock file without an owner is free.
 */
public final class ProcessLock implements AutoCloseable {

    private static final String SUFFIX = ".lock";
    private static final long LOOK_MILLIS = 100;
    private static final long LONGEST_MARK = 1L << 16; // not every file system leaves a hole: some write so many zeros
    /** The system's locks belong to a process, not to a thread, so a process must remember its own. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ProcessLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock if it is free. */
    public static Optional<ProcessLock> tryTake(Path subject) {
        Path file = lockFile(subject);
        if (!OURS.add(file)) {
            return Optional.empty();
        }
        ProcessLock lock = null;
        try {
            lock = open(file);
        } catch (IOException e) {
            throw Reason.unwritten("The lock " + file.getFileName(), file.getParent(), e);
        } finally {
            if (lock == null) {
                OURS.remove(file);
            }
        }
        return Optional.ofNullable(lock);
    }

    /**
     * Waits for the lock.
     *
     * @param waiting called once, if another holds it: say so
     * @throws CourseException when interrupted; the flag stays set
     */
    public static ProcessLock take(Path subject, Runnable waiting) {
        Optional<ProcessLock> lock = tryTake(subject);
        if (lock.isEmpty()) {
            waiting.run();
        }
        while (lock.isEmpty()) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CourseException(e, "Waiting for %s, on which another program works, was stopped: run this again.", subject);
            }
            lock = tryTake(subject);
        }
        return lock.get();
    }

    /** Whether somebody works on it now. */
    public static boolean isTaken(Path subject) {
        Optional<ProcessLock> lock = tryTake(subject);
        lock.ifPresent(ProcessLock::close);
        return lock.isEmpty();
    }

    /** Takes away the lock file of an owner that was killed; for those who find the work done and need no lock. */
    public static void sweep(Path subject) {
        if (Files.isWritable(lockFile(subject))) {
            isTaken(subject);
        }
    }

    /** The same for every lock in a folder, whose subjects one who works on later does not know by name. */
    public static void sweepAll(Path folder) {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(folder, ".*" + SUFFIX)) {
            for (Path file : locks) {
                String name = file.getFileName().toString();
                sweep(folder.resolve(name.substring(1, name.length() - SUFFIX.length())));
            }
        } catch (IOException | DirectoryIteratorException e) {
            // a folder that cannot be listed keeps them: they lock nothing
        }
    }

    private static Path lockFile(Path subject) {
        Path target = subject.toAbsolutePath().normalize();
        try {
            Files.createDirectories(target.getParent());
            target = Files.exists(target) ? target.toRealPath() : target.getParent().toRealPath().resolve(target.getFileName());
        } catch (IOException e) {
            throw Reason.unwritten("The lock of " + target.getFileName(), target.getParent(), e);
        }
        return target.resolveSibling("." + target.getFileName() + SUFFIX);
    }

    /** Null when another process holds it. A file that its owner removed meanwhile is no lock: then again. */
    private static ProcessLock open(Path file) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = channel.tryLock();
                if (lock == null) {
                    return null;
                }
                if (isStillNamed(file, channel)) {
                    return new ProcessLock(file, channel);
                }
                lock = null;
            } finally {
                if (lock == null) {
                    channel.close();
                }
            }
        }
    }

    /** A file cannot be opened twice without giving its lock away, so its length, chosen at random, tells whether the name leads to it. */
    private static boolean isStillNamed(Path file, FileChannel channel) throws IOException {
        long length = ThreadLocalRandom.current().nextLong(1, LONGEST_MARK);
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), length - 1);
        try {
            return Files.size(file) == length;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file); // while it is still ours
        } catch (IOException e) {
            // a lock file without an owner is free
        }
        try {
            channel.close();
        } catch (IOException e) {
            // then the process's end gives it back
        } finally {
            OURS.remove(file);
        }
    }
}
