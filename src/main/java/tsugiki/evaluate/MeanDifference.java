package tsugiki.evaluate;

import java.util.Optional;
import tsugiki.base.Text;

/**
 * Two methods by their accuracies over the same folds or seeds.
 *
 * @param a name of the first method
 * @param b name of the second
 * @param pairs folds or seeds
 * @param mean of the differences, B minus A, -1..1
 * @param deviation of the differences from pair to pair (divided by {@code pairs - 1})
 * @param interval 95 % interval of the mean; {@link DifferenceInterval#ANY} where the deviation is 0
 */
public record MeanDifference(String a, String b, int pairs, double mean, double deviation, DifferenceInterval interval) {

    /** The same under names that a reader knows. */
    public MeanDifference named(String first, String second) {
        return new MeanDifference(first, second, pairs, mean, deviation, interval);
    }

    /** The better method, if these pairs tell: the interval leaves 0 out. */
    public Optional<String> better() {
        return interval.holdsZero() ? Optional.empty() : Optional.of(mean > 0 ? b : a);
    }

    /** One sentence: which is better, by how many points; or that these pairs cannot tell. */
    public String verdict() {
        return better().map(name -> interval.verdict(name, mean))
                .orElseGet(() -> Text.of("These %d pairs cannot tell %s and %s apart%s.", pairs, a, b, deviation > 0 ? "" : ": all differences are equal, so that their spread is not known"));
    }

    @Override
    public String toString() {
        return Text.of("%s minus %s %s over %d pairs, 95 %% interval %s", b, a, DifferenceInterval.points(mean), pairs, interval);
    }
}
