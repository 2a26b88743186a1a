package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import tsugiki.base.Text;

/**
 * Two-dimensional convolution: {@code y[n, o] = bias[o] + sum over i of weight[o, i] * x[n, i]}.
 *
 * <p>Input {@code [N, in, H, W]}, weight {@code [out, in / groups, kernel, kernel]}, output
 * {@code [N, out, (H + 2 padding - kernel) / stride + 1, ...]}. Drawn as PyTorch does: uniform on
 * 1 / sqrt(fan in).
 */
public final class Conv2d extends Block {

    private final long in;
    private final long out;
    private final Shape kernel;
    private Shape stride = new Shape(1, 1);
    private Shape padding = new Shape(0, 0);
    private int groups = 1;
    private boolean same;

    /** Kernel size {@code kernel x kernel}, stride 1, no padding, with bias. */
    public Conv2d(long in, long out, long kernel) {
        this(in, out, kernel, kernel);
    }

    /** Kernel size {@code high x wide}, stride 1, no padding, with bias. */
    public Conv2d(long in, long out, long high, long wide) {
        this.in = in;
        this.out = out;
        this.kernel = new Shape(high, wide);
        shapes();
    }

    private void shapes() {
        if (in % groups != 0 || out % groups != 0) {
            throw new IllegalArgumentException(in + " -> " + out + " channels do not divide into " + groups + " groups");
        }
        boolean bias = own("weight") == null || own("bias") != null;
        Shape shape = new Shape(out, in / groups, kernel.get(0), kernel.get(1));
        Init init = Init.uniformByFanIn(shape.size() / out);
        weight("weight", shape, init);
        if (bias) {
            weight("bias", new Shape(out), init);
        }
    }

    /** Moves the kernel by this step, down and across. */
    public Conv2d stride(long stride) {
        this.stride = new Shape(stride, stride);
        return this;
    }

    /** Adds so many zeros at each side. */
    public Conv2d padding(long padding) {
        return padding(padding, padding);
    }

    /** Zeros above and below, and left and right. */
    public Conv2d padding(long high, long wide) {
        this.padding = new Shape(high, wide);
        return this;
    }

    /** Each of {@code groups} parts of the output sees only its part of the input; {@code in} groups: depthwise. */
    public Conv2d groups(int groups) {
        this.groups = groups;
        shapes();
        return this;
    }

    /** Leaves the bias out, as before a normalisation. */
    public Conv2d noBias() {
        drop("bias");
        return this;
    }

    /**
     * TensorFlow's "same" padding: output size {@code ceil(H / stride)}; where the padding is odd, the
     * extra row and column stand below and to the right.
     */
    public Conv2d same() {
        this.same = true;
        return this;
    }

    /** {@code [out, in / groups, kernel, kernel]}. */
    public Parameter weight() {
        return own("weight");
    }

    /** The bias, or null. */
    public Parameter bias() {
        return own("bias");
    }

    /** Channels that come in. */
    public long inChannels() {
        return in;
    }

    /** Channels that go out. */
    public long outChannels() {
        return out;
    }

    @Override
    protected NDArray forward(NDArray x) {
        if (!same) {
            return convolve(x, padding);
        }
        long high = samePadding(x.getShape().get(2), 0);
        long wide = samePadding(x.getShape().get(3), 1);
        if (high % 2 == 0 && wide % 2 == 0) {
            return convolve(x, new Shape(high / 2, wide / 2));
        }
        long[] sides = {wide / 2, wide - wide / 2, high / 2, high - high / 2};
        return convolve(Ops.pad(x, sides), new Shape(0, 0));
    }

    private long samePadding(long size, int axis) {
        long outputs = (size + stride.get(axis) - 1) / stride.get(axis);
        return Math.max((outputs - 1) * stride.get(axis) + kernel.get(axis) - size, 0);
    }

    private NDArray convolve(NDArray x, Shape around) {
        return Ops.convolution(x, value("weight"), value("bias"), stride, around, groups);
    }

    @Override
    public long multiplyAdds(Shape input, Shape output) {
        return weight().size() * output.get(2) * output.get(3);
    }

    @Override
    public String describe() {
        String more = groups == 1 ? "" : groups == in ? ", depthwise" : ", groups " + groups;
        return Text.of("Conv2d(%d -> %d, %dx%d, stride %d%s)", in, out, kernel.get(0), kernel.get(1), stride.get(0), more);
    }
}
