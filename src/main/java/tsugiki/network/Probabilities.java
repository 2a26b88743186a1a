package tsugiki.network;

import ai.djl.ndarray.NDArray;
import java.util.stream.Stream;
import tsugiki.base.Numbers;

/**
 * What logits say of a picture that has one class: their softmax. A student, what scores and explains it, and a file it
 * is exported to ask here, so that another meaning of logits begins here.
 */
public final class Probabilities {

    private Probabilities() {}

    /** Of many pictures, {@code [N, classes]}; a step that can be recorded. */
    public static NDArray of(NDArray logits) {
        return logits.softmax(1);
    }

    /** Of one picture, {@code [classes]}. */
    public static float[] of(float[] logits) {
        return Numbers.softmax(logits);
    }

    /** Of many pictures, {@code [pictures][classes]}. */
    public static float[][] of(float[][] logits) {
        return Stream.of(logits).map(Numbers::softmax).toArray(float[][]::new);
    }
}
