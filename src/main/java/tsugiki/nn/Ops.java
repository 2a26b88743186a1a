package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tsugiki.base.Text;

/**
 * The engine's operations which DJL's public NDArray lacks or wraps with other meanings (its BatchNorm's momentum is
 * one minus PyTorch's). A {@link Recorded} input notes the operation; any other has it done.
 */
final class Ops {

    private Ops() {}

    static NDArray convolution(NDArray x, NDArray weight, NDArray bias, Shape stride, Shape padding, int groups) {
        return x instanceof Recorded r
                ? r.record("conv2d", inputs(x, weight, bias), Map.of("stride", list(stride), "padding", list(padding), "groups", (long) groups))
                : JniUtils.convolution(pt(x), pt(weight), pt(bias), stride, padding, new Shape(1, 1), groups);
    }

    /** @param momentum the share of the new statistics, 0.1 by default as in PyTorch */
    static NDArray batchNorm(NDArray x, NDArray weight, NDArray bias, NDArray mean, NDArray variance,
            boolean batchStatistics, double momentum, double epsilon) {
        return x instanceof Recorded r
                ? r.record("batch_norm", inputs(x, weight, bias, mean, variance), Map.of("epsilon", epsilon))
                : JniUtils.batchNorm(pt(x), pt(mean), pt(variance), pt(weight), pt(bias), batchStatistics, momentum, epsilon);
    }

    static NDArray dropout(NDArray x, double rate) {
        return JniUtils.dropout(pt(x), rate, true);
    }

    static NDArray adaptiveAvgPool(NDArray x, Shape output) {
        return x instanceof Recorded r
                ? r.record("adaptive_avg_pool2d", inputs(x), Map.of("size", list(output)))
                : JniUtils.adaptiveAvgPool(pt(x), output);
    }

    static NDArray maxPool(NDArray x, long kernel, long stride, long padding, boolean ceil) {
        return x instanceof Recorded r
                ? r.record("max_pool2d", inputs(x), window(kernel, stride, padding, ceil))
                : JniUtils.maxPool(pt(x), square(kernel), square(stride), square(padding), ceil);
    }

    /** The mean of each window; zeros of the padding count. */
    static NDArray avgPool(NDArray x, long kernel, long stride, long padding) {
        return x instanceof Recorded r
                ? r.record("avg_pool2d", inputs(x), window(kernel, stride, padding, false))
                : JniUtils.avgPool(pt(x), square(kernel), square(stride), square(padding), false, true);
    }

    private static Map<String, Object> window(long kernel, long stride, long padding, boolean ceil) {
        return Map.of("kernel", list(square(kernel)), "stride", list(square(stride)), "padding", list(square(padding)), "ceil", ceil);
    }

    /** Normalises the last axis. */
    static NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double epsilon) {
        long width = x.getShape().get(x.getShape().dimension() - 1);
        return x instanceof Recorded r
                ? r.record("layer_norm", inputs(x, weight, bias), Map.of("shape", List.of(width), "epsilon", epsilon))
                : JniUtils.layerNorm(pt(x), new Shape(width), pt(weight), pt(bias), epsilon);
    }

    static NDArray relu(NDArray x) {
        return x instanceof Recorded r ? r.record("relu", inputs(x), Map.of()) : JniUtils.relu(pt(x));
    }

    static NDArray sigmoid(NDArray x) {
        return x instanceof Recorded r ? r.record("sigmoid", inputs(x), Map.of()) : JniUtils.sigmoid(pt(x));
    }

    static NDArray tanh(NDArray x) {
        return x instanceof Recorded r ? r.record("tanh", inputs(x), Map.of()) : JniUtils.tanh(pt(x));
    }

    static NDArray gelu(NDArray x) {
        return x instanceof Recorded r ? r.record("gelu", inputs(x), Map.of()) : JniUtils.gelu(pt(x));
    }

    static NDArray silu(NDArray x) {
        return x instanceof Recorded r ? r.record("silu", inputs(x), Map.of()) : TorchScriptOps.run("torch.silu(x)", x);
    }

    static NDArray hardSwish(NDArray x) {
        return x instanceof Recorded r ? r.record("hardswish", inputs(x), Map.of()) : TorchScriptOps.run("torch.hardswish(x)", x);
    }

    static NDArray hardSigmoid(NDArray x) {
        return x instanceof Recorded r ? r.record("hardsigmoid", inputs(x), Map.of()) : TorchScriptOps.run("torch.hardsigmoid(x)", x);
    }

    /** {@code min(max(least, x), most)}. */
    static NDArray hardTanh(NDArray x, double least, double most) {
        return x instanceof Recorded r
                ? r.record("hardtanh", inputs(x), Map.of("least", least, "most", most))
                : TorchScriptOps.run(Text.of("torch.hardtanh(x, %s, %s)", least, most), x);
    }

    /** {@code min(x, most)}. */
    static NDArray atMost(NDArray x, double most) {
        return x instanceof Recorded r
                ? r.record("clamp", inputs(x), Map.of("most", most))
                : TorchScriptOps.run(Text.of("torch.clamp(x, None, %s)", most), x);
    }

    static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return x instanceof Recorded r
                ? r.record("linear", inputs(x, weight, bias), Map.of())
                : JniUtils.linear(pt(x), pt(weight), pt(bias));
    }

    /** @param sides how many zeros, the last axis first: left, right, above, below */
    static NDArray pad(NDArray x, long[] sides) {
        return x instanceof Recorded r
                ? r.record("pad", inputs(x), Map.of("sides", LongStream.of(sides).boxed().toList()))
                : JniUtils.pad(pt(x), sides, 0);
    }

    /** Moves the pixels of {@code [N, H, W, C]} down and to the right; what leaves at one end comes in at the other. */
    static NDArray roll(NDArray x, long down, long right) {
        return x instanceof Recorded r
                ? r.record("roll", inputs(x), Map.of("shifts", List.of(down, right), "axes", List.of(1L, 2L)))
                : TorchScriptOps.run(Text.of("torch.roll(x, [%d, %d], [1, 2])", down, right), x);
    }

    /** {@code factor * x}; see {@link Autograd#constant} for why not {@code x.mul(factor)}. */
    static NDArray scale(NDArray x, double factor) {
        return x instanceof Recorded ? x.mul(factor) : TorchScriptOps.run(Text.of("torch.mul(x, %s)", factor), x);
    }

    /**
     * {@code softmax(q k^T / sqrt(d)) v}: the engine's own, which never holds all T x T weights at once.
     *
     * @param x queries, keys and values, {@code [3, N, heads, T, d]}
     */
    static NDArray attention(NDArray x) {
        return x instanceof Recorded r
                ? r.record("scaled_dot_product_attention", List.of(x.get(0), x.get(1), x.get(2)), Map.of())
                : TorchScriptOps.run("torch.scaled_dot_product_attention(torch.select(x, 0, 0), torch.select(x, 0, 1), torch.select(x, 0, 2))", x);
    }

    private static List<NDArray> inputs(NDArray... arrays) {
        return Stream.of(arrays).filter(Objects::nonNull).toList();
    }

    private static List<Long> list(Shape shape) {
        return LongStream.of(shape.getShape()).boxed().toList();
    }

    private static Shape square(long side) {
        return new Shape(side, side);
    }

    private static PtNDArray pt(NDArray array) {
        return (PtNDArray) array;
    }
}
