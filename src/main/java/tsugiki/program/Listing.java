package tsugiki.program;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tsugiki.base.Text;
import tsugiki.base.TextTable;

/** A program as a person reads it. */
final class Listing {

    /** What is said only where it is otherwise. */
    private static final Map<String, String> USUAL = Map.of("groups", "1", "stride", "1 1", "padding", "0 0", "ceil", "false");

    private Listing() {}

    static String of(Program program) {
        List<List<String>> rows = new ArrayList<>();
        for (Step step : program.steps()) {
            rows.add(List.of(step.result().toString(), step.op(), inputs(step.inputs()), settings(step), lengths(step.output())));
        }
        String note = Text.of("%s: x %s, %s steps, out %s; %s multiply-adds a picture", program.name(), lengths(program.input().shape()),
                Text.count(program.steps().size()), program.output(), Text.count(program.multiplyAdds()));
        return TextTable.of(List.of("", "operation", "inputs", "settings", "output"), List.of(true, false, false, false, false), rows, note);
    }

    /** Weights of one block stand together: {@code %0, bn1.(weight, bias, running_mean, running_var)}. */
    private static String inputs(List<Operand> operands) {
        StringBuilder text = new StringBuilder();
        String block = null;
        for (Operand operand : operands) {
            String name = operand.toString();
            String own = operand instanceof Operand.Weight ? name.substring(0, name.lastIndexOf('.') + 1) : "";
            boolean same = !own.isEmpty() && own.equals(block);
            text.append(block == null ? "" : same || block.isEmpty() ? ", " : "), ");
            text.append(same ? name.substring(own.length()) : own.isEmpty() ? name : own + "(" + name.substring(own.length()));
            block = own;
        }
        return (block == null || block.isEmpty() ? text : text.append(')')).toString();
    }

    private static String settings(Step step) {
        List<String> said = new ArrayList<>();
        step.attributes().forEach((name, value) -> {
            String numbers = String.valueOf(value).replaceAll("[\\[\\],]", "");
            if (!numbers.equals(USUAL.get(name))) {
                said.add(name + " " + numbers.replace("-1", "N"));
            }
        });
        return String.join(", ", said);
    }

    private static String lengths(Shape shape) {
        List<String> said = new ArrayList<>();
        for (long length : shape.getShape()) {
            said.add(length == -1 ? "N" : String.valueOf(length));
        }
        return said.toString();
    }
}
