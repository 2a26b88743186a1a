package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Attention within groups with a learnt table of biases: {@code softmax(scale q k^T + table[offset]) v}. Liu et al.
 * 2021, https://arxiv.org/abs/2103.14030 (equation 4).
 */
public final class RelativeAttention extends GroupAttention {

    private final double scale;
    private final long positions;

    /** @param index shape in which the state dict holds the offsets' numbers, {@code T * T} elements */
    public RelativeAttention(Plan plan, double scale, Shape index) {
        super(plan, new Linear(plan.width(), 3 * plan.width()));
        this.scale = scale;
        this.positions = plan.positions();
        int side = plan.partition().side();
        weight("relative_position_bias_table", new Shape(RelativePosition.offsets(side), plan.heads()), Init.truncatedNormal(0.02));
        fixed("relative_position_index", index, RelativePosition.index(side));
    }

    @Override
    NDArray similarity(NDArray queries, NDArray keys) {
        return queries.matMul(Ops.scale(keys, scale).transpose(0, 1, 2, 4, 3));
    }

    @Override
    NDArray bias() {
        return RelativePosition.pick(value("relative_position_bias_table"), value("relative_position_index"), positions);
    }
}
