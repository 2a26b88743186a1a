package tsugiki.nn;

import ai.djl.ndarray.NDArray;

/** Gives back what it got; holds a place, so that the names beside it are torchvision's. */
public final class Identity extends Block {

    @Override
    protected NDArray forward(NDArray x) {
        return x;
    }
}
