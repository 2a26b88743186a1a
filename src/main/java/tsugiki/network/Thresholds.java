package tsugiki.network;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Text;

/**
 * From which probability on each label of a multi-label network is answered: label k is there where {@code p[k] >= t[k]}.
 *
 * @param values t by label, 0..1
 */
public record Thresholds(List<Double> values) {

    /** Where nothing was chosen. */
    public static final double EVEN = 0.5;

    /** @throws CourseException if there is none, or one does not lie in 0..1 */
    public Thresholds {
        values = List.copyOf(values);
        values.stream().filter(value -> !(value >= 0 && value <= 1)).findFirst().ifPresent(value -> {
            throw new CourseException("The threshold %s does not lie in 0..1: give a probability, %s where none was chosen.", value, EVEN);
        });
        if (values.isEmpty()) {
            throw new CourseException("There are no thresholds: give one for each label, %s where none was chosen.", EVEN);
        }
    }

    /** {@link #EVEN} for so many labels. */
    public static Thresholds even(int labels) {
        return new Thresholds(Collections.nCopies(labels, EVEN));
    }

    /** Which labels are answered, {@code [labels]}. @param probabilities {@code [labels]} */
    public boolean[] answers(float[] probabilities) {
        boolean[] there = new boolean[values.size()];
        IntStream.range(0, there.length).forEach(k -> there[k] = probabilities[k] >= values.get(k));
        return there;
    }

    /** e.g. {@code misty 0.35, tigger 0.50}. @param labels names, in the order of the values */
    public String describe(List<String> labels) {
        return IntStream.range(0, values.size()).mapToObj(k -> Text.of("%s %.2f", labels.get(k), values.get(k))).collect(Collectors.joining(", "));
    }

    /** @throws CourseException if there is not one for each of so many labels */
    public Thresholds require(int labels) {
        if (values.size() != labels) {
            throw new CourseException("There are %d thresholds but %d labels: give one for each.", values.size(), labels);
        }
        return this;
    }
}
