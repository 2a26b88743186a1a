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
        return new Activation("ReLU", ai.djl.nn.Activation::relu);
    }

    /** {@code min(max(0, x), 6)}. */
    public static Activation relu6() {
        return new Activation("ReLU6", TorchScriptOps::relu6);
    }

    /** {@code x * sigmoid(x)}, also called swish: Elfwing et al. 2017, https://arxiv.org/abs/1702.03118. */
    public static Activation silu() {
        return new Activation("SiLU", TorchScriptOps::silu);
    }

    /** {@code 1 / (1 + exp(-x))}. */
    public static Activation sigmoid() {
        return new Activation("Sigmoid", ai.djl.nn.Activation::sigmoid);
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
