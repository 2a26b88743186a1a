package tsugiki.show;

import java.util.function.LongSupplier;
import tsugiki.base.Text;

/** Counts work against time: when to draw again, how fast it goes, how long it still takes. */
public final class Pace {

    private static final long EVERY_NANOS = 250_000_000L; // four times a second

    private final String unit;
    private final LongSupplier clock;
    private final long start;
    private long drawn = Long.MIN_VALUE;
    private boolean ended;

    /** @param clock nanoseconds, as {@link System#nanoTime} */
    public Pace(String unit, LongSupplier clock) {
        this.unit = unit;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /** Whether a quarter of a second went by since the last time this said yes. */
    public boolean due() {
        long now = clock.getAsLong();
        if (drawn != Long.MIN_VALUE && now - drawn < EVERY_NANOS) {
            return false;
        }
        drawn = now;
        return true;
    }

    /** From now on a line says how long it took, not how long it will: work may end before all is done. */
    public void end() {
        ended = true;
    }

    double seconds() {
        return (clock.getAsLong() - start) / 1e9;
    }

    /** {@code "120 of 320 pictures · 24.1 pictures/s · 8 s left · epoch 2"}. */
    public String line(long done, long total, String note) {
        double perSecond = seconds() > 0.2 ? done / seconds() : 0;
        StringBuilder line = new StringBuilder(amount(done, total));
        if (perSecond > 0) {
            line.append(Text.of(" · %s/s", units(perSecond)));
        }
        if (perSecond > 0 && total > done && !ended) {
            line.append(" · ").append(time((total - done) / perSecond)).append(" left");
        } else {
            line.append(" · ").append(time(seconds()));
        }
        return note == null || note.isBlank() ? line.toString() : line + " · " + note;
    }

    private String amount(long done, long total) {
        if (unit.equals("bytes")) {
            return total < 0 ? units(done) : Text.of("%.1f of %.1f MB", done / 1e6, total / 1e6);
        }
        return total < 0 ? Text.count(done) + " " + unit : Text.count(done) + " of " + Text.count(total) + " " + unit;
    }

    private String units(double amount) {
        return unit.equals("bytes") ? Text.of("%.1f MB", amount / 1e6)
                : Text.of(amount < 10 ? "%.1f %s" : "%,.0f %s", amount, unit);
    }

    /** {@code "8 s"}, {@code "3 min 20 s"}, {@code "2 h 5 min"}. */
    public static String time(double seconds) {
        long s = Math.round(seconds);
        return s < 60 ? s + " s" : s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
    }
}
