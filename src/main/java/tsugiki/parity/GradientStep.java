package tsugiki.parity;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tsugiki.evaluate.Loss;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.nn.Block;
import tsugiki.nn.Dropout;
import tsugiki.nn.Identity;
import tsugiki.nn.Parameter;
import tsugiki.nn.StochasticDepth;
import tsugiki.train.OptimizerState;
import tsugiki.train.Sgd;

/**
 * One step of gradient descent from made weights on made pictures, to compare with another
 * implementation: {@code w = w - rate * gradient} of {@code loss + } {@value #AUXILIARY} {@code * auxiliary losses}.
 *
 * <p>The network is in training mode, batch normalisation with the batch's statistics; dropout and
 * stochastic depth are taken out, so that nothing is drawn. All is computed with numbers of 64 bits: a batch
 * normalisation takes the effect of the biases before it away, and in 32 bits their changes are nothing but rounding,
 * another on every processor. The labels are {@code 37 i mod 1000}.
 *
 * @param loss before the step
 * @param changes by path, row-major: of every weight, and of the statistics that the forward pass moved
 */
public record GradientStep(double loss, Map<String, float[]> changes) {

    /** The share of each auxiliary classifier's loss: GoogLeNet's. */
    public static final double AUXILIARY = 0.3;

    /** So large that the changes are not lost in the rounding of the weights; one step need not converge. */
    public static final double RATE = 100;

    /**
     * Makes the step.
     *
     * @param side height and width of the pictures
     * @param batch number of pictures
     */
    public static GradientStep of(String name, int side, int batch) {
        try (Network net = MadeNetwork.of(name, ""); Autograd.Mode off = Autograd.off()) {
            withoutChance(net);
            MadeNetwork.convert(net, DataType.FLOAT64);
            Map<String, NDArray> before = new LinkedHashMap<>();
            changing(net).forEach((path, parameter) -> before.put(path, parameter.array().duplicate()));
            net.train(true);
            double loss = step(net, side, batch);
            Map<String, float[]> changes = new LinkedHashMap<>();
            changing(net).forEach((path, parameter) -> changes.put(path, change(before.get(path), parameter.array())));
            return new GradientStep(loss, changes);
        }
    }

    /** Weights and statistics, without counters and what the constructor knows. */
    private static Map<String, Parameter> changing(Network net) {
        Map<String, Parameter> changing = net.state();
        changing.values().removeIf(parameter -> !parameter.isReal() || parameter.isFixed());
        return changing;
    }

    private static float[] change(NDArray before, NDArray after) {
        try (before; NDArray change = after.sub(before); NDArray rounded = change.toType(DataType.FLOAT32, true)) {
            return rounded.toFloatArray();
        }
    }

    private static double step(Network net, int side, int batch) {
        long[] shape = {batch, 3, side, side};
        int[] labels = new int[batch];
        Arrays.setAll(labels, i -> 37 * i % 1000);
        try (NDManager memory = net.manager().newSubManager();
                OptimizerState updates = Sgd.of().begin(net.parameters(), RATE, net.manager())) {
            NDArray x = Autograd.constant(memory, MadeWeights.input(shape, ""), new Shape(shape)).toType(DataType.FLOAT64, false);
            NDArray share = Autograd.constant(memory, new float[] {(float) AUXILIARY}, new Shape());
            NDArray loss;
            try (Autograd.Mode on = Autograd.on()) {
                Network.Outputs outputs = net.outputs(x);
                loss = Loss.CROSS_ENTROPY.of(outputs.logits(), labels);
                for (NDArray logits : outputs.auxiliary()) {
                    loss = loss.add(Loss.CROSS_ENTROPY.of(logits, labels).mul(share));
                }
                Autograd.backward(loss);
            }
            updates.step(1);
            return loss.getDouble();
        }
    }

    private static void withoutChance(Network net) {
        net.blocks().forEach((path, block) -> {
            if (isChance(block)) {
                net.replace(path, new Identity());
            }
        });
    }

    private static boolean isChance(Block block) {
        return block instanceof Dropout || block instanceof StochasticDepth;
    }
}
