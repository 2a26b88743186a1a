package tsugiki.features;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;

/**
 * A classifier on stored features {@code x [N, D]}: it gives scores {@code [N, classes]}; the class with the highest
 * score is the answer.
 */
public abstract sealed class Probe permits LinearProbe, KnnProbe {

    private final int inputs;
    private final List<String> classes;

    /** @param inputs width D of the features */
    Probe(int inputs, List<String> classes) {
        this.inputs = inputs;
        this.classes = List.copyOf(classes);
    }

    /** Names of the classes, in the order of the scores. */
    public List<String> classes() {
        return classes;
    }

    /** Width D of the features it takes. */
    public int inputs() {
        return inputs;
    }

    /**
     * Scores {@code [N, classes]} of features {@code [N, D]}.
     *
     * @throws CourseException if the features have another width
     */
    public float[][] scores(Features features) {
        if (features.dimension() != inputs()) {
            throw new CourseException("These features are %d wide, but the probe was fitted on %d: take features of the same network.",
                    features.dimension(), inputs());
        }
        float[][] scores = new float[features.size()][];
        IntStream.range(0, scores.length).parallel().forEach(i -> scores[i] = scores(features.row(i)));
        return scores;
    }

    /** Scores {@code [classes]} of one picture's features {@code [D]}. */
    abstract float[] scores(float[] x);

    /** The most likely class of each picture, {@code [N]}. */
    public int[] predict(Features features) {
        float[][] scores = scores(features);
        return IntStream.range(0, scores.length).map(i -> Numbers.argmax(scores[i])).toArray();
    }

    /**
     * Accuracy: the share of pictures whose class is named rightly, 0..1.
     *
     * @throws CourseException if there are no pictures, or their classes are others
     */
    public double score(Features features) {
        boolean[] right = right(features);
        return IntStream.range(0, right.length).filter(i -> right[i]).count() / (double) right.length;
    }

    /**
     * Whether the class of each picture is named rightly, {@code [N]}: what comparing in pairs needs.
     *
     * @throws CourseException if there are no pictures, or their classes are others
     */
    public boolean[] right(Features features) {
        if (features.size() == 0) {
            throw new CourseException("There are no pictures to score on: choose another part or another split.");
        }
        requireClasses(features);
        int[] predicted = predict(features);
        boolean[] right = new boolean[predicted.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = predicted[i] == features.labels()[i];
        }
        return right;
    }

    /** @throws CourseException if the probe cannot be scored on these classes */
    void requireClasses(Features features) {
        if (!features.classes().equals(classes)) {
            throw new CourseException("The pictures to score on have other classes than those the probe was fitted on: take both from one data set.");
        }
    }

    /** @throws CourseException if fewer than two classes have pictures, or a feature is no number */
    static void requireLearnable(Features train) {
        long filled = Arrays.stream(train.counts()).filter(n -> n > 0).count();
        if (filled < 2) {
            throw new CourseException("A probe needs pictures of at least two classes, but these (%s) show %d: choose another part or split.",
                    train, filled);
        }
        requireNumbers(train);
    }

    /** @throws CourseException if a feature is no number */
    static void requireNumbers(Features train) {
        for (float value : train.values()) {
            if (!Float.isFinite(value)) {
                throw new CourseException("The features hold a value that is no number: the network's weights are damaged or diverged, load them again.");
            }
        }
    }
}
