package tsugiki.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tsugiki.base.AtomicFiles;
import tsugiki.base.Digest;
import tsugiki.base.ProcessLock;
import tsugiki.base.Progress;
import tsugiki.base.Reason;

/**
 * A .tgz or .zip archive, unpacked once: into a folder beside the final one, which then takes its name in one
 * step. So a folder of that name is whole. Of two programs the second waits and takes the first's folder.
 * What an archive may write, and where, {@link EntryFolder} decides.
 */
final class Unpacked {

    private static final int SYNCING = 8;
    private static final String TEMPORARY = "unpacking-";
    private static final Pattern LEFT = Pattern.compile(TEMPORARY + ".*");

    private Unpacked() {}

    /**
     * The archive's files, unpacked into {@code parent/KEY/} now or earlier; the key is the sum of the archive.
     *
     * @throws CourseException when the archive is damaged, malicious, or the disk is full
     */
    static Path of(Path archive, Path parent, Progress.Factory progress) {
        try {
            String key = Digest.of("SHA-256", archive).substring(0, 12); // all of it: 0.5 s for the largest here
            Path target = parent.resolve(key);
            Path work = parent.resolve("unpacking");
            if (Files.isDirectory(target)) {
                ProcessLock.sweep(work);
                return target;
            }
            try (ProcessLock lock = ProcessLock.take(work, () -> progress.start("Another program unpacks " + archive.getFileName() + ", waiting", "bytes").close())) {
                if (!Files.isDirectory(target)) {
                    AtomicFiles.deleteTrees(parent, LEFT); // of unpackings that were killed: whoever has the lock works alone
                    unpack(archive, parent.resolve(TEMPORARY + key), target, progress);
                }
            }
            return target;
        } catch (IOException e) {
            throw Reason.unwritten("What is in " + archive, parent, e);
        }
    }

    private static void unpack(Path archive, Path temporary, Path target, Progress.Factory progress) throws IOException {
        Files.createDirectory(temporary);
        try (Progress display = progress.start("Unpack " + archive.getFileName(), "bytes")) {
            EntryFolder folder = new EntryFolder(archive, temporary);
            if (isZip(archive)) {
                ZipEntries.unpack(archive, folder, display);
            } else {
                TarEntries.unpack(archive, folder, display);
            }
            sync(temporary, folder);
            AtomicFiles.move(temporary, target);
        } finally {
            AtomicFiles.deleteTree(temporary);
        }
    }

    private static boolean isZip(Path archive) throws IOException {
        try (InputStream in = Files.newInputStream(archive)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }

    /** All at the end and several at once: the file system joins what waits for the disk together, ten times sooner than one by one. */
    private static void sync(Path written, EntryFolder folder) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(SYNCING);
        try (Stream<Path> walk = Files.walk(written)) {
            List<Callable<Void>> files = walk.filter(Files::isRegularFile).map(Unpacked::synced).toList();
            for (Future<Void> file : pool.invokeAll(files)) {
                file.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(Reason.of(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            folder.stopIfInterrupted();
        } finally {
            pool.shutdownNow();
        }
    }

    private static Callable<Void> synced(Path file) {
        return () -> {
            AtomicFiles.sync(file);
            return null;
        };
    }
}
