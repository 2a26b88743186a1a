package tsugiki.zoo.arch;

import ai.djl.ndarray.NDArray;
import java.util.function.Function;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.ConvNormActivation;
import tsugiki.nn.Sequential;
import tsugiki.nn.StochasticDepth;

/**
 * Inverted bottleneck: a branch that is wide inside and narrow at both ends, the last end linear;
 * {@code y = x + branch(x)} where the shape stays, {@code y = branch(x)} elsewhere;
 * {@code [N, in, H, W]} to {@code [N, out, H / stride, W / stride]}. Sandler et al. 2018,
 * https://arxiv.org/abs/1801.04381.
 *
 * <p>The families put other things between the convolutions and name the branch differently.
 */
final class InvertedBottleneck extends Block {

    /** @param inner channels between the first and the last convolution */
    record Shape(int in, int inner, int out, int kernel, int stride) {

        /** Whether the branch is wider inside; if not, it begins with its middle convolution. */
        boolean expands() {
            return inner != in;
        }

        boolean stays() {
            return stride == 1 && in == out;
        }

        /** 1x1, up to the inner width. */
        Conv2d expansion() {
            return new Conv2d(in, inner, 1).noBias();
        }

        /** Each channel for itself. */
        Conv2d depthwise() {
            return new Conv2d(inner, inner, kernel).stride(stride).padding(kernel / 2).groups(inner).noBias();
        }

        /** 1x1, down to the output's width. */
        Conv2d projection() {
            return new Conv2d(inner, out, 1).noBias();
        }
    }

    private final String branch;
    private final boolean stays;

    /** @param name torchvision's name of the branch */
    InvertedBottleneck(Shape shape, String name, Sequential branch) {
        this.branch = name;
        this.stays = shape.stays();
        add(name, branch);
    }

    /**
     * The branch as MBConv has it: expansion, depthwise convolution, squeeze-and-excitation, projection.
     *
     * @param unit makes a convolution, its normalisation and its activation
     * @param linear makes a convolution and its normalisation
     * @param squeeze may be null
     */
    static Sequential mbConv(Shape shape, Function<Conv2d, ConvNormActivation> unit,
            Function<Conv2d, ConvNormActivation> linear, Block squeeze) {
        Sequential branch = new Sequential();
        if (shape.expands()) {
            branch.append(unit.apply(shape.expansion()));
        }
        branch.append(unit.apply(shape.depthwise()));
        if (squeeze != null) {
            branch.append(squeeze);
        }
        return branch.append(linear.apply(shape.projection()));
    }

    /** Drops the branch of a picture this often in training mode, 0..1. */
    InvertedBottleneck dropping(double rate) {
        add("stochastic_depth", new StochasticDepth(rate));
        return this;
    }

    @Override
    protected NDArray forward(NDArray x) {
        return stays ? through(x, children().keySet()).addi(x) : through(x, branch);
    }
}
