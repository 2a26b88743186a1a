package tsugiki.train;

import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Rows;
import tsugiki.base.Text;

/**
 * The loss while the learning rate rose from update to update: what {@link RateFinder} saw.
 *
 * @param points by rate, ascending
 */
public record RateSweep(List<Point> points) {

    /**
     * One update.
     *
     * @param rate of the fastest layer
     * @param loss of the batch, before the update
     * @param smoothed mean of its loss and the four before it, the later the heavier: what comes after, an explosion too, has no part in it
     */
    public record Point(double rate, double loss, double smoothed) {}

    /** Losses before its own that {@link Point#smoothed} takes in: the curve lags behind the rates by little more than one update. */
    private static final int REACH = 4;

    /** Updates on each side between which a slope is measured. */
    private static final int STRIDE = 2;

    private static final int LEAST = 5;

    /** @throws CourseException if there are fewer than five points */
    public RateSweep {
        points = List.copyOf(points);
        if (points.size() < LEAST) {
            throw new CourseException("The loss exploded, or the pictures ended, after %d updates: begin with a smaller learning rate.", points.size());
        }
    }

    /**
     * Smooths what was measured.
     *
     * @param rates ascending
     * @param losses one for each rate
     */
    public static RateSweep of(List<Double> rates, List<Double> losses) {
        return new RateSweep(IntStream.range(0, rates.size())
                .mapToObj(i -> new Point(rates.get(i), losses.get(i), smoothed(losses, i))).toList());
    }

    private static double smoothed(List<Double> losses, int at) {
        double sum = 0;
        double weights = 0;
        for (int i = Math.max(0, at - REACH); i <= at; i++) {
            double weight = REACH + 1 - (at - i);
            sum += weight * losses.get(i);
            weights += weight;
        }
        return sum / weights;
    }

    /** Whether the smoothed loss ever was below its first value; if not, there is nothing to suggest. */
    public boolean falls() {
        return least() > 0;
    }

    /**
     * The rate at which the smoothed loss falls fastest, per factor of the rate: a good middle.
     *
     * @throws CourseException if the loss never fell
     */
    public double steepest() {
        int least = requireFall();
        return points.get(IntStream.rangeClosed(0, least).reduce(0, (a, b) -> slope(b) < slope(a) ? b : a)).rate();
    }

    /**
     * A tenth of the rate at which the smoothed loss was smallest: the largest that is still safe.
     *
     * @throws CourseException if the loss never fell
     */
    public double tenthOfMinimum() {
        return points.get(requireFall()).rate() / 10;
    }

    private int requireFall() {
        if (!falls()) {
            throw new CourseException("The loss never fell between the rates %.1e and %.1e: look whether anything is trained, and begin with a smaller rate.",
                    points.get(0).rate(), points.get(points.size() - 1).rate());
        }
        return least();
    }

    private int least() {
        return IntStream.range(0, points.size()).reduce(0, (a, b) -> points.get(b).smoothed() < points.get(a).smoothed() ? b : a);
    }

    private double slope(int i) {
        Point before = points.get(Math.max(0, i - STRIDE));
        Point after = points.get(Math.min(points.size() - 1, i + STRIDE));
        return (after.smoothed() - before.smoothed()) / Math.log(after.rate() / before.rate());
    }

    /** A row an update: rate, loss, smoothed. */
    public Table toTable() {
        return Rows.of(points).column("rate", Point::rate).column("loss", Point::loss).column("smoothed", Point::smoothed).table("rate sweep");
    }

    @Override
    public String toString() {
        String range = Text.of("%d updates from rate %.1e to %.1e", points.size(),
                points.get(0).rate(), points.get(points.size() - 1).rate());
        return range + (falls() ? Text.of(": steepest at %.1e, a tenth of the minimum %.1e", steepest(), tenthOfMinimum())
                : ": the loss never fell");
    }
}
