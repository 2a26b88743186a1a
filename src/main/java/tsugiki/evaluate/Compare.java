package tsugiki.evaluate;

import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;
import tsugiki.features.CrossValidation;
import tsugiki.features.Features;
import tsugiki.features.Probe;

/**
 * Two methods against each other: in pairs, because both met the same pictures, folds or seeds. What both find easy
 * or hard then cancels out, and only the difference has luck in it. Whether the intervals of two single accuracies
 * overlap decides nothing.
 *
 * <p>Dietterich 1998, "Approximate statistical tests for comparing supervised classification learning algorithms".
 */
public final class Compare {

    /** Of differences: 0.81 - 0.80 and 0.91 - 0.90 are equal. */
    private static final double ROUNDING = 1e-12;

    private Compare() {}

    /**
     * Two students scored on the same pictures, in any order.
     *
     * @throws CourseException if they were not the same pictures
     */
    public static PairedComparison paired(Evaluation a, Evaluation b) {
        return paired(Marks.of(a), Marks.of(b));
    }

    /**
     * Any two methods whose marks are known, also a student and a probe.
     *
     * @throws CourseException if they did not score the same pictures
     */
    public static PairedComparison paired(Marks a, Marks b) {
        requireSame("scored", a.size(), b.size());
        a.stranger(b).ifPresent(name -> {
            throw new CourseException("A and B scored other pictures, only one of them %s: score both on the same ones.", name);
        });
        return count(a.size(), a::right, b::right);
    }

    /**
     * Two probes on the same features.
     *
     * @throws CourseException if the features have another width or other classes than a probe was fitted on
     */
    public static PairedComparison paired(Probe a, Probe b, Features scored) {
        return paired(a.right(scored), b.right(scored));
    }

    /**
     * Two methods' answers, all in the order of the labels.
     *
     * @param labels the true class of each picture
     * @param a the class that A named
     * @param b the class that B named
     * @throws CourseException if they differ in length
     */
    public static PairedComparison paired(int[] labels, int[] a, int[] b) {
        requireSame("named", a.length, b.length);
        if (labels.length != a.length) {
            throw new CourseException("There are %d labels but %d predictions: give one prediction for each picture.", labels.length, a.length);
        }
        return count(labels.length, i -> a[i] == labels[i], i -> b[i] == labels[i]);
    }

    /**
     * Whether A and B named each picture rightly, both in the same order.
     *
     * @throws CourseException if they differ in length
     */
    public static PairedComparison paired(boolean[] a, boolean[] b) {
        requireSame("scored", a.length, b.length);
        return count(a.length, i -> a[i], i -> b[i]);
    }

    private static void requireSame(String did, int a, int b) {
        if (a != b) {
            throw new CourseException("A %1$s %2$d pictures and B %1$s %3$d: score both on the same ones.", did, a, b);
        }
    }

    private static PairedComparison count(int pictures, IntPredicate a, IntPredicate b) {
        int onlyA = (int) IntStream.range(0, pictures).filter(a.and(b.negate())).count();
        int onlyB = (int) IntStream.range(0, pictures).filter(b.and(a.negate())).count();
        int both = (int) IntStream.range(0, pictures).filter(a.and(b)).count();
        return new PairedComparison("A", "B", onlyA, onlyB, both, pictures - onlyA - onlyB - both);
    }

    /**
     * Two methods by their accuracies with the same seeds, or on the same data sets: Student's interval of the mean of
     * {@code d = b - a}, {@code mean(d) ± t sqrt(s^2 / n)}, with {@code n - 1} degrees of freedom. Of differences that
     * are all equal it is {@link DifferenceInterval#ANY}: how far such differences spread is not known from them.
     *
     * @param a accuracies 0..1 of A, one a pair
     * @param b those of B, in the same order
     * @throws CourseException if they differ in number, are fewer than two, or lie outside 0..1
     */
    public static MeanDifference differences(double[] a, double[] b) {
        return differences(a, b, 1.0 / Math.max(1, a.length));
    }

    /**
     * Two methods by the same folds of a cross-validation. Folds share training pictures, so that their spread says too
     * little; the interval is widened as Nadeau and Bengio 2003 ("Inference for the generalization error") do:
     * {@code mean(d) ± t sqrt((1/k + 1/(k - 1)) s^2)}.
     *
     * @throws CourseException if not the same pictures were dealt to the same folds
     */
    public static MeanDifference differences(CrossValidation.Scores a, CrossValidation.Scores b) {
        if (!a.dealt().equals(b.dealt())) {
            throw new CourseException("A and B were scored on other folds: cross-validate both on the same pictures, with the same number of folds and the same seed.");
        }
        double k = a.scores().size();
        return differences(shares(a), shares(b), 1 / k + 1 / (k - 1));
    }

    private static double[] shares(CrossValidation.Scores scores) {
        return scores.scores().stream().mapToDouble(s -> s).toArray();
    }

    /** @param share of the variance of one difference that the mean's has */
    private static MeanDifference differences(double[] a, double[] b, double share) {
        if (a.length != b.length || a.length < 2) {
            throw new CourseException("A has %d accuracies and B has %d: give both for the same folds or seeds, at least two.", a.length, b.length);
        }
        DoubleStream.concat(DoubleStream.of(a), DoubleStream.of(b)).filter(value -> !(value >= 0 && value <= 1)).findFirst().ifPresent(value -> {
            throw new CourseException("The accuracy %s does not lie in 0..1: give shares, not percent.", value);
        });
        double[] d = IntStream.range(0, a.length).mapToDouble(i -> b[i] - a[i]).toArray();
        double mean = DoubleStream.of(d).average().orElseThrow();
        double deviation = Numbers.deviation(d);
        if (deviation < ROUNDING) {
            return new MeanDifference("A", "B", d.length, mean, 0, DifferenceInterval.ANY);
        }
        double half = Intervals.t95(d.length - 1) * Math.sqrt(share) * deviation;
        return new MeanDifference("A", "B", d.length, mean, deviation, new DifferenceInterval(mean - half, mean + half));
    }
}
