package tsugiki.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.Text;

/** Writes a program as the body of a TorchScript method, a line for each step. */
final class TorchScript {

    private final Program program;
    /** Weights and arrays of constants, with their names in the code. */
    private final Map<Operand, String> named = new LinkedHashMap<>();

    TorchScript(Program program) {
        this.program = program;
        for (Step step : program.steps()) {
            for (Operand operand : step.inputs()) {
                if (operand instanceof Operand.Weight || operand instanceof Operand.Constant c && !c.isScalar()) {
                    named.putIfAbsent(operand, "w" + named.size());
                }
            }
        }
    }

    /** What the method takes as {@code w}, in this order. */
    List<Operand> arguments() {
        return List.copyOf(named.keySet());
    }

    /** The lines of {@code def forward(self, x: Tensor, w: List[Tensor])}. */
    List<String> body() {
        List<String> lines = new ArrayList<>();
        lines.add("n = torch.size(x, 0)");
        int at = 0;
        for (String name : named.values()) {
            lines.add(Text.of("%s = w[%d]", name, at++));
        }
        program.steps().forEach(step -> lines.add(name(step.result()) + " = " + expression(step)));
        lines.add("return " + name(program.output()));
        return lines;
    }

    private String name(Operand operand) {
        if (operand instanceof Operand.Input) {
            return "x";
        }
        if (operand instanceof Operand.Result result) {
            return "_" + result.step();
        }
        return operand instanceof Operand.Constant c && c.isScalar() ? String.valueOf(c.values()[0]) : named.get(operand);
    }

    private String expression(Step step) {
        List<String> in = step.inputs().stream().map(this::name).toList();
        String x = in.get(0);
        String all = String.join(", ", in);
        return switch (step.op()) {
            case "add", "sub", "mul", "div", "matmul", "relu", "silu", "hardswish", "hardsigmoid", "sigmoid", "tanh", "gelu", "exp",
                    "scaled_dot_product_attention" -> call(step.op(), all);
            case "linear" -> call("linear", x, in.get(1), in.size() > 2 ? in.get(2) : "None");
            case "conv2d" -> call("conv2d", x, in.get(1), in.size() > 2 ? in.get(2) : "None",
                    step.numbers("stride"), step.numbers("padding"), "[1, 1]", step.number("groups"));
            case "batch_norm" -> call("batch_norm", all, "False", 0.1, step.real("epsilon"), "True");
            case "layer_norm" -> call("layer_norm", x, step.numbers("shape"), in.get(1), in.get(2), step.real("epsilon"));
            case "hardtanh" -> call("hardtanh", x, step.real("least"), step.real("most"));
            case "clamp" -> call("clamp", x, step.attributes().getOrDefault("least", "None"), step.attributes().getOrDefault("most", "None"));
            case "softmax" -> call("softmax", x, step.number("axis"));
            case "adaptive_avg_pool2d" -> call("adaptive_avg_pool2d", x, step.numbers("size"));
            case "avg_pool2d" -> call("avg_pool2d", x, step.numbers("kernel"), step.numbers("stride"), step.numbers("padding"), "False", "True");
            case "max_pool2d" -> call("max_pool2d", x, step.numbers("kernel"), step.numbers("stride"), step.numbers("padding"), "[1, 1]",
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
            default -> throw new IllegalArgumentException("TorchScript has no line for " + step.op());
        };
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

    /** {@code prepare} that changes nothing, and {@code forward}. */
    String methods() {
        return Text.of("""
                def prepare(self: __torch__.Ops, w: List[Tensor]) -> List[Tensor]:
                  return w
                def forward(self: __torch__.Ops, x: Tensor, w: List[Tensor]) -> Tensor:
                %s
                """, String.join("\n", body().stream().map(line -> "  " + line).toList())).indent(2);
    }
}
