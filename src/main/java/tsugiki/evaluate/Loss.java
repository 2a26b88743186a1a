package tsugiki.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import tsugiki.base.CourseException;
import tsugiki.data.ClassWeights;
import tsugiki.nn.Autograd;

/**
 * Cross-entropy of logits, the mean over a batch: {@code loss = -sum over c of t[c] w[c] log softmax(logits)[c]}, of all
 * pictures together divided by the sum of the weights of their labels.
 *
 * <p>The target {@code t} is {@code 1 - smoothing} on the label plus {@code smoothing / C} on every one
 * of the {@code C} classes. Label smoothing: Szegedy et al. 2015, https://arxiv.org/abs/1512.00567. The weights
 * {@code w} of the classes are 1 unless said otherwise: {@link ClassWeights}. Both as PyTorch's {@code CrossEntropyLoss}.
 *
 * @param smoothing 0..1; 0 for none
 * @param weights of the classes
 */
public record Loss(double smoothing, ClassWeights weights) {

    /** Without label smoothing. */
    public static final Loss CROSS_ENTROPY = new Loss(0);

    public Loss {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new CourseException("Label smoothing %s is not in 0..1: choose e.g. 0.1, or 0 for none.", smoothing);
        }
    }

    /** With label smoothing, every class weighing the same. */
    public Loss(double smoothing) {
        this(smoothing, ClassWeights.NONE);
    }

    /** The same with other label smoothing. */
    public Loss smoothing(double other) {
        return new Loss(other, weights);
    }

    /** The same with other weights of the classes, e.g. {@code ClassWeights.balanced(data)}. */
    public Loss weights(ClassWeights other) {
        return new Loss(smoothing, other);
    }

    /**
     * The batch's loss as the graph's end, a scalar.
     *
     * @param logits {@code [N, C]}
     * @param labels N numbers, 0..C-1
     * @throws CourseException if there are weights of another number of classes
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

    /** {@code -t w / sum of w}, so that a sum is the batch's mean loss. */
    private float[] target(int[] labels, int classes) {
        double all = weights.require(classes).sum(labels);
        float[] target = new float[labels.length * classes];
        for (int i = 0; i < target.length; i++) {
            int c = i % classes;
            double share = labels[i / classes] == c ? 1 - smoothing + smoothing / classes : smoothing / classes;
            target[i] = (float) (-share * weights.of(c) / all);
        }
        return target;
    }

    /** The loss of one picture whose probabilities are known: for scores, where no gradient is needed. */
    public double of(double[] logProbabilities, int label) {
        double sum = 0;
        for (int c = 0; c < logProbabilities.length; c++) {
            sum += logProbabilities[c] * weights.of(c);
        }
        return -(1 - smoothing) * logProbabilities[label] * weights.of(label) - smoothing / logProbabilities.length * sum;
    }

    /** What a training is known by; weights are named only where there are some. */
    @Override
    public String toString() {
        return "Loss[smoothing=" + smoothing + (weights.values().isEmpty() ? "" : ", weights=" + weights.values()) + "]";
    }
}
