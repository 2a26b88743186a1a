package tsugiki.program;

import java.util.List;

/** Leaves out what changes nothing: a reshape to the shape there is, the first of two reshapes, steps nobody needs. */
final class Simplify {

    private Simplify() {}

    static Program of(Program program) {
        Rewrite rewrite = new Rewrite(program);
        for (Step step : program.steps()) {
            if (step.op().equals("reshape")) {
                rewrite.put(step, reshaped(rewrite, step));
            } else {
                rewrite.keep(step);
            }
        }
        return rewrite.finish();
    }

    private static Operand reshaped(Rewrite rewrite, Step step) {
        Operand from = rewrite.now(step.inputs().get(0));
        Step maker = rewrite.maker(from);
        if (maker != null && maker.op().equals("reshape")) {
            from = maker.inputs().get(0);
        }
        return from.shape().equals(step.output()) ? from : rewrite.add("reshape", List.of(from), step.attributes());
    }
}
