package tsugiki.program;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** How often each step's result is taken, by steps and as the output, and which steps hang on the program's input. */
final class Uses {

    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Set<Integer> moving = new HashSet<>();

    Uses(Program program) {
        for (Step step : program.steps()) {
            step.inputs().forEach(this::count);
            if (step.inputs().stream().anyMatch(this::hangsOnInput) || LongStream.of(step.output().getShape()).anyMatch(length -> length == -1)) {
                moving.add(step.id());
            }
        }
        count(program.output());
    }

    private void count(Operand operand) {
        if (operand instanceof Operand.Result result) {
            counts.merge(result.step(), 1, Integer::sum);
        }
    }

    int of(Operand operand) {
        return operand instanceof Operand.Result result ? counts.getOrDefault(result.step(), 0) : 0;
    }

    /** Whether it changes with the pictures or their number; else it follows from the weights alone. */
    boolean hangsOnInput(Operand operand) {
        return operand instanceof Operand.Input || operand instanceof Operand.Result result && moving.contains(result.step());
    }
}
