package tsugiki.evaluate;

import tsugiki.base.CourseException;
import tsugiki.base.Text;

/**
 * A range of differences of two accuracies, as shares: 0.05 is 5 points.
 *
 * @param low its lower end
 * @param high its upper end, not below {@code low}
 */
public record DifferenceInterval(double low, double high) {

    /** Every difference that two accuracies can have: nothing is known. */
    public static final DifferenceInterval ANY = new DifferenceInterval(-1, 1);

    public DifferenceInterval {
        if (!(low <= high)) {
            throw new CourseException("An interval of differences does not go from %s to %s: give its lower end first.", low, high);
        }
    }

    /** Whether no difference at all is among them: then chance may be all there is. */
    public boolean holdsZero() {
        return low <= 0 && high >= 0;
    }

    /** e.g. {@code +6.3 points}. */
    public static String points(double difference) {
        return signed(difference) + " points";
    }

    /** The same without the word, e.g. {@code +6.3}; {@code 0.0} has no sign. */
    public static String signed(double difference) {
        double points = Math.round(1000 * difference) / 10.0; // no "-0.0"
        return points == 0 ? "0.0" : Text.of("%+.1f", points);
    }

    /** A difference with this interval, in points: {@code +6.3 (+3.1 to +9.4)}. */
    public String around(double difference) {
        return Text.of("%s (%s)", signed(difference), this);
    }

    /** e.g. {@code tuned is better: +6.3 points, 95 % interval 3.1 to 9.4.} */
    String verdict(String better, double difference) {
        DifferenceInterval gain = difference > 0 ? this : new DifferenceInterval(-high, -low);
        return Text.of("%s is better: %s, 95 %% interval %.1f to %.1f.", better, points(Math.abs(difference)), 100 * gain.low, 100 * gain.high);
    }

    /** In points, e.g. {@code +3.1 to +9.4}. */
    @Override
    public String toString() {
        return signed(low) + " to " + signed(high);
    }
}
