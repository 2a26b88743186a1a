package tsugiki.export;

import static tsugiki.export.OnnxGraph.real;
import static tsugiki.export.OnnxGraph.whole;
import static tsugiki.export.OnnxGraph.wholes;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import tsugiki.base.CourseException;
import tsugiki.program.Operand;
import tsugiki.program.Program;
import tsugiki.program.Step;

/** A program's steps as ONNX nodes, for any number of pictures. */
final class OnnxSteps {

    private final OnnxGraph graph;
    private final Program program;
    private final String input;
    private final Map<Integer, String> results = new HashMap<>();
    private final Map<Operand, String> constants = new HashMap<>();

    private OnnxSteps(OnnxGraph graph, Program program, String input) {
        this.graph = graph;
        this.program = program;
        this.input = input;
    }

    /**
     * Adds all steps.
     *
     * @param input what the program's input is called in the graph
     * @return what its output is called
     * @throws CourseException if a step has no counterpart in ONNX; the message names it
     */
    static String of(OnnxGraph graph, Program program, String input) {
        OnnxSteps steps = new OnnxSteps(graph, program, input);
        program.steps().forEach(step -> steps.results.put(step.id(), steps.add(step)));
        return steps.name(program.output());
    }

    private String name(Operand operand) {
        if (operand instanceof Operand.Input) {
            return input;
        }
        if (operand instanceof Operand.Result result) {
            return results.get(result.step());
        }
        return constants.computeIfAbsent(operand, this::constant);
    }

    private String constant(Operand operand) {
        if (operand instanceof Operand.Weight weight) {
            return graph.tensor(weight.path(), program.weights().get(weight.path()).array());
        }
        return operand instanceof Operand.Number number ? graph.real32((float) number.value())
                : graph.reals32(((Operand.Constant) operand).values(), operand.shape().getShape());
    }

    private String add(Step step) {
        List<String> in = step.inputs().stream().map(this::name).toList();
        String x = in.get(0);
        return switch (step.op()) {
            case "add", "sub", "mul", "div", "relu", "sigmoid", "tanh", "exp", "sqrt", "neg" -> graph.node(capital(step.op()), in);
            case "matmul" -> graph.node("MatMul", in);
            case "conv2d" -> graph.node("Conv", in, strides(step), pads(step.numbers("padding"), 0, 0), whole("group", step.number("groups")));
            case "linear" -> linear(step, in);
            case "batch_norm" -> graph.node("BatchNormalization", in, real("epsilon", step.real("epsilon")));
            case "layer_norm" -> graph.node("LayerNormalization", in, whole("axis", -step.numbers("shape").size()), real("epsilon", step.real("epsilon")));
            case "silu" -> graph.node("Mul", x, graph.node("Sigmoid", x));
            case "hardswish" -> graph.node("HardSwish", x);
            case "hardsigmoid" -> graph.node("HardSigmoid", in, real("alpha", 1 / 6.0), real("beta", 0.5));
            case "gelu" -> gelu(x);
            case "hardtanh", "clamp" -> graph.node("Clip", x, bound(step, "least"), bound(step, "most"));
            case "softmax" -> graph.node("Softmax", in, whole("axis", step.number("axis")));
            case "scaled_dot_product_attention" -> attention(step, in);
            case "adaptive_avg_pool2d" -> adaptive(step, x);
            case "avg_pool2d" -> graph.node("AveragePool", in, kernel(step), strides(step), pads(step.numbers("padding"), 0, 0), whole("count_include_pad", 1));
            case "max_pool2d" -> graph.node("MaxPool", in, kernel(step), strides(step), pads(step.numbers("padding"), beyond(step, 0), beyond(step, 1)));
            case "mean" -> graph.node("ReduceMean", in, axes(step), whole("keepdims", step.flag("keep") ? 1 : 0));
            case "linalg_vector_norm" -> graph.node("ReduceL2", in, axes(step), whole("keepdims", step.flag("keep") ? 1 : 0));
            case "cat" -> graph.node("Concat", in, whole("axis", step.number("axis")));
            case "permute" -> graph.node("Transpose", in, wholes("perm", numbers(step, "axes")));
            case "reshape" -> graph.node("Reshape", x, lengths(step));
            case "expand" -> graph.node("Expand", x, lengths(step));
            case "slice" -> slice(x, step.number("axis"), step.number("from"), step.number("to"));
            case "select" -> graph.node("Gather", List.of(x, graph.whole(step.number("index"))), whole("axis", step.number("axis")));
            case "index_select" -> graph.node("Gather", in, whole("axis", step.number("axis")));
            case "pad" -> graph.node("Pad", x, graph.wholes(sides(step)));
            case "roll" -> roll(step, x);
            default -> throw new CourseException("%s cannot be written as ONNX: there is no rule for its step %s; export it as torchscript, or add one.",
                    program.name(), step.op());
        };
    }

    private static String capital(String op) {
        return Character.toUpperCase(op.charAt(0)) + op.substring(1);
    }

    private static long[] numbers(Step step, String name) {
        return step.numbers(name).stream().mapToLong(Long::longValue).toArray();
    }

    private static AttributeProto axes(Step step) {
        return wholes("axes", numbers(step, "axes"));
    }

    private static AttributeProto kernel(Step step) {
        return wholes("kernel_shape", numbers(step, "kernel"));
    }

    private static AttributeProto strides(Step step) {
        return wholes("strides", numbers(step, "stride"));
    }

    /** ONNX counts above, left, below, right. */
    private static AttributeProto pads(List<Long> padding, long below, long right) {
        return wholes("pads", padding.get(0), padding.get(1), padding.get(0) + below, padding.get(1) + right);
    }

    /** How far the last window reaches over the padding, where half windows count: {@code ceil_mode} is not everywhere the same. */
    private static long beyond(Step step, int axis) {
        long size = step.inputs().get(0).shape().get(2 + axis) + 2 * step.numbers("padding").get(axis);
        long reached = (step.output().get(2 + axis) - 1) * step.numbers("stride").get(axis) + step.numbers("kernel").get(axis);
        return Math.max(0, reached - size);
    }

    private String bound(Step step, String name) {
        return step.attributes().containsKey(name) ? graph.real32((float) step.real(name)) : "";
    }

    private String linear(Step step, List<String> in) {
        if (step.inputs().get(0).shape().dimension() == 2) {
            return graph.node("Gemm", in, whole("transB", 1));
        }
        String product = graph.node("MatMul", in.get(0), graph.node("Transpose", in.get(1)));
        return in.size() > 2 ? graph.node("Add", product, in.get(2)) : product;
    }

    /** {@code x (1 + erf(x / sqrt(2))) / 2}. */
    private String gelu(String x) {
        String erf = graph.node("Erf", graph.node("Mul", x, graph.real32((float) Math.sqrt(0.5))));
        return graph.node("Mul", graph.node("Mul", x, graph.node("Add", erf, graph.real32(1))), graph.real32(0.5f));
    }

    private String attention(Step step, List<String> in) {
        Shape queries = step.inputs().get(0).shape();
        int rank = queries.dimension();
        long[] swapped = LongStream.range(0, rank).map(axis -> axis < rank - 2 ? axis : 2L * rank - 3 - axis).toArray();
        String keys = graph.node("Transpose", List.of(in.get(1)), wholes("perm", swapped));
        String scaled = graph.node("Mul", in.get(0), graph.real32((float) (1 / Math.sqrt(queries.get(rank - 1)))));
        String weights = graph.node("Softmax", List.of(graph.node("MatMul", scaled, keys)), whole("axis", rank - 1L));
        return graph.node("MatMul", weights, in.get(2));
    }

    /** The means of a grid's cells, which may overlap, are two matrix products; one cell is ONNX's GlobalAveragePool. */
    private String adaptive(Step step, String x) {
        Shape from = step.inputs().get(0).shape();
        List<Long> to = step.numbers("size");
        if (to.equals(List.of(1L, 1L))) {
            return graph.node("GlobalAveragePool", x);
        }
        if (to.equals(List.of(from.get(2), from.get(3)))) {
            return x;
        }
        String rows = graph.node("MatMul", cells(from.get(2), to.get(0)), x);
        return graph.node("MatMul", rows, graph.node("Transpose", cells(from.get(3), to.get(1))));
    }

    /** {@code [to, from]}: row i holds the mean of the places floor(i from / to) up to ceil((i + 1) from / to). */
    private String cells(long from, long to) {
        float[] values = new float[Math.toIntExact(from * to)];
        for (long i = 0; i < to; i++) {
            long first = i * from / to;
            long last = ((i + 1) * from + to - 1) / to;
            for (long j = first; j < last; j++) {
                values[(int) (i * from + j)] = 1f / (last - first);
            }
        }
        return graph.reals32(values, to, from);
    }

    /** Lengths of which one may be N, the number of pictures. */
    private String lengths(Step step) {
        long[] shape = numbers(step, "shape");
        if (LongStream.of(shape).allMatch(length -> length != -1)) {
            return graph.wholes(shape);
        }
        String n = graph.node("Shape", List.of(input), whole("start", 0), whole("end", 1));
        return graph.node("Concat", LongStream.of(shape).mapToObj(length -> length == -1 ? n : graph.wholes(length)).toList(), whole("axis", 0));
    }

    private String slice(String x, long axis, long from, long to) {
        return graph.node("Slice", x, graph.wholes(from), graph.wholes(to), graph.wholes(axis));
    }

    /** The program counts pairs from the last axis; ONNX all begins, then all ends. */
    private static long[] sides(Step step) {
        List<Long> pairs = step.numbers("sides");
        int rank = step.output().dimension();
        long[] sides = new long[2 * rank];
        for (int i = 0; i < pairs.size() / 2; i++) {
            sides[rank - 1 - i] = pairs.get(2 * i);
            sides[2 * rank - 1 - i] = pairs.get(2 * i + 1);
        }
        return sides;
    }

    private String roll(Step step, String x) {
        String now = x;
        for (int i = 0; i < step.numbers("axes").size(); i++) {
            long axis = step.numbers("axes").get(i);
            long length = step.output().get((int) axis);
            long shift = Math.floorMod(step.numbers("shifts").get(i), length);
            if (shift != 0) {
                now = graph.node("Concat", List.of(slice(now, axis, length - shift, length), slice(now, axis, 0, length - shift)), whole("axis", axis));
            }
        }
        return now;
    }
}
