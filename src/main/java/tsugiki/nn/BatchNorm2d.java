package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import tsugiki.base.CourseException;

/**
 * Batch normalisation of each channel: {@code y = (x - mean) / sqrt(variance + epsilon) * weight + bias};
 * {@code [N, C, H, W]} in and out. Ioffe and Szegedy 2015, https://arxiv.org/abs/1502.03167.
 *
 * <p>In training mode mean and variance are the batch's, and the running statistics move towards them:
 * {@code running = (1 - momentum) * running + momentum * batch}. In evaluation mode they are the
 * running ones. Freezing the weights does not stop the statistics: {@link #freezeStatistics} does.
 */
public final class BatchNorm2d extends Block {

    private final long channels;
    private final double epsilon;
    private double momentum;
    private boolean frozenStatistics;

    /** PyTorch's defaults: epsilon 1e-5, momentum 0.1. */
    public BatchNorm2d(long channels) {
        this(channels, 1e-5, 0.1);
    }

    /** @param momentum the share of the new statistics (DJL's momentum is one minus this) */
    public BatchNorm2d(long channels, double epsilon, double momentum) {
        this.channels = channels;
        this.epsilon = epsilon;
        this.momentum = momentum;
        Shape shape = new Shape(channels);
        weight("weight", shape, Init.constant(1));
        weight("bias", shape, Init.constant(0));
        buffer("running_mean", shape, 0);
        buffer("running_var", shape, 1);
        counter("num_batches_tracked");
    }

    /** What is multiplied by, {@code [C]}. */
    public Parameter weight() {
        return own("weight");
    }

    /** What is added, {@code [C]}. */
    public Parameter bias() {
        return own("bias");
    }

    /** The running mean. */
    public Parameter mean() {
        return own("running_mean");
    }

    /** The running variance. */
    public Parameter variance() {
        return own("running_var");
    }

    /** What keeps the divisor from 0. */
    public double epsilon() {
        return epsilon;
    }

    /** The share of the new statistics in an update, (0, 1]: large where there will be few updates. */
    public void momentum(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("momentum " + share + " is not in (0, 1]");
        }
        this.momentum = share;
    }

    /** The share of a batch in the running statistics, as PyTorch counts it. */
    public double momentum() {
        return momentum;
    }

    /** Keeps the running statistics as they are, and uses them, in training mode too. */
    public void freezeStatistics(boolean frozen) {
        this.frozenStatistics = frozen;
    }

    /** Whether the running statistics stay as they are in training mode. */
    public boolean hasFrozenStatistics() {
        return frozenStatistics;
    }

    @Override
    protected NDArray forward(NDArray x) {
        boolean ofBatch = !isSteady();
        if (ofBatch) {
            requireSeveral(x.getShape());
            value("num_batches_tracked").addi(1);
        }
        return Ops.batchNorm(x, value("weight"), value("bias"), value("running_mean"), value("running_var"),
                ofBatch, momentum, epsilon);
    }

    private void requireSeveral(Shape shape) {
        if (isOneValue(shape)) {
            throw new CourseException("%s cannot take statistics of one picture whose maps are 1 x 1, a single value: give several pictures at once or larger ones, or freeze its statistics.",
                    describe());
        }
    }

    /** Whether a batch {@code [N, C, H, W]} gives each channel one value alone, of which there are no statistics. */
    public static boolean isOneValue(Shape batch) {
        return batch.size() == batch.get(1);
    }

    @Override
    public boolean isSteady() {
        return !isTraining() || frozenStatistics;
    }

    @Override
    public String describe() {
        return "BatchNorm2d(" + channels + ")";
    }
}
