package tsugiki.data;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import tsugiki.base.AtomicFiles;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.base.ProcessLock;
import tsugiki.base.Progress;
import tsugiki.base.Reason;
import tsugiki.base.Shown;

/**
 * A .tgz archive, unpacked once: into a folder beside the final one, which then takes its name in one
 * step. So a folder of that name is whole. Of two programs the second waits and takes the first's folder.
 *
 * <p>An archive is not trusted: links, names that leave the folder or that some machine cannot write,
 * and sizes out of all proportion are refused.
 */
final class Unpacked {

    private static final long MOST_BYTES = 20_000_000_000L;
    private static final long MOST_ENTRY_BYTES = 200_000_000L;
    private static final long FEW_BYTES = 20_000_000L;
    private static final long MOST_HEADER_BYTES = 1 << 20;
    private static final int MOST_FILES = 1_000_000;
    /** Pictures hardly shrink; what grows more than a hundredfold was made to fill the disk. */
    private static final long MOST_RATIO = 100;
    private static final int SYNCING = 8;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 1000;
    private static final String TEMPORARY = "unpacking-";
    /** What Windows cannot write, or a terminal should not. */
    private static final Pattern UNWRITABLE = Pattern.compile(
            ".*[\\x00-\\x1f\\x7f\\\\:*?\"<>|].*|.*[. ]|(?i:con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.DOTALL);

    private final Path archive;
    private final Path folder;

    private Unpacked(Path archive, Path folder) {
        this.archive = archive;
        this.folder = folder;
    }

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
                    sweep(parent);
                    unpack(archive, parent.resolve(TEMPORARY + key), target, progress);
                }
            }
            return target;
        } catch (IOException e) {
            throw Reason.unwritten("What is in " + archive, parent, e);
        }
    }

    /** Folders of unpackings that were killed: whoever has the lock works alone. */
    private static void sweep(Path parent) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, TEMPORARY + "*")) {
            for (Path folder : left) {
                AtomicFiles.deleteTree(folder);
            }
        }
    }

    private static void unpack(Path archive, Path temporary, Path target, Progress.Factory progress) throws IOException {
        Files.createDirectory(temporary);
        try (Progress display = progress.start("Unpack " + archive.getFileName(), "bytes")) {
            Unpacked unpacked = new Unpacked(archive, temporary);
            unpacked.run(display);
            unpacked.sync();
            AtomicFiles.move(temporary, target);
        } finally {
            AtomicFiles.deleteTree(temporary);
        }
    }

    /** All at the end and several at once: the file system joins what waits for the disk together, ten times sooner than one by one. */
    private void sync() throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(SYNCING);
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Callable<Void>> files = walk.filter(Files::isRegularFile).map(Unpacked::synced).toList();
            for (Future<Void> file : pool.invokeAll(files)) {
                file.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(Reason.of(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopIfInterrupted();
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

    private void run(Progress display) throws IOException {
        long total = Files.size(archive);
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                GzipCompressorInputStream gzip = fromArchive(() -> new GzipCompressorInputStream(file));
                Bounded bounded = new Bounded(gzip);
                TarArchiveInputStream tar = new TarArchiveInputStream(bounded, StandardCharsets.UTF_8.name())) {
            int files = 0;
            long bytes = 0;
            for (TarArchiveEntry entry = next(tar, bounded); entry != null; entry = next(tar, bounded)) {
                bytes += entry.getSize();
                if (entry.getSize() > MOST_ENTRY_BYTES || bytes > Math.min(MOST_BYTES, FEW_BYTES + MOST_RATIO * total) || files == MOST_FILES) {
                    throw refused(entry.getName(), "makes it absurdly large");
                }
                bounded.allow(entry.getSize() + MOST_HEADER_BYTES);
                unpack(entry, tar);
                stopIfInterrupted();
                display.report(Math.min(total, gzip.getCompressedCount()), total, ++files + " files");
            }
            fromArchive(() -> bounded.transferTo(OutputStream.nullOutputStream())); // the check sum stands at the end
        }
    }

    private TarArchiveEntry next(TarArchiveInputStream tar, Bounded bounded) {
        bounded.allow(MOST_HEADER_BYTES);
        return fromArchive(tar::getNextEntry);
    }

    private void unpack(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        Path target = place(entry);
        try {
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                return;
            }
            Files.createDirectories(target.getParent());
            write(target, entry, tar);
        } catch (FileAlreadyExistsException e) {
            throw refused(entry.getName(), "comes twice");
        }
    }

    private void write(Path target, TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = entry.getSize();
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int n = fromArchive(() -> tar.read(buffer)); n >= 0; n = fromArchive(() -> tar.read(buffer))) {
                out.write(buffer, 0, n);
                left -= n;
            }
        }
        if (left != 0) {
            throw damaged(null);
        }
        Files.setLastModifiedTime(target, entry.getLastModifiedTime()); // so that stored features stay valid
    }

    private Path place(TarArchiveEntry entry) {
        String name = entry.getName();
        if (entry.isSparse() || !(entry.isFile() || entry.isDirectory()) || entry.isSymbolicLink() || entry.isLink()) {
            throw refused(name, "is a link, or another thing than a file");
        }
        if (name.startsWith("/") || name.contains("\\") || name.matches("(?s)[A-Za-z]:.*") || List.of(name.split("/")).contains("..")) {
            throw refused(name, "would leave the folder");
        }
        try {
            boolean writable = name.length() <= LONGEST_PATH && Stream.of(name.split("/")).allMatch(Unpacked::isWritable);
            Path target = folder.resolve(name).normalize();
            if (writable && target.startsWith(folder)) {
                return target;
            }
        } catch (InvalidPathException e) {
            // letters that this machine's file names cannot hold
        }
        throw refused(name, "has a name that cannot be written");
    }

    private static boolean isWritable(String part) {
        return part.equals(".") || part.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME && !UNWRITABLE.matcher(part).matches();
    }

    /** Stops at what it is allowed: headers, too, claim sizes, and a few bytes unpack to gigabytes. */
    private final class Bounded extends FilterInputStream {
        private long left = MOST_HEADER_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        void allow(long bytes) {
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            left -= Math.max(0, n);
            if (left < 0) {
                throw new CourseException("%s was not unpacked: its headers are absurdly large; get the archive from its official address.", archive);
            }
            return n;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return Math.max(0, read(new byte[(int) Math.min(bytes, 1 << 16)])); // the decompressor reads what it skips
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** Errors of reading are the archive's; errors of writing are the disk's. */
    private <T> T fromArchive(Reading<T> reading) {
        try {
            return reading.read();
        } catch (CourseException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) { // the reader throws many kinds on damaged headers
            throw damaged(e);
        }
    }

    private CourseException damaged(Throwable cause) {
        return new CourseException(cause, "%s is cut off or damaged: download it again.", archive);
    }

    private CourseException refused(String entry, String why) {
        return new CourseException("%s was not unpacked: its entry '%s' %s; get the archive from its official address.", archive, Shown.text(entry), why);
    }

    private void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CourseException("Unpacking %s was stopped: run this again.", archive);
        }
    }
}
