package tsugiki.program;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.LongStream;

/** What each operation makes of its inputs' lengths. -1, for N, is carried along as any other length. */
final class Shapes {

    private Shapes() {}

    /**
     * The step with its output's lengths.
     *
     * @throws IllegalArgumentException if the inputs do not fit together or nothing would be left
     */
    static Step measured(Step step) {
        Shape made = of(step);
        if (LongStream.of(made.getShape()).anyMatch(length -> length < 1 && length != -1)) {
            throw new IllegalArgumentException(step.op() + " would make " + made);
        }
        return new Step(step.id(), step.op(), step.inputs(), step.attributes(), made);
    }

    private static Shape of(Step step) {
        List<Shape> in = step.inputs().stream().map(Operand::shape).toList();
        Shape x = in.get(0);
        return switch (step.op()) {
            case "batch_norm", "layer_norm", "relu", "hardtanh", "silu", "hardswish", "hardsigmoid", "sigmoid", "tanh", "gelu",
                    "clamp", "exp", "sqrt", "rsqrt", "neg", "softmax", "roll", "to", Fuse.REORDER -> x;
            case "add", "sub", "mul", "div" -> broadcast(x, in.get(1));
            case "conv2d", Fuse.FUSED -> convolution(step, x, in.get(1));
            case "linear" -> with(x, x.dimension() - 1, in.get(1).get(0));
            case "matmul" -> product(x, in.get(1));
            case "scaled_dot_product_attention" -> with(x, x.dimension() - 1, in.get(2).get(x.dimension() - 1));
            case "adaptive_avg_pool2d" -> new Shape(x.get(0), x.get(1), step.numbers("size").get(0), step.numbers("size").get(1));
            case "avg_pool2d", "max_pool2d" -> new Shape(x.get(0), x.get(1), pooled(step, x, 0), pooled(step, x, 1));
            case "cat" -> joined(in, (int) step.number("axis"));
            case "reshape", "expand" -> shape(step.numbers("shape"));
            case "permute" -> shape(step.numbers("axes").stream().map(axis -> x.get(axis.intValue())).toList());
            case "slice" -> with(x, (int) step.number("axis"), step.number("to") - step.number("from"));
            case "select" -> without(x, step.number("axis"));
            case "index_select" -> with(x, 0, in.get(1).size());
            case "mean", "linalg_vector_norm" -> reduced(x, step.numbers("axes"), step.flag("keep"));
            case "pad" -> padded(x, step.numbers("sides"));
            default -> throw new NotRecordedException("A program cannot be made: %s has no rule for the lengths it makes.", step.op());
        };
    }

    private static Shape shape(List<Long> lengths) {
        return new Shape(lengths.stream().mapToLong(Long::longValue).toArray());
    }

    private static Shape with(Shape x, int axis, long length) {
        long[] lengths = x.getShape().clone();
        lengths[axis] = length;
        return new Shape(lengths);
    }

    private static Shape without(Shape x, long axis) {
        return x.slice(0, (int) axis).addAll(x.slice((int) axis + 1));
    }

    static Shape broadcast(Shape a, Shape b) {
        Shape more = a.dimension() >= b.dimension() ? a : b;
        Shape fewer = more == a ? b : a;
        long[] lengths = more.getShape().clone();
        int ahead = more.dimension() - fewer.dimension();
        for (int i = 0; i < fewer.dimension(); i++) {
            long one = lengths[ahead + i];
            long other = fewer.get(i);
            if (one != other && one != 1 && other != 1) {
                throw new IllegalArgumentException(a + " and " + b + " do not broadcast");
            }
            lengths[ahead + i] = one == 1 ? other : one;
        }
        return new Shape(lengths);
    }

    private static Shape convolution(Step step, Shape x, Shape weight) {
        return new Shape(x.get(0), weight.get(0),
                windows(x.get(2), weight.get(2), step.numbers("stride").get(0), step.numbers("padding").get(0)),
                windows(x.get(3), weight.get(3), step.numbers("stride").get(1), step.numbers("padding").get(1)));
    }

    private static long windows(long size, long kernel, long stride, long padding) {
        return (size + 2 * padding - kernel) / stride + 1;
    }

    private static long pooled(Step step, Shape x, int axis) {
        long size = x.get(2 + axis);
        long kernel = step.numbers("kernel").get(axis);
        long stride = step.numbers("stride").get(axis);
        long padding = step.numbers("padding").get(axis);
        if (!step.flag("ceil")) {
            return windows(size, kernel, stride, padding);
        }
        long count = (size + 2 * padding - kernel + stride - 1) / stride + 1;
        return (count - 1) * stride >= size + padding ? count - 1 : count; // a window must not begin behind the edge
    }

    private static Shape product(Shape a, Shape b) {
        int n = a.dimension();
        int m = b.dimension();
        if (a.get(n - 1) != b.get(m - 2)) {
            throw new IllegalArgumentException(a + " and " + b + " have no matrix product");
        }
        return broadcast(a.slice(0, n - 2), b.slice(0, m - 2)).add(a.get(n - 2), b.get(m - 1));
    }

    private static Shape joined(List<Shape> parts, int axis) {
        return with(parts.get(0), axis, parts.stream().mapToLong(part -> part.get(axis)).sum());
    }

    private static Shape reduced(Shape x, List<Long> axes, boolean keep) {
        Shape out = new Shape();
        for (int i = 0; i < x.dimension(); i++) {
            if (!axes.contains((long) i)) {
                out = out.add(x.get(i));
            } else if (keep) {
                out = out.add(1);
            }
        }
        return out;
    }

    private static Shape padded(Shape x, List<Long> sides) {
        long[] lengths = x.getShape().clone();
        for (int i = 0; i < sides.size() / 2; i++) {
            lengths[lengths.length - 1 - i] += sides.get(2 * i) + sides.get(2 * i + 1);
        }
        return new Shape(lengths);
    }
}
