package tsugiki.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;
import tsugiki.nn.Linear;

/**
 * A linear classifier on stored features: {@code scores = x W^T + b}, {@code x [N, D]}, scores
 * {@code [N, classes]}; the class with the highest score is the answer.
 *
 * <p>It standardises its features inside; what is kept here is already folded, so that {@code W} and
 * {@code b} take features as the network gives them, and {@link #toLinear} can be a network's head.
 */
public abstract sealed class Probe permits SoftmaxProbe, LinearSvm {

    private final float[][] rows;
    private final List<String> classes;

    /** @param rows {@code [classes, D + 1]}, the bias last */
    Probe(float[][] rows, List<String> classes) {
        this.rows = rows;
        this.classes = List.copyOf(classes);
    }

    /** Names of the classes, in the order of the scores. */
    public List<String> classes() {
        return classes;
    }

    /** Width D of the features it takes. */
    public int inputs() {
        return rows[0].length - 1;
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
        IntStream.range(0, scores.length).parallel().forEach(i -> scores[i] = scores(features, i));
        return scores;
    }

    private float[] scores(Features features, int i) {
        float[] x = features.row(i);
        float[] scores = new float[rows.length];
        for (int k = 0; k < rows.length; k++) {
            double sum = rows[k][x.length];
            for (int j = 0; j < x.length; j++) {
                sum += rows[k][j] * x[j];
            }
            scores[k] = (float) sum;
        }
        return scores;
    }

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
        if (!features.classes().equals(classes)) {
            throw new CourseException("The pictures to score on have other classes than those the probe was fitted on: take both from one data set.");
        }
        int[] predicted = predict(features);
        boolean[] right = new boolean[predicted.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = predicted[i] == features.labels()[i];
        }
        return right;
    }

    /** The classifier as a layer {@code Linear(D -> classes)}, its values in memory of {@code manager}. */
    public Linear toLinear(NDManager manager) {
        Linear linear = new Linear(inputs(), rows.length);
        fill(linear, manager);
        return linear;
    }

    /** Gives a layer of the same size this classifier's values. */
    public void fill(Linear linear, NDManager manager) {
        int d = inputs();
        float[] weight = new float[rows.length * d];
        float[] bias = new float[rows.length];
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(rows[k], 0, weight, k * d, d);
            bias[k] = rows[k][d];
        }
        // The engine may keep pointing into what it is given, so the values move to memory of its own.
        try (NDArray w = manager.create(weight, new Shape(rows.length, d)); NDArray b = manager.create(bias)) {
            linear.weight().set(w.duplicate(), manager);
            linear.bias().set(b.duplicate(), manager);
        }
    }

    /**
     * Checks what every probe needs to learn from, and how it is scaled.
     *
     * @param knob what the penalty is called, in front of its number
     * @throws CourseException if fewer than two classes have pictures, or the penalty is not above 0
     */
    static Standardiser standardiser(Features train, String knob, double penalty, double usual) {
        requireLearnable(train);
        if (!(penalty > 0 && penalty < Double.POSITIVE_INFINITY)) {
            throw new CourseException("%s %s is not above 0: %s is the default.", knob, penalty, usual);
        }
        return Standardiser.of(train);
    }

    private static void requireLearnable(Features train) {
        long filled = Arrays.stream(train.counts()).filter(n -> n > 0).count();
        if (filled < 2) {
            throw new CourseException("A probe needs pictures of at least two classes, but these (%s) show %d: choose another part or split.",
                    train, filled);
        }
        for (float value : train.values()) {
            if (!Float.isFinite(value)) {
                throw new CourseException("The features hold a value that is no number: the network's weights are damaged or diverged, load them again.");
            }
        }
    }
}
