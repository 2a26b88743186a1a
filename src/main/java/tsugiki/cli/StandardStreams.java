package tsugiki.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tsugiki.base.Reason;

/** Standard output and error in UTF-8, whatever the locale. A result that could not be written is no success. */
final class StandardStreams {

    private final Watched out;

    private StandardStreams(Watched out) {
        this.out = out;
    }

    /** Puts them in the place of Java's own; a Windows terminal has an encoding of its own and keeps it. */
    static StandardStreams utf8() {
        Watched out = new Watched(new FileOutputStream(FileDescriptor.out));
        if (!System.getProperty("os.name").startsWith("Windows") || System.console() == null) {
            System.setOut(new PrintStream(new BufferedOutputStream(out), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.err)), true, StandardCharsets.UTF_8));
        }
        return new StandardStreams(out);
    }

    /** The exit code after all is written: a full disk is a failure, a reader that has seen enough (as {@code head}) is none. */
    int ended(int code) {
        System.out.flush();
        System.err.flush();
        if (out.failure == null || isReaderGone(out.failure)) {
            return code;
        }
        System.err.println("The result could not be written to standard output (" + Reason.of(out.failure) + "): check where it is sent to.");
        return Math.max(code, Failure.CODE);
    }

    /** The system says "Broken pipe" in the language of its locale; but no other write to a pipe fails. */
    private static boolean isReaderGone(IOException failure) {
        if (String.valueOf(failure.getMessage()).contains("Broken pipe")) {
            return true;
        }
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().startsWith("pipe:");
        } catch (IOException noSuchSystem) {
            return false;
        }
    }

    /** Remembers what a PrintStream swallows. */
    private static final class Watched extends FilterOutputStream {
        private IOException failure;

        Watched(OutputStream target) {
            super(target);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }
}
