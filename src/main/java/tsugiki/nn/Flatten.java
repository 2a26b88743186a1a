package tsugiki.nn;

import ai.djl.ndarray.NDArray;

/** All axes but the first made one: {@code [N, C, H, W]} to {@code [N, C * H * W]}. */
public final class Flatten extends Block {

    @Override
    protected NDArray forward(NDArray x) {
        return x.reshape(x.getShape().get(0), -1);
    }
}
