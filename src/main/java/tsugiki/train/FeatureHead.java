package tsugiki.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;
import tsugiki.base.Text;
import tsugiki.evaluate.Loss;
import tsugiki.features.Features;
import tsugiki.nn.Autograd;
import tsugiki.nn.Device;
import tsugiki.nn.Linear;

/**
 * A new head trained on stored features by an optimizer, all pictures in every update: in a second, to hold one rule
 * of training, or a fault in it, against another.
 *
 * <p>{@code loss = cross-entropy(last(x W^T + b))}; {@code x [N, D]}, {@code W [classes, D]}. What stands {@code last}
 * is nothing in a sound network, which ends in logits.
 *
 * @param losses of the training pictures, before each update and after the last one
 * @param weights W, row-major, {@code [classes * D]}
 * @param biases b, {@code [classes]}
 * @param files names of the pictures it was trained on
 */
public record FeatureHead(double[] losses, float[] weights, float[] biases, List<String> files) {

    /** {@link #fit(Features, Optimizer, double, int, UnaryOperator, long)} with seed 0. */
    public static FeatureHead fit(Features train, Optimizer optimizer, double rate, int updates, UnaryOperator<NDArray> last) {
        return fit(train, optimizer, rate, updates, last, 0);
    }

    /**
     * Trains from the values that PyTorch would draw.
     *
     * @param rate of the optimizer
     * @param updates at least 1
     * @param last what the network ends with; {@code logits -> logits} where it ends in logits
     * @param seed of the values that are drawn
     * @throws CourseException if there are no pictures or no updates
     */
    public static FeatureHead fit(Features train, Optimizer optimizer, double rate, int updates, UnaryOperator<NDArray> last, long seed) {
        if (train.size() == 0 || updates < 1) {
            throw new CourseException("A head cannot learn from %d pictures in %d updates: take at least one of each.", train.size(), updates);
        }
        double[] losses = new double[updates + 1];
        try (NDManager memory = Device.newManager(); Autograd.Mode off = Autograd.off();
                NDArray x = Autograd.constant(memory, train.values(), new Shape(train.size(), train.dimension()))) {
            Linear head = new Linear(train.dimension(), train.classes().size());
            head.initialize(memory, seed);
            head.trainable(true);
            try (OptimizerState state = optimizer.begin(head.parameters(), rate, memory)) {
                for (int update = 0; update < updates; update++) {
                    losses[update] = gradients(head, x, train.labels(), last);
                    state.step(1);
                }
                losses[updates] = gradients(head, x, train.labels(), last);
            }
            return new FeatureHead(losses, head.weight().array().toFloatArray(), head.bias().array().toFloatArray(), train.files());
        }
    }

    /** The loss; leaves a gradient at every weight. */
    private static double gradients(Linear head, NDArray x, int[] labels, UnaryOperator<NDArray> last) {
        try (Autograd.Mode on = Autograd.on(); NDManager memory = x.getManager().newSubManager(); NDArray logits = head.call(x)) {
            logits.attach(memory);
            NDArray ended = last.apply(logits);
            try (NDArray loss = Loss.CROSS_ENTROPY.of(ended, labels)) {
                Autograd.backward(loss);
                return loss.getFloat();
            } finally {
                ended.close();
            }
        }
    }

    /** The loss of the training pictures after the last update. */
    public double loss() {
        return losses[losses.length - 1];
    }

    /** Whether the class of each picture is named rightly, {@code [N]}: what comparing in pairs needs. @throws CourseException if the features have another width */
    public boolean[] right(Features scored) {
        if (scored.dimension() * biases.length != weights.length) {
            throw new CourseException("These features are %d wide, but the head was trained on %d: take features of the same network.",
                    scored.dimension(), weights.length / biases.length);
        }
        boolean[] right = new boolean[scored.size()];
        IntStream.range(0, right.length).forEach(i -> right[i] = Numbers.argmax(logits(scored.row(i))) == scored.labels()[i]);
        return right;
    }

    private float[] logits(float[] x) {
        float[] logits = biases.clone();
        for (int k = 0; k < logits.length; k++) {
            for (int j = 0; j < x.length; j++) {
                logits[k] += weights[k * x.length + j] * x[j];
            }
        }
        return logits;
    }

    /** Share of the pictures named rightly, 0..1. */
    public double score(Features scored) {
        boolean[] right = right(scored);
        return IntStream.range(0, right.length).filter(i -> right[i]).count() / (double) right.length;
    }

    @Override
    public String toString() {
        return Text.of("head after %d updates: loss %.3f, %.3f before the first", losses.length - 1, loss(), losses[0]);
    }
}
