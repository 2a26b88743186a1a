package tsugiki.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;

/**
 * The mean loss of a linear classifier on standardised features, with an L2 penalty:
 * {@code sum(loss(x W^T)) / divisor + weightDecay / 2 * |W|^2}; {@code W [outputs, D + 1]}, the last column the bias.
 *
 * <p>The two products run in the engine in float32, the rest here in float64.
 */
abstract class LinearLoss implements Lbfgs.Objective, AutoCloseable {

    private final NDManager manager;
    private final NDArray x;
    private final int pictures;
    private final int outputs;
    private final double weightDecay;
    private final double divisor;

    /** @param divisor of the sum over the pictures: how many, or what they weigh */
    LinearLoss(NDManager parent, Features features, Standardiser standardiser, int outputs, double weightDecay, double divisor) {
        this.manager = parent.newSubManager();
        this.pictures = features.size();
        this.outputs = outputs;
        this.weightDecay = weightDecay;
        this.divisor = divisor;
        int d = features.dimension();
        float[] values = new float[Math.multiplyExact(pictures, d + 1)];
        IntStream.range(0, pictures).parallel().forEach(i -> {
            for (int j = 0; j < d; j++) {
                values[i * (d + 1) + j] = (float) standardiser.apply(features.values()[i * d + j], j);
            }
            values[i * (d + 1) + d] = 1;
        });
        this.x = manager.create(values, new Shape(pictures, d + 1));
    }

    /**
     * The loss of picture {@code i}; puts its slopes, divided by {@link #divisor}, in the place of its logits.
     *
     * @param logits {@code [pictures, outputs]}
     */
    abstract double lossAndSlope(float[] logits, int i);

    double divisor() {
        return divisor;
    }

    @Override
    public double at(double[] w, double[] gradient) {
        float[] logits = logits(w);
        double[] losses = new double[pictures];
        IntStream.range(0, pictures).parallel().forEach(i -> losses[i] = lossAndSlope(logits, i));
        double value = 0;
        for (double loss : losses) {
            value += loss / divisor;
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
            NDArray weight = scratch.create(weights, new Shape(outputs, w.length / outputs));
            return x.matMul(weight.transpose()).toFloatArray();
        }
    }

    private float[] product(float[] slopes) {
        try (NDManager scratch = manager.newSubManager()) {
            NDArray slope = scratch.create(slopes, new Shape(pictures, outputs));
            return slope.transpose().matMul(x).toFloatArray();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
