package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/** An element-wise function; the shape stays. */
public final class Activation extends Block {

    private final String name;
    private final UnaryOperator<NDArray> function;

    private Activation(String name, UnaryOperator<NDArray> function) {
        this.name = name;
        this.function = function;
    }

    /** {@code max(0, x)}. */
    public static Activation relu() {
        return new Activation("ReLU", Ops::relu);
    }

    /** {@code min(max(0, x), 6)}. */
    public static Activation relu6() {
        return new Activation("ReLU6", x -> Ops.hardTanh(x, 0, 6));
    }

    /** {@code x * sigmoid(x)}, also called swish: Elfwing et al. 2017, https://arxiv.org/abs/1702.03118. */
    public static Activation silu() {
        return new Activation("SiLU", Ops::silu);
    }

    /** {@code 1 / (1 + exp(-x))}. */
    public static Activation sigmoid() {
        return new Activation("Sigmoid", Ops::sigmoid);
    }

    /** {@code x * Phi(x)} with the normal distribution function Phi, exact: Hendrycks and Gimpel 2016, https://arxiv.org/abs/1606.08415. */
    public static Activation gelu() {
        return new Activation("GELU", Ops::gelu);
    }

    /** {@code x * min(max(0, x + 3), 6) / 6}: Howard et al. 2019, https://arxiv.org/abs/1905.02244. */
    public static Activation hardSwish() {
        return new Activation("Hardswish", Ops::hardSwish);
    }

    /** {@code min(max(0, x + 3), 6) / 6}. */
    public static Activation hardSigmoid() {
        return new Activation("Hardsigmoid", Ops::hardSigmoid);
    }

    /** {@code tanh(x)}. */
    public static Activation tanh() {
        return new Activation("Tanh", Ops::tanh);
    }

    @Override
    protected NDArray forward(NDArray x) {
        return function.apply(x);
    }

    @Override
    public String describe() {
        return name;
    }
}
