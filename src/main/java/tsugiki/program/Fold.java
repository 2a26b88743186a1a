package tsugiki.program;

import java.util.List;
import java.util.Map;

/**
 * Folds each batch normalisation into the convolution before it, where nobody else sees that convolution's maps. With
 * {@code s = weight / sqrt(running_var + epsilon)} the convolution's weight becomes {@code s W} and its bias
 * {@code s b + bias - s running_mean}.
 */
final class Fold {

    private Fold() {}

    static Program of(Program program) {
        Rewrite rewrite = new Rewrite(program);
        Uses uses = new Uses(program);
        for (Step step : program.steps()) {
            Step before = rewrite.maker(rewrite.now(step.inputs().get(0)));
            if (step.op().equals("batch_norm") && before != null && before.op().equals("conv2d") && uses.of(step.inputs().get(0)) == 1) {
                rewrite.put(step, rewrite.add("conv2d", folded(rewrite, step, before), before.attributes()));
            } else {
                rewrite.keep(step);
            }
        }
        return rewrite.finish();
    }

    /** x, weight and bias of a convolution that does the normalisation's work too. */
    private static List<Operand> folded(Rewrite rewrite, Step norm, Step convolution) {
        List<Operand> of = norm.inputs();
        Operand weight = convolution.inputs().get(1);
        Operand deviation = rewrite.add("sqrt", List.of(rewrite.add("add", of.get(4), new Operand.Number(norm.real("epsilon")))), Map.of());
        Operand scale = rewrite.add("div", of.get(1), deviation);
        Operand column = rewrite.add("reshape", List.of(scale), Map.of("shape", List.of(scale.shape().get(0), 1L, 1L, 1L)));
        Operand bias = rewrite.add("sub", of.get(2), rewrite.add("mul", of.get(3), scale));
        if (convolution.inputs().size() > 2) {
            bias = rewrite.add("add", bias, rewrite.add("mul", convolution.inputs().get(2), scale));
        }
        return List.of(convolution.inputs().get(0), rewrite.add("mul", weight, column), bias);
    }
}
