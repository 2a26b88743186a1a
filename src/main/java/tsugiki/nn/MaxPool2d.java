package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import tsugiki.base.Text;

/** The largest value of each {@code kernel x kernel} window; {@code [N, C, H, W]} to a smaller H and W. */
public final class MaxPool2d extends Block {

    private final long kernel;
    private final long stride;
    private final long padding;
    private boolean ceil;

    public MaxPool2d(long kernel, long stride, long padding) {
        this.kernel = kernel;
        this.stride = stride;
        this.padding = padding;
    }

    /** Rounds the output's size up: the last window may reach over the edge. */
    public MaxPool2d ceil() {
        this.ceil = true;
        return this;
    }

    @Override
    protected NDArray forward(NDArray x) {
        return Ops.maxPool(x, kernel, stride, padding, ceil);
    }

    @Override
    public String describe() {
        return Text.of("MaxPool2d(%dx%d, stride %d)", kernel, kernel, stride);
    }
}
