package tsugiki.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import tsugiki.base.Numbers;
import tsugiki.data.ClassWeights;

/**
 * Mean cross-entropy of a softmax on standardised features, with an L2 penalty:
 * {@code mean(-log softmax(x W^T)[label]) + weightDecay / 2 * |W|^2}; {@code W [classes, D + 1]}, the last column
 * the bias. A picture counts in the mean what its class weighs.
 *
 * <p>The two products run in the engine in float32, the rest here in float64.
 */
final class SoftmaxLoss implements Lbfgs.Objective, AutoCloseable {

    private final NDManager manager;
    private final NDArray x;
    private final int[] labels;
    private final int classes;
    private final double weightDecay;
    private final ClassWeights weights;
    private final double weight;

    SoftmaxLoss(NDManager parent, Features features, Standardiser standardiser, double weightDecay, ClassWeights weights) {
        this.manager = parent.newSubManager();
        this.labels = features.labels();
        this.classes = features.classes().size();
        this.weightDecay = weightDecay;
        this.weights = weights.require(classes);
        this.weight = weights.sum(labels);
        int d = features.dimension();
        float[] values = new float[Math.multiplyExact(labels.length, d + 1)];
        IntStream.range(0, labels.length).parallel().forEach(i -> {
            for (int j = 0; j < d; j++) {
                values[i * (d + 1) + j] = (float) standardiser.apply(features.values()[i * d + j], j);
            }
            values[i * (d + 1) + d] = 1;
        });
        this.x = manager.create(values, new Shape(labels.length, d + 1));
    }

    @Override
    public double at(double[] w, double[] gradient) {
        float[] logits = logits(w);
        double[] losses = new double[labels.length];
        IntStream.range(0, labels.length).parallel().forEach(i -> losses[i] = lossAndSlope(logits, i));
        double value = 0;
        for (double loss : losses) {
            value += loss / weight;
        }
        float[] slopes = product(logits);
        for (int i = 0; i < w.length; i++) {
            gradient[i] = slopes[i] + weightDecay * w[i];
            value += weightDecay / 2 * w[i] * w[i];
        }
        return value;
    }

    private float[] logits(double[] w) {
        float[] weights = new float[w.length];
        for (int i = 0; i < w.length; i++) {
            weights[i] = (float) w[i];
        }
        try (NDManager scratch = manager.newSubManager()) {
            NDArray weight = scratch.create(weights, new Shape(classes, w.length / classes));
            return x.matMul(weight.transpose()).toFloatArray();
        }
    }

    /** Puts weight * (softmax - one-hot) / sum of weights in the place of a picture's logits. */
    private double lossAndSlope(float[] logits, int i) {
        int from = i * classes;
        double logSum = Numbers.logSumExp(logits, from, classes);
        double counts = weights.of(labels[i]);
        double loss = (logSum - logits[from + labels[i]]) * counts;
        for (int k = 0; k < classes; k++) {
            double p = Math.exp(logits[from + k] - logSum);
            logits[from + k] = (float) ((p - (k == labels[i] ? 1 : 0)) * counts / weight);
        }
        return loss;
    }

    private float[] product(float[] slopes) {
        try (NDManager scratch = manager.newSubManager()) {
            NDArray slope = scratch.create(slopes, new Shape(labels.length, classes));
            return slope.transpose().matMul(x).toFloatArray();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
