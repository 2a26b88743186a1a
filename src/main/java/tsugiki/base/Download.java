package tsugiki.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Brings one file from the network, whole or not at all.
 *
 * <p>Bytes go to {@code TARGET.part} beside the target; only a complete file with the right sum is
 * moved to its name. A broken download is resumed where it stopped (HTTP Range), at once and also by
 * a later call; a file with a wrong sum is thrown away.
 */
public final class Download {

    private static final int TRIES = 3;
    private static final int CONNECT_MILLIS = 20_000;
    private static final int STALL_MILLIS = 30_000;

    /** Where bytes are written; a seam, so that tests can fill the disk. */
    @FunctionalInterface
    interface Disk {
        OutputStream append(Path file) throws IOException;
    }

    private final URI source;
    private final Path target;
    private final Path part;
    private final Digest check;
    private final Progress progress;
    private final Disk disk;

    private Download(URI source, Path target, Digest check, Progress progress, Disk disk) {
        this.source = source;
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + ".part");
        this.check = check;
        this.progress = progress;
        this.disk = disk;
    }

    /**
     * Downloads a file. Does nothing when the target is there already.
     *
     * @param source an http or https address
     * @param target the file to write; its folder is made
     * @param check the sum it must have, or null: then no sum is checked and nothing is resumed by a later call
     * @return the target
     * @throws CourseException when the address cannot be reached, has no such file, breaks off three
     *     times, the sum is wrong, or the disk is full: says which, and what to do
     */
    public static Path to(URI source, Path target, Digest check, Progress.Factory progress) {
        return to(source, target, check, progress,
                file -> Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    static Path to(URI source, Path target, Digest check, Progress.Factory progress, Disk disk) {
        if (Files.exists(target)) {
            return target;
        }
        try (Progress display = progress.start("Download " + target.getFileName(), "bytes")) {
            new Download(source, target, check, display, disk).run();
        }
        return target;
    }

    private void run() {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            if (check == null) {
                Files.deleteIfExists(part);
            }
            fetchWithRetries();
            verify();
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CourseException(e, "%s cannot be written (%s): check the folder's rights and the free space.", target, reason(e));
        }
    }

    private void fetchWithRetries() throws IOException {
        IOException last = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                fetch();
                return;
            } catch (BrokenOff e) {
                last = e;
            }
        }
        if (Files.exists(part) && check != null) {
            throw new CourseException(last, "The download of %s broke off after %s (%s): run this again, it goes on where it stopped.",
                    source, megabytes(Files.size(part)), reason(last));
        }
        Files.deleteIfExists(part);
        throw new CourseException(last, "%s cannot be reached (%s): connect to the network and run this again, or put the file at %s yourself.",
                source, reason(last), target);
    }

    /** One request; appends what comes to the part file. */
    private void fetch() throws IOException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        HttpURLConnection connection = connect(have);
        try {
            int status = status(connection);
            if (status == 416) { // asked for bytes past the end: what is here is whole or wrong, the sum tells
                progress.report(have, have, "");
                return;
            }
            if (status != 200 && status != 206) {
                throw refused(status);
            }
            if (status == 200 && have > 0) { // the server does not resume
                Files.delete(part);
                have = 0;
            }
            copy(connection, have);
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection connect(long have) throws IOException {
        URLConnection connection = source.toURL().openConnection();
        if (!(connection instanceof HttpURLConnection http)) {
            throw new CourseException("%s is no http or https address: give one that begins with https://.", source);
        }
        http.setConnectTimeout(CONNECT_MILLIS);
        http.setReadTimeout(STALL_MILLIS);
        http.setRequestProperty("Accept-Encoding", "identity");
        if (have > 0) {
            http.setRequestProperty("Range", "bytes=" + have + "-");
        }
        return http;
    }

    private static int status(HttpURLConnection connection) throws BrokenOff {
        try {
            return connection.getResponseCode();
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    private CourseException refused(int status) throws IOException {
        Files.deleteIfExists(part);
        return new CourseException("%s answers with HTTP status %d: check the address, or put the file at %s yourself.", source, status, target);
    }

    private void copy(HttpURLConnection connection, long have) throws IOException {
        long length = connection.getContentLengthLong();
        long total = length < 0 ? -1 : have + length;
        requireSpace(length);
        long done = have;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = open(connection); OutputStream out = disk.append(part)) {
            for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
                write(out, buffer, n);
                done += n;
                progress.report(done, total, "");
                stopIfInterrupted();
            }
        }
        if (total >= 0 && done < total) {
            throw new BrokenOff(new IOException(megabytes(done) + " of " + megabytes(total) + " came"));
        }
    }

    private static InputStream open(HttpURLConnection connection) throws BrokenOff {
        try {
            return connection.getInputStream();
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    private static int read(InputStream in, byte[] buffer) throws BrokenOff {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    private void write(OutputStream out, byte[] buffer, int n) throws IOException {
        try {
            out.write(buffer, 0, n);
        } catch (IOException e) {
            Files.deleteIfExists(part); // frees the full disk
            throw e;
        }
    }

    private void requireSpace(long bytes) throws IOException {
        long free = Files.getFileStore(target.toAbsolutePath().getParent()).getUsableSpace();
        if (bytes > free) {
            throw new CourseException("%s needs %s, but the disk of %s has %s free: free some space or choose another disk.",
                    source, megabytes(bytes), target.toAbsolutePath().getParent(), megabytes(free));
        }
    }

    private void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CourseException("The download of %s was stopped: run this again, it goes on where it stopped.", source);
        }
    }

    private void verify() throws IOException {
        if (check != null && !check.matches(part)) {
            String found = Digest.of(check.algorithm(), part);
            Files.delete(part);
            throw new CourseException("%s came with the %s sum %s instead of %s and was thrown away: run this again, or check the address.",
                    source, check.algorithm(), found, check.hex());
        }
    }

    private static String reason(Throwable e) {
        Throwable root = e instanceof BrokenOff ? e.getCause() : e;
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    private static String megabytes(long bytes) {
        return Text.of("%.1f MB", bytes / 1e6);
    }

    /** The network failed, not the disk. */
    private static final class BrokenOff extends IOException {
        BrokenOff(IOException cause) {
            super(cause);
        }
    }
}
