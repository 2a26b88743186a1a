package tsugiki.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import tsugiki.base.CourseException;
import tsugiki.nn.Linear;

/**
 * A linear classifier on stored features: {@code scores = x W^T + b}, {@code x [N, D]}, scores
 * {@code [N, classes]}.
 *
 * <p>It standardises its features inside; what is kept here is already folded, so that {@code W} and
 * {@code b} take features as the network gives them, and {@link #toLinear} can be a network's head.
 */
public abstract sealed class LinearProbe extends Probe permits SoftmaxProbe, SigmoidProbe, LinearSvm {

    private final float[][] rows;

    /** @param rows {@code [classes, D + 1]}, the bias last */
    LinearProbe(float[][] rows, List<String> classes) {
        super(rows[0].length - 1, classes);
        this.rows = rows;
    }

    @Override
    float[] scores(float[] x) {
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
     * Checks what every linear probe needs to learn from, and how it is scaled.
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
}
