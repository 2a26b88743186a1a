package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import tsugiki.base.Text;

/**
 * Self-attention: each token takes from all tokens what its query finds in their keys.
 *
 * <p>For each head {@code softmax(Q K^T / sqrt(d)) V}, {@code d = D / heads}; the heads side by side go
 * through {@code out_proj}; {@code [N, T, D]} in and out. Vaswani et al. 2017,
 * https://arxiv.org/abs/1706.03762.
 */
public final class MultiHeadAttention extends Block {

    private final long width;
    private final long heads;

    /** Weights of queries, keys and values stand in one, {@code [3 D, D]}; drawn as PyTorch does. */
    public MultiHeadAttention(long width, long heads) {
        if (width % heads != 0) {
            throw new IllegalArgumentException(width + " features do not divide into " + heads + " heads");
        }
        this.width = width;
        this.heads = heads;
        weight("in_proj_weight", new Shape(3 * width, width), Init.xavierUniform());
        weight("in_proj_bias", new Shape(3 * width), Init.constant(0));
        add("out_proj", new Linear(width, width)).bias().init(Init.constant(0));
    }

    @Override
    protected NDArray forward(NDArray x) {
        long n = x.getShape().get(0);
        long tokens = x.getShape().get(1);
        NDArray inputs = Ops.linear(x, value("in_proj_weight"), value("in_proj_bias"))
                .reshape(n, tokens, 3, heads, width / heads).transpose(2, 0, 3, 1, 4);
        NDArray heard = Ops.attention(inputs);
        return through(heard.transpose(0, 2, 1, 3).reshape(n, tokens, width), "out_proj");
    }

    /** The projection to queries, keys and values, and the two products. */
    @Override
    public long multiplyAdds(Shape input, Shape output) {
        long tokens = input.get(1);
        return 3 * tokens * width * width + 2 * tokens * tokens * width;
    }

    @Override
    public String describe() {
        return Text.of("MultiHeadAttention(%d, %d heads)", width, heads);
    }
}
