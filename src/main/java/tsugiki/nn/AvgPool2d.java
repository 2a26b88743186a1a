package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import tsugiki.base.Text;

/** The mean of each {@code kernel x kernel} window, zeros of the padding included; {@code [N, C, H, W]} to a smaller H and W. */
public final class AvgPool2d extends Block {

    private final long kernel;
    private final long stride;
    private final long padding;

    public AvgPool2d(long kernel, long stride, long padding) {
        this.kernel = kernel;
        this.stride = stride;
        this.padding = padding;
    }

    @Override
    protected NDArray forward(NDArray x) {
        return Ops.avgPool(x, kernel, stride, padding);
    }

    @Override
    public String describe() {
        return Text.of("AvgPool2d(%dx%d, stride %d)", kernel, kernel, stride);
    }
}
