package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Arithmetic that changes an array where it lies, outside the recorded graph: what an optimizer does
 * to weights. One call into the engine each.
 */
public final class InPlace {

    private static final float NO_CLIP = -1;

    private InPlace() {}

    /** {@code y = y + a * x}; same shapes. */
    public static void addScaled(NDArray y, double a, NDArray x) {
        // The engine's SGD kernel, y - rate * (x + decay * y), with rate -a and no decay.
        JniUtils.sgdUpdate((PtNDArray) y, (PtNDArray) x, null, (float) -a, 0, 1, NO_CLIP, 0);
    }

    /** {@code y = a * y + x}; same shapes. */
    public static void scaleAndAdd(NDArray y, double a, NDArray x) {
        y.muli(a);
        y.addi(x);
    }

    /**
     * One Adam update: {@code m = beta1 m + (1 - beta1) g}, {@code v = beta2 v + (1 - beta2) g^2},
     * {@code w = w - size m / (sqrt(v) + epsilon)}.
     *
     * @param decay added to the gradient as {@code g + decay * w}
     * @param size the rate, corrected for the first steps' bias
     */
    public static void adam(NDArray w, NDArray g, NDArray m, NDArray v,
            double decay, double size, double beta1, double beta2, double epsilon) {
        JniUtils.adamUpdate((PtNDArray) w, (PtNDArray) g, (PtNDArray) m, (PtNDArray) v,
                0, (float) size, (float) decay, 1, NO_CLIP, (float) beta1, (float) beta2, (float) epsilon, false);
    }
}
