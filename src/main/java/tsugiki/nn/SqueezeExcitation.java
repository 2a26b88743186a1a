package tsugiki.nn;

import ai.djl.ndarray.NDArray;

/**
 * Weighs each channel by what the whole picture says of it:
 * {@code y = x * sigmoid(fc2(act(fc1(mean of x))))}; {@code [N, C, H, W]} in and out. Hu et al. 2017,
 * https://arxiv.org/abs/1709.01507.
 */
public final class SqueezeExcitation extends Block {

    /** @param squeezed channels between the two 1x1 convolutions */
    public SqueezeExcitation(long channels, long squeezed, Activation activation) {
        this(channels, squeezed, activation, Activation.sigmoid());
    }

    /** @param scale what makes a weight in 0..1, in the place of the sigmoid */
    public SqueezeExcitation(long channels, long squeezed, Activation activation, Activation scale) {
        add("avgpool", new AdaptiveAvgPool2d(1));
        add("fc1", new Conv2d(channels, squeezed, 1));
        add("fc2", new Conv2d(squeezed, channels, 1));
        add("activation", activation);
        add("scale_activation", scale);
    }

    @Override
    protected NDArray forward(NDArray x) {
        return x.mul(through(x, "avgpool", "fc1", "activation", "fc2", "scale_activation"));
    }
}
