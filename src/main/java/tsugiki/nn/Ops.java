package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import tsugiki.base.Text;

/**
 * The engine's operations which DJL's public NDArray lacks or wraps with other meanings (its
 * BatchNorm's momentum is one minus PyTorch's). The only file, with {@link Autograd} and {@link
 * InPlace}, that calls the engine's JNI.
 */
final class Ops {

    private Ops() {}

    static NDArray convolution(NDArray x, NDArray weight, NDArray bias, Shape stride, Shape padding, int groups) {
        return JniUtils.convolution(pt(x), pt(weight), pt(bias), stride, padding, new Shape(1, 1), groups);
    }

    /** @param momentum the share of the new statistics, 0.1 by default as in PyTorch */
    static NDArray batchNorm(NDArray x, NDArray weight, NDArray bias, NDArray mean, NDArray variance,
            boolean batchStatistics, double momentum, double epsilon) {
        return JniUtils.batchNorm(pt(x), pt(mean), pt(variance), pt(weight), pt(bias), batchStatistics, momentum, epsilon);
    }

    static NDArray dropout(NDArray x, double rate) {
        return JniUtils.dropout(pt(x), rate, true);
    }

    static NDArray adaptiveAvgPool(NDArray x, Shape output) {
        return JniUtils.adaptiveAvgPool(pt(x), output);
    }

    static NDArray maxPool(NDArray x, long kernel, long stride, long padding, boolean ceil) {
        return JniUtils.maxPool(pt(x), square(kernel), square(stride), square(padding), ceil);
    }

    /** The mean of each window; zeros of the padding count. */
    static NDArray avgPool(NDArray x, long kernel, long stride, long padding) {
        return JniUtils.avgPool(pt(x), square(kernel), square(stride), square(padding), false, true);
    }

    /** Normalises the last axis. */
    static NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double epsilon) {
        long width = x.getShape().get(x.getShape().dimension() - 1);
        return JniUtils.layerNorm(pt(x), new Shape(width), pt(weight), pt(bias), epsilon);
    }

    static NDArray gelu(NDArray x) {
        return JniUtils.gelu(pt(x));
    }

    static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return JniUtils.linear(pt(x), pt(weight), pt(bias));
    }

    /** @param sides how many zeros: left, right, above, below */
    static NDArray pad(NDArray x, long[] sides) {
        return JniUtils.pad(pt(x), sides, 0);
    }

    /** Moves the pixels of {@code [N, H, W, C]} down and to the right; what leaves at one end comes in at the other. */
    static NDArray roll(NDArray x, long down, long right) {
        return TorchScriptOps.run(Text.of("torch.roll(x, [%d, %d], [1, 2])", down, right), x);
    }

    /** {@code factor * x}; see {@link Autograd#constant} for why not {@code x.mul(factor)}. */
    static NDArray scale(NDArray x, double factor) {
        return TorchScriptOps.run(Text.of("torch.mul(x, %s)", factor), x);
    }

    private static Shape square(long side) {
        return new Shape(side, side);
    }

    private static PtNDArray pt(NDArray array) {
        return (PtNDArray) array;
    }
}
