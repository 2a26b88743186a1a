package tsugiki.show;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import tsugiki.base.Progress;

/**
 * Progress on standard error: one line, rewritten in place in a terminal; in a log a line every half minute, and its
 * last state.
 */
public final class TerminalProgress implements Progress {

    private static final long EVERY_NANOS = 30_000_000_000L;

    private final String title;
    private final Pace pace;
    private final LongSupplier clock;
    private long told;
    private final PrintStream out;
    private final boolean inPlace;
    private long done;
    private long total = -1;
    private String note = "";
    private int width;

    /** A line on standard error. */
    public TerminalProgress(String title, String unit) {
        this(title, unit, System.err, isTerminal(), System::nanoTime);
    }

    TerminalProgress(String title, String unit, PrintStream out, boolean inPlace, LongSupplier clock) {
        this.title = title;
        this.out = out;
        this.inPlace = inPlace;
        this.pace = new Pace(unit, clock);
        this.clock = clock;
        this.told = clock.getAsLong();
    }

    /** The launcher has looked; by itself Java knows only of standard input and output, and since 22 not even of these. */
    private static boolean isTerminal() {
        String told = System.getProperty("tsugiki.terminal");
        return told == null ? System.console() != null : Boolean.parseBoolean(told);
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
        } else if (!inPlace && clock.getAsLong() - told >= EVERY_NANOS) {
            told = clock.getAsLong();
            out.println(padded());
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
