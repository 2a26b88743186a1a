package tsugiki.show.chart;

import tsugiki.base.CourseException;
import tsugiki.evaluate.DifferenceInterval;
import tsugiki.evaluate.Evaluation;
import tsugiki.evaluate.Interval;
import tsugiki.evaluate.Intervals;
import tsugiki.evaluate.Marks;
import tsugiki.evaluate.MeanDifference;
import tsugiki.evaluate.PairedComparison;

/**
 * One measured number with its 95 % interval, as {@link Charts#intervals} draws it: an accuracy in percent, or a
 * difference in points.
 *
 * @param value what was measured
 * @param low lower end of the interval, not above {@code high}
 * @param high its upper end
 */
public record Estimate(String name, double value, double low, double high) {

    public Estimate {
        if (!(low <= high) || !Double.isFinite(value)) {
            throw new CourseException("%s was measured as %s from %s to %s: that is no interval.", name, value, low, high);
        }
    }

    /** An accuracy with Wilson's interval, in percent. */
    public static Estimate of(String name, int right, int pictures) {
        return of(name, (double) right / pictures, Intervals.wilson(right, pictures));
    }

    /** The accuracy of an evaluation with Wilson's interval, in percent. @throws CourseException if it has no picture */
    public static Estimate of(String name, Evaluation evaluation) {
        int pictures = evaluation.items().size();
        return of(name, (int) Math.round(evaluation.accuracy() * pictures), pictures);
    }

    /** An accuracy (0..1) with an interval of one's own, in percent. */
    public static Estimate of(String name, double accuracy, Interval interval) {
        return new Estimate(name, 100 * accuracy, 100 * interval.low(), 100 * interval.high());
    }

    /** The accuracy of marks with Wilson's interval, in percent. */
    public static Estimate of(String name, Marks marks) {
        return of(name, marks.correct(), marks.size());
    }

    /** B less A on the same pictures, in points. */
    public static Estimate of(String name, PairedComparison compared) {
        return of(name, compared.difference(), compared.interval());
    }

    /** The mean of B less A over seeds or folds, in points. */
    public static Estimate of(String name, MeanDifference compared) {
        return of(name, compared.mean(), compared.interval());
    }

    private static Estimate of(String name, double difference, DifferenceInterval interval) {
        return new Estimate(name, 100 * difference, 100 * interval.low(), 100 * interval.high());
    }
}
