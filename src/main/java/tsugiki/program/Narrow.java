package tsugiki.program;

import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tsugiki.nn.Precision;

/** Lets a program compute with narrower numbers between its float32 ends. What follows from the weights alone is computed in float32, then rounded. */
final class Narrow {

    /** Their scales and shifts stay float32: the engine takes them so. */
    private static final Set<String> NORMS = Set.of("batch_norm", "layer_norm");

    /** The numbers' name, by which {@link TorchScriptLine} finds the engine's. */
    private final String type;
    private final Rewrite rewrite;
    private final Uses uses;
    private final Map<Operand, Operand> narrowed = new HashMap<>();

    private Narrow(Program program, Precision precision) {
        this.type = precision.toString();
        this.rewrite = new Rewrite(program);
        this.uses = new Uses(program);
    }

    static Program of(Program program, Precision precision) {
        return new Narrow(program, precision).run(program);
    }

    private Program run(Program program) {
        for (Step step : program.steps()) {
            if (step.inputs().stream().noneMatch(uses::hangsOnInput)) {
                rewrite.keep(step);
            } else {
                rewrite.put(step, rewrite.add(step.op(), inputs(step), step.attributes()));
            }
        }
        return rewrite.finish(to(rewrite.now(program.output()), Precision.FLOAT32.toString()));
    }

    private List<Operand> inputs(Step step) {
        List<Operand> inputs = step.inputs();
        return java.util.stream.IntStream.range(0, inputs.size())
                .mapToObj(i -> i > 0 && NORMS.contains(step.op()) ? rewrite.now(inputs.get(i)) : narrow(inputs.get(i))).toList();
    }

    private Operand narrow(Operand operand) {
        Operand now = rewrite.now(operand);
        boolean moving = operand instanceof Operand.Result && uses.hangsOnInput(operand);
        boolean whole = operand instanceof Operand.Number || operand instanceof Operand.Weight w && w.type() != DataType.FLOAT32;
        return moving || whole ? now : narrowed.computeIfAbsent(now, wide -> to(wide, type));
    }

    private Operand to(Operand operand, String type) {
        return rewrite.add("to", List.of(operand), Map.of("type", type));
    }
}
