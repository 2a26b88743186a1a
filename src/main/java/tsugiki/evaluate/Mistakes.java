package tsugiki.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tsugiki.base.CourseException;

/** The pictures a network understood worst: the first place to look for wrong labels and bad pictures. */
public final class Mistakes {

    /** A probability of 0 in float32 still has a finite loss. */
    private static final double LEAST = 1e-12;

    private Mistakes() {}

    /**
     * The pictures with the highest loss, highest first.
     *
     * @param labels true classes
     * @param probabilities softmax of the logits, {@code [pictures][classes]}, each row adding up to 1
     * @throws CourseException if the two differ in length
     */
    public static List<Mistake> worst(int[] labels, float[][] probabilities, int atMost) {
        return all(labels, probabilities).sorted(Comparator.comparingDouble(Mistake::loss).reversed()).limit(atMost).toList();
    }

    /** The pictures of an evaluation with the highest loss, highest first. */
    public static List<Mistake> worst(Evaluation evaluation, int atMost) {
        return worst(evaluation.labels(), evaluation.probabilities(), atMost);
    }

    private static Stream<Mistake> all(int[] labels, float[][] probabilities) {
        if (labels.length != probabilities.length) {
            throw new CourseException("There are %d labels but the probabilities of %d pictures: score the same pictures.",
                    labels.length, probabilities.length);
        }
        return IntStream.range(0, labels.length).mapToObj(i -> one(i, labels[i], probabilities[i]));
    }

    private static Mistake one(int index, int label, float[] p) {
        int best = IntStream.range(0, p.length).reduce(0, (a, b) -> p[b] > p[a] ? b : a);
        return new Mistake(index, label, best, p[best], -Math.log(Math.max(p[label], LEAST)));
    }
}
