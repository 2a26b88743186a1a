package tsugiki.nn;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.SplittableRandom;

/**
 * Switches the recording of gradients, and runs them back.
 *
 * <p>The engine keeps the switch per thread and a notebook's cells change threads, so every public
 * entry sets it: {@code try (var off = Autograd.off()) { ... }}.
 */
public final class Autograd {

    static {
        Engine.getEngine("PyTorch"); // its native code must be there before the switch is looked at
    }

    private Autograd() {}

    /** The state to go back to at the end of a block. */
    public static final class Mode implements AutoCloseable {
        private final boolean before = JniUtils.isGradMode();

        private Mode(boolean record) {
            JniUtils.setGradMode(record);
        }

        @Override
        public void close() {
            JniUtils.setGradMode(before);
        }
    }

    /** Records what is computed, on this thread, until closed. */
    public static Mode on() {
        return new Mode(true);
    }

    /** Records nothing, on this thread, until closed: for inference and for updates of weights. */
    public static Mode off() {
        return new Mode(false);
    }

    /**
     * Adds d loss / d p to the gradient of every trainable p behind the loss.
     *
     * @param loss a scalar computed while recording was on
     */
    public static void backward(NDArray loss) {
        try (NDArray one = loss.onesLike()) {
            JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
        }
    }

    /**
     * The gradient that {@link #backward} left in a parameter, or null if none ever reached it; the
     * caller closes it.
     */
    public static NDArray gradient(Parameter parameter) {
        return gradient(parameter.array());
    }

    /** The same of an array that was made with {@link #leaf}. */
    public static NDArray gradient(NDArray leaf) {
        return JniUtils.getGradient((PtNDArray) leaf);
    }

    /** A copy of an array, to which {@link #backward} shall run back: pixels, or activations. */
    public static NDArray leaf(NDArray values) {
        try (Mode off = off()) {
            NDArray leaf = values.duplicate();
            leaf.setRequiresGradient(true);
            return leaf;
        }
    }

    /** Sets a parameter's gradient to zero: {@link #backward} adds to what is there. */
    public static void zeroGradient(Parameter parameter) {
        JniUtils.zeroGrad((PtNDArray) parameter.array());
    }

    /**
     * An array of numbers that a recorded computation may keep for the way back. DJL's own arrays of Java's numbers,
     * those inside {@code mul(Number)} too, lie in memory that Java frees when nobody on its side holds them.
     *
     * @param manager owner of the array
     */
    public static NDArray constant(NDManager manager, float[] values, Shape shape) {
        try (NDArray shared = manager.create(values, shape)) {
            return shared.duplicate();
        }
    }

    /** Seeds the engine's one generator, which draws what dropout drops, and this thread's, which does so for stochastic depth. */
    public static void seed(long seed) {
        JniUtils.setSeed(seed);
        Draws.seed(seed);
    }

    /** The same for one epoch of a training: what is drawn hangs on these two numbers alone, not on what was drawn before. */
    public static void seed(long seed, int epoch) {
        seed(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + epoch).nextLong());
    }
}
