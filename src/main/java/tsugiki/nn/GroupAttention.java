package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import tsugiki.base.Text;

/**
 * Multi-head self-attention within each group of a {@link Partition}: every position asks (q), is asked (k) and
 * answers (v), {@code softmax(similarity(q, k) + bias) v}, with a bias for each offset between two positions.
 * {@code [N, H, W, C]} in and out; per head {@code q, k, v [N, G, heads, T, C / heads]}.
 */
public abstract class GroupAttention extends Block {

    /**
     * What the attention is made of.
     *
     * @param in name of the Linear layer that makes q, k and v
     * @param out name of the Linear layer behind the heads
     * @param width C
     */
    public record Plan(String in, String out, long width, int heads, Partition partition) {

        /** @throws IllegalArgumentException if the heads do not divide the width */
        public Plan {
            if (width % heads != 0) {
                throw new IllegalArgumentException("a width of " + width + " does not divide into " + heads + " heads");
            }
        }

        /** T, positions in a group. */
        long positions() {
            return (long) partition.side() * partition.side();
        }
    }

    private final Plan plan;

    /** @param in makes {@code [..., 3 C]}: all q, all k, all v */
    GroupAttention(Plan plan, Linear in) {
        this.plan = plan;
        add(plan.in(), in);
        add(plan.out(), new Linear(plan.width(), plan.width()));
    }

    /** {@code [N, G, heads, T, T]}: how well each query fits each key; the caller may change it in place. */
    abstract NDArray similarity(NDArray queries, NDArray keys);

    /** What each offset adds, {@code [heads, T, T]}. */
    abstract NDArray bias();

    @Override
    protected final NDArray forward(NDArray x) {
        NDArray groups = plan.partition().split(x);
        Shape shape = groups.getShape();
        NDArray parts = through(groups, plan.in())
                .reshape(shape.get(0), shape.get(1), shape.get(2), 3, plan.heads(), plan.width() / plan.heads())
                .transpose(3, 0, 1, 4, 2, 5);
        NDArray bias = bias();
        NDArray logits = similarity(parts.get(0), parts.get(1)).addi(bias);
        NDArray mask = plan.partition().mask(x.getShape(), bias.getManager()); // the weights' memory, not the batch's
        if (mask != null) {
            logits.addi(mask);
        }
        NDArray answers = logits.softmax(4).matMul(parts.get(2)).transpose(0, 1, 3, 2, 4).reshape(shape);
        return plan.partition().join(through(answers, plan.out()), x.getShape());
    }

    @Override
    public long multiplyAdds(Shape input, Shape output) {
        return 2 * plan.partition().positions(input) * plan.positions() * plan.width();
    }

    @Override
    public String describe() {
        return Text.of("%s(%d, %d heads, %s of %dx%d)", getClass().getSimpleName(), plan.width(), plan.heads(),
                plan.partition().getClass().getSimpleName(), plan.partition().side(), plan.partition().side());
    }
}
