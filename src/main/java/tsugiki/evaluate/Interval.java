package tsugiki.evaluate;

import tsugiki.base.CourseException;
import tsugiki.base.Text;

/**
 * A range of accuracies, 0..1. Two methods are not compared by the ranges of each: {@link Compare} does it in pairs.
 *
 * @param low its lower end
 * @param high its upper end, not below {@code low}
 */
public record Interval(double low, double high) {

    public Interval {
        if (!(0 <= low && low <= high && high <= 1)) {
            throw new CourseException("An interval of accuracies goes from 0 to 1, not from %s to %s: give shares, the lower end first.", low, high);
        }
    }

    @Override
    public String toString() {
        return Text.of("%.1f %% to %.1f %%", 100 * low, 100 * high);
    }
}
