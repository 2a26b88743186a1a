package tsugiki.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import tsugiki.base.CourseException;
import tsugiki.nn.Autograd;

/**
 * Cross-entropy of logits, the mean over a batch: {@code loss = -sum over c of t[c] log softmax(logits)[c]}.
 *
 * <p>The target {@code t} is {@code 1 - smoothing} on the label plus {@code smoothing / C} on every one
 * of the {@code C} classes. Label smoothing: Szegedy et al. 2015, https://arxiv.org/abs/1512.00567.
 *
 * @param smoothing 0..1; 0 for none
 */
public record Loss(double smoothing) {

    /** Without label smoothing. */
    public static final Loss CROSS_ENTROPY = new Loss(0);

    public Loss {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new CourseException("Label smoothing %s is not in 0..1: choose e.g. 0.1, or 0 for none.", smoothing);
        }
    }

    /**
     * The batch's loss as the graph's end, a scalar.
     *
     * @param logits {@code [N, C]}
     * @param labels N numbers, 0..C-1
     */
    public NDArray of(NDArray logits, int[] labels) {
        int classes = (int) logits.getShape().get(1);
        NDManager manager = logits.getManager();
        try (NDArray target = Autograd.constant(manager, target(labels, classes), new Shape(labels.length, classes));
                NDArray logProbabilities = logits.logSoftmax(1);
                NDArray weighed = logProbabilities.mul(target)) {
            return weighed.sum();
        }
    }

    /** {@code -t / N}, so that a sum is the batch's mean loss. */
    private float[] target(int[] labels, int classes) {
        float[] target = new float[labels.length * classes];
        Arrays.fill(target, (float) (-smoothing / classes / labels.length));
        for (int i = 0; i < labels.length; i++) {
            target[i * classes + labels[i]] = (float) (-(1 - smoothing + smoothing / classes) / labels.length);
        }
        return target;
    }

    /** The loss of one picture whose probabilities are known: for scores, where no gradient is needed. */
    public double of(double[] logProbabilities, int label) {
        double sum = 0;
        for (double p : logProbabilities) {
            sum += p;
        }
        return -(1 - smoothing) * logProbabilities[label] - smoothing / logProbabilities.length * sum;
    }
}
