package tsugiki.show;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import tsugiki.base.Progress;

/**
 * Progress on standard error: one line, rewritten in place in a terminal; in a log only its last state.
 */
public final class TerminalProgress implements Progress {

    private final String title;
    private final Pace pace;
    private final PrintStream out;
    private final boolean inPlace;
    private long done;
    private long total = -1;
    private String note = "";
    private int width;

    /** A line on standard error. */
    public TerminalProgress(String title, String unit) {
        this(title, unit, System.err, System.console() != null, System::nanoTime);
    }

    TerminalProgress(String title, String unit, PrintStream out, boolean inPlace, LongSupplier clock) {
        this.title = title;
        this.out = out;
        this.inPlace = inPlace;
        this.pace = new Pace(unit, clock);
    }

    /** Lines on standard error. */
    public static Progress.Factory factory() {
        return TerminalProgress::new;
    }

    @Override
    public void report(long done, long total, String note) {
        this.done = done;
        this.total = total;
        this.note = note;
        if (inPlace && pace.due()) {
            out.print("\r" + padded());
            out.flush();
        }
    }

    @Override
    public void close() {
        pace.end();
        out.println((inPlace ? "\r" : "") + padded());
    }

    /** Blanks wipe out what is left of a longer line. */
    private String padded() {
        String line = title + ": " + pace.line(done, total, note);
        int before = width;
        width = line.length();
        return line + " ".repeat(inPlace ? Math.max(0, before - width) : 0);
    }
}
