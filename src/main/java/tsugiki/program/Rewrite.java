package tsugiki.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a program anew, step by step: each pass over a program goes through here. */
final class Rewrite {

    private final Program old;
    private final List<Step> steps = new ArrayList<>();
    /** What stands in the place of an old step's result. */
    private final Map<Integer, Operand> instead = new HashMap<>();

    Rewrite(Program old) {
        this.old = old;
    }

    /** An operand of the old program, as the new one has it. */
    Operand now(Operand operand) {
        return operand instanceof Operand.Result result ? instead.get(result.step()) : operand;
    }

    List<Operand> now(List<Operand> operands) {
        return operands.stream().map(this::now).toList();
    }

    /** The new step that makes an operand of the new program; null if it is no step's result. */
    Step maker(Operand operand) {
        return operand instanceof Operand.Result result ? steps.get(result.step()) : null;
    }

    /** Adds a step whose inputs are the new program's; its output's lengths follow from them. */
    Operand add(String op, List<Operand> inputs, Map<String, Object> attributes) {
        Step step = Shapes.measured(new Step(steps.size(), op, inputs, attributes, null));
        steps.add(step);
        return step.result();
    }

    /** Adds an operation of two operands without settings. */
    Operand add(String op, Operand a, Operand b) {
        return add(op, List.of(a, b), Map.of());
    }

    /** Takes an old step over as it is. */
    void keep(Step step) {
        put(step, add(step.op(), now(step.inputs()), step.attributes()));
    }

    /** From now on this stands for what an old step made. */
    void put(Step step, Operand made) {
        instead.put(step.id(), made);
    }

    /** The new program, without the steps that nobody needs, numbered anew. */
    Program finish() {
        return finish(now(old.output()));
    }

    /** The same with another output. */
    Program finish(Operand output) {
        Set<Integer> needed = new HashSet<>();
        need(needed, output);
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (needed.contains(i)) {
                steps.get(i).inputs().forEach(input -> need(needed, input));
            }
        }
        List<Step> kept = new ArrayList<>();
        Map<Operand, Operand> renamed = new HashMap<>();
        for (Step step : steps) {
            if (needed.contains(step.id())) {
                List<Operand> inputs = step.inputs().stream().map(input -> renamed.getOrDefault(input, input)).toList();
                kept.add(new Step(kept.size(), step.op(), inputs, step.attributes(), step.output()));
                renamed.put(step.result(), kept.get(kept.size() - 1).result());
            }
        }
        return new Program(old.name(), old.input(), kept, renamed.getOrDefault(output, output), old.weights());
    }

    private static void need(Set<Integer> needed, Operand operand) {
        if (operand instanceof Operand.Result result) {
            needed.add(result.step());
        }
    }
}
