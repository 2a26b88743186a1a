package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Normalises the last axis of each position by itself: {@code y = weight * (x - mean) / sqrt(variance +
 * epsilon) + bias}; {@code [N, ..., D]} in and out. It keeps no statistics, so nothing of it drifts.
 * Ba et al. 2016, https://arxiv.org/abs/1607.06450.
 */
public final class LayerNorm extends Block {

    private final long width;
    private final double epsilon;

    public LayerNorm(long width, double epsilon) {
        this.width = width;
        this.epsilon = epsilon;
        weight("weight", new Shape(width), Init.constant(1));
        weight("bias", new Shape(width), Init.constant(0));
    }

    @Override
    protected NDArray forward(NDArray x) {
        return Ops.layerNorm(x, value("weight"), value("bias"), epsilon);
    }

    @Override
    public String describe() {
        return "LayerNorm(" + width + ")";
    }
}
