package tsugiki.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;

/**
 * Precision and recall of one label as the threshold falls from the largest probability to the smallest.
 *
 * @param label its name
 * @param points one for each probability that occurs, the largest first; empty without pictures
 * @param positives pictures that have the label
 * @param pictures all of them
 */
public record PrecisionRecall(String label, List<Point> points, int positives, int pictures) {

    /**
     * What a threshold gives.
     *
     * @param threshold the label is answered from this probability on
     * @param precision share of the answered that have it, 0..1
     * @param recall share of those that have it that is answered, 0..1; NaN where none has it
     * @param f1 their harmonic mean, 0..1
     */
    public record Point(double threshold, double precision, double recall, double f1) {}

    public PrecisionRecall {
        points = List.copyOf(points);
    }

    /**
     * Of known probabilities.
     *
     * @param truth whether each picture has the label
     * @param probabilities that it has, in the same order; any scores that rise with it
     * @throws CourseException if the two differ in length
     */
    public static PrecisionRecall of(String label, boolean[] truth, float[] probabilities) {
        if (truth.length != probabilities.length) {
            throw new CourseException("There are %d pictures but %d probabilities of the label '%s': give one for each picture.", truth.length, probabilities.length, label);
        }
        int[] order = IntStream.range(0, truth.length).boxed().sorted(Comparator.comparingDouble(i -> -probabilities[i])).mapToInt(i -> i).toArray();
        int positives = (int) IntStream.range(0, truth.length).filter(i -> truth[i]).count();
        int[] found = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            found[i] = (i == 0 ? 0 : found[i - 1]) + (truth[order[i]] ? 1 : 0);
        }
        List<Point> points = IntStream.range(0, order.length)
                .filter(i -> i + 1 == order.length || probabilities[order[i + 1]] < probabilities[order[i]]) // equal ones are answered together
                .mapToObj(i -> new Point(probabilities[order[i]], found[i] / (i + 1.0), found[i] / (double) positives, 2.0 * found[i] / (i + 1 + positives))).toList();
        return new PrecisionRecall(label, points, positives, truth.length);
    }

    /**
     * Average precision: the mean of the precisions, each weighed by how much recall its point adds, {@code sum of
     * (R_n - R_{n-1}) P_n}; 1 where every picture that has the label stands before all that have not; of scores without
     * sense about the share of pictures that have it. NaN where none has it. As scikit-learn's {@code average_precision_score}.
     */
    public double averagePrecision() {
        double sum = 0;
        double before = 0;
        for (Point point : points) {
            sum += (point.recall - before) * point.precision;
            before = point.recall;
        }
        return positives == 0 ? Double.NaN : sum;
    }

    /**
     * The threshold with the largest F1, halfway to the next smaller probability that occurs; of several the largest. Empty
     * where no picture has the label or all have: then nothing can be chosen.
     */
    public OptionalDouble best() {
        if (positives == 0 || positives == pictures) {
            return OptionalDouble.empty();
        }
        int best = IntStream.range(0, points.size()).reduce(0, (a, b) -> points.get(b).f1 > points.get(a).f1 ? b : a);
        double next = best + 1 < points.size() ? points.get(best + 1).threshold : 0;
        return OptionalDouble.of((points.get(best).threshold + next) / 2);
    }
}
