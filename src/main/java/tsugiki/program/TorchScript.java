package tsugiki.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.Text;
import tsugiki.nn.TorchScriptArchive;

/** Writes a program as the methods of a TorchScript module. */
final class TorchScript {

    /** What follows from the weights alone is done by prepare, once; the rest by forward, for each batch. */
    private static final String TWO = """
            def prepare(self: %1$s, w: List[Tensor]) -> List[Tensor]:
            %2$s
              return %3$s
            def forward(self: %1$s, x: Tensor, w: List[Tensor]) -> Tensor:
            %4$s
              return %5$s
            """;

    /** Everything, with the weights as attributes. */
    private static final String ONE = """
            def forward(self: %s, x: Tensor) -> Tensor:
            %s
              return %s
            """;

    private final Program program;
    private final Uses uses;
    /** Weights and arrays of constants, with their names in the code: w0, w1, ... */
    private final Map<Operand, String> given = new LinkedHashMap<>();
    /** What prepare hands over, with its names in forward: p0, p1, ... */
    private final Map<Operand, String> prepared = new LinkedHashMap<>();

    TorchScript(Program program) {
        this.program = program;
        this.uses = new Uses(program);
        for (Step step : program.steps()) {
            boolean moving = uses.hangsOnInput(step.result());
            for (Operand operand : step.inputs()) {
                boolean array = operand instanceof Operand.Weight || operand instanceof Operand.Constant;
                if (array) {
                    given.putIfAbsent(operand, "w" + given.size());
                }
                if (moving && !uses.hangsOnInput(operand) && (array || operand instanceof Operand.Result)) {
                    prepared.putIfAbsent(operand, "p" + prepared.size());
                }
            }
        }
    }

    /** The weights and arrays of constants, in the order in which prepare takes them. */
    List<Operand> arguments() {
        return List.copyOf(given.keySet());
    }

    /** The same by the names they have as attributes: a weight its path, a constant {@code constant.1}. */
    Map<String, Operand> attributes() {
        Map<String, Operand> attributes = new LinkedHashMap<>();
        given.forEach((operand, name) -> attributes.put(operand instanceof Operand.Weight w ? w.path() : "constant." + name.substring(1), operand));
        return attributes;
    }

    /** {@code prepare(self, w)} and {@code forward(self, x, w)}, indented by two blanks. */
    String twoMethods() {
        List<String> before = unpacked(given);
        List<String> after = unpacked(prepared);
        after.add("n = torch.size(x, 0)");
        for (Step step : program.steps()) {
            boolean moving = uses.hangsOnInput(step.result());
            (moving ? after : before).add(line(step, moving ? prepared : given));
        }
        List<String> results = prepared.keySet().stream().map(operand -> name(operand, given)).toList();
        return Text.of(TWO, TorchScriptArchive.CLASS, lines(before), results, lines(after), name(program.output(), prepared)).indent(2);
    }

    /** {@code forward(self, x)}, indented by two blanks. */
    String oneMethod() {
        List<String> all = new ArrayList<>();
        List<String> names = List.copyOf(given.values());
        attributes().keySet().forEach(attribute -> all.add(Text.of("%s = getattr(self, \"%s\")", names.get(all.size()), attribute)));
        all.add("n = torch.size(x, 0)");
        program.steps().forEach(step -> all.add(line(step, given)));
        return Text.of(ONE, TorchScriptArchive.CLASS, lines(all), name(program.output(), given)).indent(2);
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines.stream().map(line -> "  " + line).toList());
    }

    private static List<String> unpacked(Map<Operand, String> names) {
        List<String> lines = new ArrayList<>();
        names.forEach((operand, name) -> lines.add(Text.of("%s = w[%d]", name, lines.size())));
        return lines;
    }

    private static String line(Step step, Map<Operand, String> names) {
        return name(step.result(), names) + " = " + TorchScriptLine.of(step, step.inputs().stream().map(operand -> name(operand, names)).toList());
    }

    private static String name(Operand operand, Map<Operand, String> names) {
        if (operand instanceof Operand.Input) {
            return "x";
        }
        if (operand instanceof Operand.Number number) {
            return number.toString();
        }
        String known = names.get(operand);
        return known == null ? "_" + ((Operand.Result) operand).step() : known;
    }
}
