package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Attention within groups by angle: {@code softmax(cos(q, k) / tau + bias) v}, with {@code 1 / tau = exp(logit_scale)}
 * of each head, 100 at most, and a bias which a small network ({@code cpb_mlp}) computes from the offset,
 * {@code 16 sigmoid(cpb_mlp(offset))}. Liu et al. 2021, https://arxiv.org/abs/2111.09883 (section 3).
 */
public final class CosineAttention extends GroupAttention {

    private static final int HIDDEN = 512;

    private final int heads;
    private final long positions;

    public CosineAttention(Plan plan) {
        super(plan, new QueryKeyValue(plan.width()));
        this.heads = plan.heads();
        this.positions = plan.positions();
        int side = plan.partition().side();
        weight("logit_scale", new Shape(heads, 1, 1), Init.constant(Math.log(10)));
        fixed("relative_coords_table", RelativePosition.logarithmicShape(side), RelativePosition.logarithmic(side));
        fixed("relative_position_index", new Shape(positions * positions), RelativePosition.index(side));
        add("cpb_mlp", new Sequential(new Linear(2, HIDDEN), Activation.relu(), new Linear(HIDDEN, heads).noBias()));
    }

    @Override
    NDArray similarity(NDArray queries, NDArray keys) {
        return unit(queries).matMul(unit(keys).transpose(0, 1, 2, 4, 3)).mul(Ops.atMost(value("logit_scale"), Math.log(100)).exp());
    }

    /** Vectors of length 1. */
    private static NDArray unit(NDArray vectors) {
        return vectors.normalize(2, 4, 1e-12);
    }

    @Override
    NDArray bias() {
        NDArray table = through(value("relative_coords_table"), "cpb_mlp").reshape(-1, heads);
        NDArray picked = RelativePosition.pick(table, value("relative_position_index"), positions);
        return Ops.scale(Ops.sigmoid(picked), 16);
    }

    /** Makes q, k and v; the keys' bias counts as zero, whatever the file says. */
    private static final class QueryKeyValue extends Linear {

        QueryKeyValue(long width) {
            super(width, 3 * width);
        }

        @Override
        NDArray addedBias() {
            NDArray bias = value("bias");
            NDArray kept = Autograd.constant(bias.getManager(), new float[] {1, 0, 1}, new Shape(3, 1));
            return bias.reshape(3, -1).mul(kept).reshape(-1);
        }
    }
}
