package tsugiki.nn;

import ai.djl.ndarray.NDArray;

/** The largest value of each {@code kernel x kernel} window; {@code [N, C, H, W]} to a smaller H and W. */
public final class MaxPool2d extends Block {

    private final long kernel;
    private final long stride;
    private final long padding;

    public MaxPool2d(long kernel, long stride, long padding) {
        this.kernel = kernel;
        this.stride = stride;
        this.padding = padding;
    }

    @Override
    protected NDArray forward(NDArray x) {
        return Ops.maxPool(x, kernel, stride, padding, false);
    }

    @Override
    public String describe() {
        return "MaxPool2d(%dx%d, stride %d)".formatted(kernel, kernel, stride);
    }
}
