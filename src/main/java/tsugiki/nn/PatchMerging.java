package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Four neighbours side by side ({@code 4 C}), reduced to {@code 2 C} by a Linear layer: {@code [N, H, W, C]} to
 * {@code [N, H / 2, W / 2, 2 C]}. An odd height or width gets a row or column of zeros. Liu et al. 2021,
 * https://arxiv.org/abs/2103.14030 (section 3.1).
 */
public final class PatchMerging extends Block {

    private final boolean normFirst;

    /** @param normFirst normalises before the reduction, not behind it */
    public PatchMerging(long width, double epsilon, boolean normFirst) {
        this.normFirst = normFirst;
        add("reduction", new Linear(4 * width, 2 * width).noBias());
        add("norm", new LayerNorm(normFirst ? 4 * width : 2 * width, epsilon));
    }

    @Override
    protected NDArray forward(NDArray x) {
        return normFirst ? through(merged(x), "norm", "reduction") : through(merged(x), "reduction", "norm");
    }

    /** The left column of the four before the right one, each from above to below. */
    private static NDArray merged(NDArray x) {
        Shape shape = x.getShape();
        long oddHigh = shape.get(1) % 2;
        long oddWide = shape.get(2) % 2;
        NDArray even = oddHigh + oddWide == 0 ? x : Ops.pad(x, new long[] {0, 0, 0, oddWide, 0, oddHigh});
        long high = (shape.get(1) + oddHigh) / 2;
        long wide = (shape.get(2) + oddWide) / 2;
        return even.reshape(shape.get(0), high, 2, wide, 2, shape.get(3))
                .transpose(0, 1, 3, 4, 2, 5)
                .reshape(shape.get(0), high, wide, 4 * shape.get(3));
    }
}
