package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;

/** Another order of the axes, e.g. {@code (0, 2, 3, 1)}: {@code [N, C, H, W]} to {@code [N, H, W, C]}. */
public final class Permute extends Block {

    private final int[] axes;

    public Permute(int... axes) {
        this.axes = axes.clone();
    }

    @Override
    protected NDArray forward(NDArray x) {
        return x.transpose(axes);
    }

    @Override
    public String describe() {
        return "Permute" + Arrays.toString(axes);
    }
}
