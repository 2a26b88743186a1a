package tsugiki.zoo;

import ai.djl.ndarray.NDArray;
import tsugiki.nn.Activation;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.ConvNormActivation;
import tsugiki.nn.Sequential;
import tsugiki.nn.SqueezeExcitation;
import tsugiki.nn.StochasticDepth;

/**
 * MBConv: 1x1 up to the expanded width, depthwise convolution, squeeze-and-excitation, 1x1 down
 * without activation; {@code x} is added where the shape stays. Sandler et al. 2018,
 * https://arxiv.org/abs/1801.04381.
 */
final class InvertedBottleneck extends Block {

    /** @param expansion the inner width is {@code in * expansion} */
    record Shape(int in, int out, int expansion, int kernel, int stride) {}

    /** Makes a convolution, its normalisation and, if any, its activation. */
    @FunctionalInterface
    interface Unit {
        ConvNormActivation of(Conv2d convolution, long channels);
    }

    private final boolean residual;

    InvertedBottleneck(Shape shape, boolean squeeze, double depthRate, Unit unit, Unit linearUnit) {
        long inner = (long) shape.in() * shape.expansion();
        Sequential block = new Sequential();
        if (shape.expansion() != 1) {
            block.append(unit.of(new Conv2d(shape.in(), inner, 1), inner));
        }
        block.append(unit.of(new Conv2d(inner, inner, shape.kernel()).stride(shape.stride()).groups((int) inner), inner));
        if (squeeze) {
            block.append(new SqueezeExcitation(inner, Math.max(1, shape.in() / 4), Activation.silu()));
        }
        block.append(linearUnit.of(new Conv2d(inner, shape.out(), 1), shape.out()));
        add("block", block);
        add("stochastic_depth", new StochasticDepth(depthRate));
        this.residual = shape.stride() == 1 && shape.in() == shape.out();
    }

    @Override
    protected NDArray forward(NDArray x) {
        NDArray y = through(x, "block");
        return residual ? through(y, "stochastic_depth").addi(x) : y;
    }
}
