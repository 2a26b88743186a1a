package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * A fully connected layer: {@code y = x W^T + b}; {@code x [N, ..., in]}, {@code W [out, in]}, {@code y [N, ..., out]}.
 * Drawn as PyTorch does: uniform on 1 / sqrt(in).
 */
public class Linear extends Block {

    private final long in;
    private final long out;

    public Linear(long in, long out) {
        this.in = in;
        this.out = out;
        weight("weight", new Shape(out, in), Init.uniformByFanIn(in));
        weight("bias", new Shape(out), Init.uniformByFanIn(in));
    }

    /** Leaves the bias out. */
    public Linear noBias() {
        drop("bias");
        return this;
    }

    /** Features that come in. */
    public long in() {
        return in;
    }

    /** Features that go out. */
    public long out() {
        return out;
    }

    /** {@code [out, in]}. */
    public Parameter weight() {
        return own("weight");
    }

    /** The bias, or null. */
    public Parameter bias() {
        return own("bias");
    }

    @Override
    protected NDArray forward(NDArray x) {
        return Ops.linear(x, value("weight"), addedBias());
    }

    /** The bias as the forward pass takes it, or null. */
    NDArray addedBias() {
        return value("bias");
    }

    @Override
    public long multiplyAdds(Shape input, Shape output) {
        return weight().size() * (output.size() / output.get(0) / out);
    }

    @Override
    public String describe() {
        return "Linear(" + in + " -> " + out + ")";
    }
}
