package tsugiki.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;

/**
 * A .tgz archive, unpacked once: into a folder beside the final one, which then takes its name in one
 * step. So a folder of that name is whole.
 *
 * <p>An archive is not trusted: links and paths that leave the folder are refused.
 */
final class Unpacked {

    private static final long MOST_BYTES = 20_000_000_000L;
    private static final long MOST_ENTRY_BYTES = 200_000_000L;
    private static final String TEMPORARY = "unpacking-";

    private final Path archive;
    private final Path folder;

    private Unpacked(Path archive, Path folder) {
        this.archive = archive;
        this.folder = folder;
    }

    /**
     * The archive's files, unpacked into {@code parent/KEY/} now or earlier; the key is the archive's.
     *
     * @throws CourseException when the archive is damaged, malicious, or the disk is full
     */
    static Path of(Path archive, Path parent, Progress.Factory progress) {
        try {
            Path target = parent.resolve(key(archive));
            if (Files.isDirectory(target)) {
                return target;
            }
            Files.createDirectories(parent);
            deleteLeftovers(parent);
            Path temporary = Files.createDirectory(parent.resolve(TEMPORARY + UUID.randomUUID()));
            try (Progress display = progress.start("Unpack " + archive.getFileName(), "bytes")) {
                new Unpacked(archive, temporary).run(display);
                finish(temporary, target);
            } finally {
                delete(temporary);
            }
            return target;
        } catch (IOException e) {
            throw new CourseException(e, "%s cannot be unpacked into %s (%s): check its rights and the free space.", archive, parent, e.getMessage());
        }
    }

    /** Sum of the size, the first and the last 64 KiB: enough to tell archives apart, and quick. */
    private static String key(Path archive) throws IOException {
        try (var channel = Files.newByteChannel(archive)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Long.toString(channel.size()).getBytes(StandardCharsets.US_ASCII));
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            for (long position : new long[] {0, Math.max(0, channel.size() - buffer.capacity())}) {
                channel.position(position);
                buffer.clear();
                while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                    // a read may give less than asked for
                }
                digest.update(buffer.flip());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }

    private void run(Progress display) throws IOException {
        long total = Files.size(archive);
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                GzipCompressorInputStream gzip = fromArchive(() -> new GzipCompressorInputStream(file));
                TarArchiveInputStream tar = new TarArchiveInputStream(gzip)) {
            int files = 0;
            long bytes = 0;
            for (TarArchiveEntry entry = fromArchive(tar::getNextEntry); entry != null; entry = fromArchive(tar::getNextEntry)) {
                requireSensible(bytes += entry.getSize(), entry);
                unpack(entry, tar);
                stopIfInterrupted();
                display.report(Math.min(total, gzip.getCompressedCount()), total, ++files + " files");
            }
        }
    }

    private void unpack(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder) || entry.isSymbolicLink() || entry.isLink() || !(entry.isFile() || entry.isDirectory())) {
            throw new CourseException("%s was not unpacked: its entry '%s' would leave the folder or is a link; get the archive from its official address.",
                    archive, entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        byte[] content = fromArchive(tar::readAllBytes);
        if (content.length != entry.getSize()) {
            throw damaged(null);
        }
        Files.createDirectories(target.getParent());
        Files.write(target, content);
        Files.setLastModifiedTime(target, entry.getLastModifiedTime()); // so that stored features stay valid
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** Errors of reading are the archive's; errors of writing are the disk's. */
    private <T> T fromArchive(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | IllegalArgumentException e) { // the reader throws both on damaged headers
            throw damaged(e);
        }
    }

    private CourseException damaged(Exception cause) {
        return new CourseException(cause, "%s is cut off or damaged: download it again.", archive);
    }

    private void requireSensible(long bytes, TarArchiveEntry entry) {
        if (bytes > MOST_BYTES || entry.getSize() > MOST_ENTRY_BYTES) {
            throw new CourseException("%s was not unpacked: its entry '%s' is absurdly large; get the archive from its official address.",
                    archive, entry.getName());
        }
    }

    private void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CourseException("Unpacking %s was stopped: run this again.", archive);
        }
    }

    private static void finish(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(target)) { // else another process was quicker
                throw e;
            }
        }
    }

    /** Folders of unpackings that were killed; younger ones may still be at work. */
    private static void deleteLeftovers(Path parent) throws IOException {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        try (Stream<Path> entries = Files.list(parent)) {
            for (Path entry : entries.filter(e -> e.getFileName().toString().startsWith(TEMPORARY)).toList()) {
                if (Files.getLastModifiedTime(entry).toInstant().isBefore(yesterday)) {
                    delete(entry);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
