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
}
