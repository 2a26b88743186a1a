package tsugiki.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;
import tsugiki.data.ClassWeights;
import tsugiki.data.LabelSets;
import tsugiki.nn.Autograd;

/**
 * Cross-entropy of logits, the mean over a batch: {@code loss = -sum over c of t[c] w[c] log softmax(logits)[c]}, of all
 * pictures together divided by the sum of the weights of their labels.
 *
 * <p>The target {@code t} is {@code 1 - smoothing} on the label plus {@code smoothing / C} on every one
 * of the {@code C} classes. Label smoothing: Szegedy et al. 2015, https://arxiv.org/abs/1512.00567. The weights
 * {@code w} of the classes are 1 unless said otherwise: {@link ClassWeights}. Both as PyTorch's {@code CrossEntropyLoss}.
 *
 * <p>Of several labels ({@link #binary(LabelSets)}) binary cross-entropy, the mean over pictures and labels:
 * {@code -w[k] t[k] log p[k] - (1 - t[k]) log(1 - p[k])}, {@code p = sigmoid(logits)}, t {@code 1 - smoothing / 2} where
 * the picture has the label and {@code smoothing / 2} where not. As PyTorch's {@code BCEWithLogitsLoss} with {@code pos_weight}.
 *
 * @param smoothing 0..1; 0 for none
 * @param weights of the classes; of labels, of the pictures that have it
 * @param sets the sets of labels that pictures carry; null where each has one class
 */
public record Loss(double smoothing, ClassWeights weights, LabelSets sets) {

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

    /** Of pictures with one class. */
    public Loss(double smoothing, ClassWeights weights) {
        this(smoothing, weights, null);
    }

    /** Binary cross-entropy of these labels, without label smoothing. */
    public static Loss binary(LabelSets sets) {
        return CROSS_ENTROPY.labels(sets);
    }

    /** The same of several labels. @param carried the sets that pictures carry */
    public Loss labels(LabelSets carried) {
        return new Loss(smoothing, weights, carried);
    }

    /** The same with other label smoothing. */
    public Loss smoothing(double other) {
        return new Loss(other, weights, sets);
    }

    /** The same with other weights of the classes, e.g. {@code ClassWeights.balanced(data)}. */
    public Loss weights(ClassWeights other) {
        return new Loss(smoothing, other, sets);
    }

    /**
     * The batch's loss as the graph's end, a scalar.
     *
     * @param logits {@code [N, C]}
     * @param labels N numbers, 0..C-1; of several labels the number of a picture's set
     * @throws CourseException if there are weights of another number of classes
     */
    public NDArray of(NDArray logits, int[] labels) {
        return sets == null ? softmax(logits, labels) : BinaryLoss.of(logits, binaryTarget(labels));
    }

    private NDArray softmax(NDArray logits, int[] labels) {
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

    /** {@code [N, labels, 2]}: {@code -t w / (N labels)} and {@code -(1 - t) / (N labels)}. */
    private float[] binaryTarget(int[] carried) {
        int labels = sets.labels().size();
        weights.require(labels);
        float[] target = new float[2 * carried.length * labels];
        for (int i = 0; i < target.length / 2; i++) {
            double t = binaryTarget(carried[i / labels], i % labels);
            target[2 * i] = (float) (-t * weights.of(i % labels) / (carried.length * labels));
            target[2 * i + 1] = (float) (-(1 - t) / (carried.length * labels));
        }
        return target;
    }

    private double binaryTarget(int set, int label) {
        return sets.truth()[set][label] ? 1 - smoothing / 2 : smoothing / 2;
    }

    /** The loss of one picture of several labels. @param logits {@code [labels]}; @param set which one it carries */
    public double binary(float[] logits, int set) {
        double sum = 0;
        for (int k = 0; k < logits.length; k++) {
            double t = binaryTarget(set, k);
            sum += t * weights.of(k) * Numbers.softplus(-logits[k]) + (1 - t) * Numbers.softplus(logits[k]);
        }
        return sum / logits.length;
    }

    /** Whether logits say what a picture shows: its class has the largest, or each label is above 0 exactly where it has it. */
    public boolean isRight(float[] logits, int from, int count, int label) {
        return sets == null ? Numbers.argmax(logits, from, count) == label
                : IntStream.range(0, count).allMatch(k -> logits[from + k] >= 0 == sets.truth()[label][k]);
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
        return "Loss[smoothing=" + smoothing + (weights.values().isEmpty() ? "" : ", weights=" + weights.values())
                + (sets == null ? "" : ", labels=" + sets.labels()) + "]";
    }
}
