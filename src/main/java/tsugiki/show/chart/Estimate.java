package tsugiki.show.chart;

import tsugiki.base.CourseException;
import tsugiki.evaluate.PairedComparison;

/**
 * One measured difference with its 95 % interval, in points, as {@link Charts#differences} draws it.
 *
 * @param value what was measured
 * @param low lower end of the interval, not above {@code high}
 * @param high its upper end
 */
public record Estimate(String name, double value, double low, double high) {

    public Estimate {
        if (!(low <= high) || !Double.isFinite(value)) {
            throw new CourseException("%s was measured as %s from %s to %s, which is no interval: give its lower end first.", name, value, low, high);
        }
    }

    /** B less A on the same pictures, in points. */
    public static Estimate of(String name, PairedComparison compared) {
        return new Estimate(name, 100 * compared.difference(), 100 * compared.interval().low(), 100 * compared.interval().high());
    }
}
