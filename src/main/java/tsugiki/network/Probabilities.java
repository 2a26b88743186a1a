package tsugiki.network;

import ai.djl.ndarray.NDArray;
import java.util.stream.Stream;
import tsugiki.base.Numbers;
import tsugiki.nn.Activation;

/**
 * What logits say of a picture: their softmax where it has one class, the sigmoid of each where it has any number of
 * labels ({@link Thresholds}). A student, what scores and explains it, and a file it is exported to ask here.
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

    /** That each label is there, {@code [N, labels]}: {@code 1 / (1 + exp(-logit))}; a step that can be recorded. */
    public static NDArray sigmoid(NDArray logits) {
        return Activation.sigmoid().call(logits);
    }

    /** That each label is there, of one picture, {@code [labels]}. */
    public static float[] sigmoid(float[] logits) {
        return Numbers.sigmoid(logits);
    }
}
