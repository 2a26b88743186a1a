package tsugiki.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tsugiki.base.Text;

/** One step in TorchScript's words; {@code n} is the number of pictures. */
final class TorchScriptLine {

    /** PyTorch's numbers for its types of numbers. */
    private static final Map<String, Integer> TYPES = Map.of("float32", 6, "bfloat16", 15);

    private static final String ONES = "[1, 1]";

    private TorchScriptLine() {}

    /** @param in names of the inputs @throws IllegalArgumentException if there is no such operation */
    static String of(Step step, List<String> in) {
        String x = in.get(0);
        String all = String.join(", ", in);
        return switch (step.op()) {
            case "add", "sub", "mul", "div", "matmul", "relu", "silu", "hardswish", "hardsigmoid", "sigmoid", "tanh", "gelu", "exp", "sqrt",
                    "scaled_dot_product_attention" -> call(step.op(), all);
            case "linear" -> call("linear", x, in.get(1), bias(in));
            case "conv2d" -> call("conv2d", x, in.get(1), bias(in), step.numbers("stride"), step.numbers("padding"), ONES, step.number("groups"));
            case Fuse.REORDER -> "ops.mkldnn._reorder_convolution_weight(" + String.join(", ", x, geometry(step), step.numbers("size").toString()) + ")";
            case Fuse.FUSED -> fused(step, in);
            case "batch_norm" -> call("batch_norm", all, "False", 0.1, step.real("epsilon"), "True");
            case "layer_norm" -> call("layer_norm", x, step.numbers("shape"), in.get(1), in.get(2), step.real("epsilon"));
            case "hardtanh" -> call("hardtanh", x, step.real("least"), step.real("most"));
            case "clamp" -> call("clamp", x, step.attributes().getOrDefault("least", "None"), step.attributes().getOrDefault("most", "None"));
            case "softmax" -> call("softmax", x, step.number("axis"));
            case "adaptive_avg_pool2d" -> call("adaptive_avg_pool2d", x, step.numbers("size"));
            case "avg_pool2d" -> call("avg_pool2d", x, step.numbers("kernel"), step.numbers("stride"), step.numbers("padding"), "False", "True");
            case "max_pool2d" -> call("max_pool2d", x, step.numbers("kernel"), step.numbers("stride"), step.numbers("padding"), ONES,
                    step.flag("ceil") ? "True" : "False");
            case "cat" -> call("cat", in, step.number("axis"));
            case "reshape", "expand" -> call(step.op(), x, lengths(step.numbers("shape")));
            case "permute" -> call("permute", x, step.numbers("axes"));
            case "slice" -> call("slice", x, step.number("axis"), step.number("from"), step.number("to"), 1);
            case "select" -> call("select", x, step.number("axis"), step.number("index"));
            case "index_select" -> call("index_select", x, step.number("axis"), in.get(1));
            case "mean" -> call("mean", x, step.numbers("axes"), step.flag("keep") ? "True" : "False");
            case "linalg_vector_norm" -> call("linalg_vector_norm", x, 2, step.numbers("axes"), step.flag("keep") ? "True" : "False");
            case "pad" -> call("constant_pad_nd", x, step.numbers("sides"), 0);
            case "roll" -> call("roll", x, step.numbers("shifts"), step.numbers("axes"));
            case "to" -> call("to", x, TYPES.get(step.word("type")));
            default -> throw new IllegalArgumentException("TorchScript has no line for " + step.op());
        };
    }

    private static String bias(List<String> in) {
        return in.size() > 2 ? in.get(2) : "None";
    }

    private static String geometry(Step step) {
        return Text.of("%s, %s, %s, %d", step.numbers("padding"), step.numbers("stride"), ONES, step.number("groups"));
    }

    private static String fused(Step step, List<String> in) {
        String bias = step.flag("bias") ? in.get(2) : "None";
        String activation = step.word("activation");
        String word = activation.equals("silu") ? "swish" : activation;
        String limits = activation.equals("hardtanh") ? step.real("least") + ", " + step.real("most") : "";
        String scalars = "annotate(List[Optional[number]], [" + limits + "])";
        String algorithm = activation.equals("gelu") ? "\"none\"" : "\"\"";
        if (!step.flag("add")) {
            return Text.of("ops.mkldnn._convolution_pointwise(%s, %s, %s, %s, \"%s\", %s, %s)", in.get(0), in.get(1), bias, geometry(step), word, scalars, algorithm);
        }
        String unary = activation.equals("none") ? "None" : "\"" + word + "\"";
        String added = in.get(in.size() - 1);
        String both = step.flag("over") ? "_(" + added + ", " + in.get(0) : "(" + in.get(0) + ", " + added;
        return Text.of("ops.mkldnn._convolution_pointwise%s, %s, %s, %s, \"add\", None, %s, %s, %s)", both, in.get(1), bias, geometry(step), unary, scalars, algorithm);
    }

    private static String call(String op, Object... arguments) {
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(String.valueOf(argument));
        }
        return "torch." + op + "(" + String.join(", ", texts) + ")";
    }

    private static List<String> lengths(List<Long> shape) {
        return shape.stream().map(length -> length == -1 ? "n" : String.valueOf(length)).toList();
    }
}
