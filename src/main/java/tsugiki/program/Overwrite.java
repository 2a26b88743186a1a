package tsugiki.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets a fused convolution write over what is added to it, where nobody needs that any more: less memory is read
 * and written, which is most of the time of a convolution of 1 x 1.
 */
final class Overwrite {

    private Overwrite() {}

    static Program of(Program program) {
        Rewrite rewrite = new Rewrite(program);
        for (Step step : program.steps()) {
            if (step.op().equals(Fuse.FUSED) && step.flag("add") && isFree(program, step)) {
                Map<String, Object> attributes = new HashMap<>(step.attributes());
                attributes.put("over", true);
                rewrite.put(step, rewrite.add(Fuse.FUSED, rewrite.now(step.inputs()), attributes));
            } else {
                rewrite.keep(step);
            }
        }
        return rewrite.finish();
    }

    /** Whether what is added lies in memory of its own, is no input besides, and was seen before by convolutions alone, which keep no view of it. */
    private static boolean isFree(Program program, Step step) {
        int last = step.inputs().size() - 1;
        Operand added = step.inputs().get(last);
        if (!(added instanceof Operand.Result result) || !program.steps().get(result.step()).op().equals(Fuse.FUSED) || added.equals(program.output())) {
            return false;
        }
        List<Step> others = program.steps().stream().filter(user -> user != step && user.inputs().contains(added)).toList();
        return step.inputs().indexOf(added) == last && others.stream().allMatch(user -> user.id() < step.id() && user.op().equals(Fuse.FUSED));
    }
}
