package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** {@link LayerNorm} over the channels of each pixel: {@code [N, C, H, W]} in and out. */
public final class LayerNorm2d extends Block {

    private final long channels;
    private final double epsilon;

    public LayerNorm2d(long channels, double epsilon) {
        this.channels = channels;
        this.epsilon = epsilon;
        weight("weight", new Shape(channels), Init.constant(1));
        weight("bias", new Shape(channels), Init.constant(0));
    }

    @Override
    protected NDArray forward(NDArray x) {
        return Ops.layerNorm(x.transpose(0, 2, 3, 1), value("weight"), value("bias"), epsilon).transpose(0, 3, 1, 2);
    }

    @Override
    public String describe() {
        return "LayerNorm2d(" + channels + ")";
    }
}
