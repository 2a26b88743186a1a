package tsugiki.explain;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.nn.Parameter;

/**
 * Scores and how their sum would change with what goes in: {@code d score / d x}, in the order of {@code x}. A picture
 * of a batch changes its own score alone, so that its part of the gradient is as if it had been asked by itself.
 *
 * @param scores numbers the network was asked for, one a picture
 * @param gradient as many values as {@code x}; zeros where no score depends on it
 */
record InputGradient(float[] scores, float[] gradient) {

    /**
     * Runs forward and back in evaluation mode. The weights get no gradient, and are trainable afterwards as before.
     *
     * @param x pixels or activations; its memory also holds what is made on the way
     * @param score from {@code x} to a number, or to one a picture
     */
    static InputGradient of(Network net, NDArray x, UnaryOperator<NDArray> score) {
        List<Parameter> trained = net.parameters().values().stream().filter(Parameter::isTrainable).toList();
        trained.forEach(weight -> weight.trainable(false)); // their gradients would cost as much again
        try (Inference quiet = net.inference(); NDArray leaf = Autograd.leaf(x); Autograd.Mode on = Autograd.on(); NDArray y = score.apply(leaf);
                NDArray sum = y.sum()) {
            Autograd.backward(sum);
            return new InputGradient(y.toFloatArray(), values(leaf));
        } finally {
            trained.forEach(weight -> weight.trainable(true));
        }
    }

    private static float[] values(NDArray leaf) {
        try (NDArray gradient = Autograd.gradient(leaf)) {
            return gradient == null ? new float[(int) leaf.size()] : gradient.toFloatArray();
        }
    }
}
