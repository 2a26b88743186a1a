package tsugiki.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tsugiki.base.HttpAnswer.BrokenOff;

/**
 * Brings one file from the network, whole or not at all.
 *
 * <p>Bytes go to {@code TARGET.part} beside the target; only a complete file with the right sum gets its
 * name. What breaks off is asked for again after a pause, and goes on where it stopped (HTTP Range), also
 * in a later call; a file with a wrong sum is thrown away. Of two that want one file the second waits for
 * the first and takes its file.
 */
public final class Download {

    /** In a row; bytes that came make it begin anew. */
    private static final int TRIES = 5;
    private static final long BYTES_THAT_COUNT = 1 << 20;
    private static final long LONGEST_PAUSE = 60;

    /** What the machine does for a download: a seam, so that tests can fill the disk and need not sleep. */
    record Machine(Disk disk, Pause pause, Proxies proxies) {
        static Machine real() {
            return new Machine(file -> Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    seconds -> Thread.sleep(1000 * seconds), Proxies.standard());
        }
    }

    @FunctionalInterface
    interface Disk {
        OutputStream append(Path file) throws IOException;
    }

    @FunctionalInterface
    interface Pause {
        void seconds(long seconds) throws InterruptedException;
    }

    private final URI source;
    private final Path target;
    private final Path part;
    private final Digest check;
    private final Progress progress;
    private final Machine machine;
    private String version;
    private long total = -1;
    private boolean joined;
    private String oddity = "";

    private Download(URI source, Path target, Digest check, Progress progress, Machine machine) {
        this.source = source;
        this.target = target;
        this.part = part(target);
        this.check = check;
        this.progress = progress;
        this.machine = machine;
    }

    private static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    /**
     * Downloads a file. When the target is there already, only its sum is checked.
     *
     * @param source an http or https address; the proxy is the environment's ({@code https_proxy} ...)
     * @param target the file to write; its folder is made
     * @param check the sum it must have, or null: then no sum is checked and nothing is resumed by a later call
     * @return the target
     * @throws CourseException when the address cannot be reached, has no such file, breaks off again and
     *     again, the sum is wrong, or the disk is full: says which, and what to do. A file that is there
     *     with another sum is left alone, since it may be the user's own
     */
    public static Path to(URI source, Path target, Digest check, Progress.Factory progress) {
        return to(source, target, check, progress, Machine.real());
    }

    static Path to(URI source, Path target, Digest check, Progress.Factory progress, Machine machine) {
        if (Files.exists(target)) {
            return there(source, target, check);
        }
        try (ProcessLock lock = ProcessLock.take(target, () -> progress.start("Another program downloads " + target.getFileName() + ", waiting", "bytes").close())) {
            if (Files.exists(target)) {
                return there(source, target, check);
            }
            try (Progress display = progress.start("Download " + target.getFileName(), "bytes")) {
                new Download(source, target, check, display, machine).run();
            }
        }
        return target;
    }

    private static Path there(URI source, Path target, Digest check) {
        if (check != null) {
            check.require(target, "run this again to fetch " + source);
        }
        ProcessLock.sweep(target);
        try {
            Files.deleteIfExists(part(target));
        } catch (IOException e) {
            // the folder may be read-only; the file itself is right
        }
        return target;
    }

    private void run() {
        try {
            if (check == null) {
                Files.deleteIfExists(part);
            }
            fetchWithRetries();
            if (joined && check != null && !check.matches(part)) { // the part was of another file of this address
                Files.delete(part);
                fetchWithRetries();
            }
            verify();
            AtomicFiles.sync(part);
            AtomicFiles.move(part, target);
        } catch (IOException e) {
            throw Reason.unwritten(target.getFileName().toString(), target.toAbsolutePath().getParent(), e);
        }
    }

    private void fetchWithRetries() throws IOException {
        for (int failures = 0;;) {
            long before = have();
            try {
                fetch();
                return;
            } catch (BrokenOff e) {
                failures = have() - before >= BYTES_THAT_COUNT ? 1 : failures + 1;
                if (failures == TRIES || e.wait > LONGEST_PAUSE || e.unreachable && total < 0) {
                    throw gaveUp(e);
                }
                pause(e.wait >= 0 ? e.wait : 1L << failures - 1, e.getMessage());
            }
        }
    }

    private void pause(long seconds, String why) throws IOException {
        progress.report(have(), total, why + ", again in " + seconds + " s");
        try {
            machine.pause().seconds(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopIfInterrupted();
        }
    }

    private CourseException gaveUp(BrokenOff e) throws IOException {
        String again = e.wait > LONGEST_PAUSE ? Text.of("run this again in %d s", e.wait) : "run this again";
        if (check == null) {
            Files.deleteIfExists(part);
        } else if (have() > 0) {
            return new CourseException(e, "The download of %s broke off after %s (%s): %s, it goes on where it stopped.",
                    source, megabytes(have()), e.getMessage(), again);
        }
        return e.unreachable
                ? new CourseException(e, "%s cannot be reached (%s): connect to the network and run this again, or put the file at %s yourself.", source, e.getMessage(), target)
                : new CourseException(e, "%s cannot be had now (%s): %s, or put the file at %s yourself.", source, e.getMessage(), again, target);
    }

    private long have() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    /** One request; appends what comes to the part file. */
    private void fetch() throws IOException {
        if (check == null && version == null) {
            Files.deleteIfExists(part); // nothing would tell another file's rest
        }
        long have = have();
        try (HttpAnswer answer = HttpAnswer.to(source, have, version, machine.proxies())) {
            if (answer.status() == 416 && have > 0 && check != null) { // no bytes beyond these: the sum tells whether they are the file
                joined = true;
                return;
            }
            if (answer.status() != 200 && answer.status() != 206 || answer.isPage() && have > 0) {
                throw refused(answer);
            }
            if (have > 0 || answer.status() == 206) {
                have = joined(answer, have);
            }
            copy(answer, have);
        }
    }

    /** Keeps the bytes that are here if the answer is the rest of the same file; else it begins anew. */
    private long joined(HttpAnswer answer, long have) throws IOException {
        if (answer.continues(have, version, total)) {
            joined = have > 0;
            return have;
        }
        Files.deleteIfExists(part);
        version = null;
        total = -1;
        if (answer.status() == 206) {
            throw new BrokenOff("the file changed meanwhile");
        }
        return 0;
    }

    private CourseException refused(HttpAnswer answer) throws IOException {
        if (answer.isPage() && answer.status() < 300) {
            return new CourseException("%s answers with a web page instead of the file's rest: sign in to the network, or put the file at %s yourself.", source, target);
        }
        if (answer.status() == 407) {
            return new CourseException("The proxy wants a name and password for %s: write them into https_proxy (http://NAME:PASSWORD@HOST:PORT) "
                    + "and set JAVA_TOOL_OPTIONS=-Djdk.http.auth.tunneling.disabledSchemes= , without which Java sends none.", source);
        }
        if (check == null || answer.status() == 404 || answer.status() == 410 || answer.status() == 416) {
            Files.deleteIfExists(part);
        }
        return new CourseException("%s answers with HTTP status %d: check the address, or put the file at %s yourself.", source, answer.status(), target);
    }

    private void copy(HttpAnswer answer, long have) throws IOException {
        version = answer.version();
        oddity = answer.oddity();
        long length = answer.length();
        total = length < 0 ? -1 : have + length;
        requireSpace(length);
        long done = have;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = answer.body(); OutputStream out = machine.disk().append(part)) {
            for (int n = HttpAnswer.read(in, buffer); n >= 0; n = HttpAnswer.read(in, buffer)) {
                write(out, buffer, n);
                done += n;
                progress.report(done, total, "");
                stopIfInterrupted();
            }
        }
        if (done < total) {
            throw new BrokenOff(megabytes(done) + " of " + megabytes(total) + " came");
        }
    }

    private void write(OutputStream out, byte[] buffer, int n) throws IOException {
        try {
            out.write(buffer, 0, n);
        } catch (ClosedByInterruptException e) {
            throw e; // what came is kept
        } catch (IOException e) {
            Files.deleteIfExists(part); // frees the full disk
            throw e;
        }
    }

    private void requireSpace(long bytes) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        long free = Files.getFileStore(folder).getUsableSpace();
        if (bytes > free) {
            throw new CourseException("%s needs %s, but the disk of %s has %s free: free some space or choose another disk.",
                    source, megabytes(bytes), folder, megabytes(free));
        }
    }

    private void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CourseException("The download of %s was stopped: run this again, it goes on where it stopped.", source);
        }
    }

    private void verify() throws IOException {
        String found = check == null ? "" : Digest.of(check.algorithm(), part);
        if (check != null && !found.startsWith(check.hex())) {
            Files.delete(part);
            throw new CourseException("%s came%s with the %s sum %s instead of %s and was thrown away: run this again, or check the address.",
                    source, oddity, check.algorithm(), found, check.hex());
        }
        if (check == null && !oddity.isEmpty()) {
            Files.delete(part);
            throw new CourseException("%s came%s and was thrown away: check the address.", source, oddity);
        }
    }

    private static String megabytes(long bytes) {
        return Text.of("%.1f MB", bytes / 1e6);
    }
}
