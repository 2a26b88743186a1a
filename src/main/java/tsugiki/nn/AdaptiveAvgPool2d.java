package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** The mean over a grid of {@code side x side} windows, whatever the input's size; {@code [N, C, side, side]} out. */
public final class AdaptiveAvgPool2d extends Block {

    private final long side;

    public AdaptiveAvgPool2d(long side) {
        this.side = side;
    }

    @Override
    protected NDArray forward(NDArray x) {
        return Ops.adaptiveAvgPool(x, new Shape(side, side));
    }

    @Override
    public String describe() {
        return "AdaptiveAvgPool2d(" + side + "x" + side + ")";
    }
}
