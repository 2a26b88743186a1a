package tsugiki.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Spares the copy of a picture that is padded before a convolution: the convolution pads it itself. Where the end gets
 * more than the start, as by TensorFlow's "same", it pads both sides as the end, and its kernel gets rows and columns of
 * zeros in front, which take back what the start got too much.
 */
final class Unpad {

    private static final List<Long> EVEN = List.of(0L, 0L, 0L, 0L);

    private Unpad() {}

    static Program of(Program program) {
        Rewrite rewrite = new Rewrite(program);
        Uses uses = new Uses(program);
        for (Step step : program.steps()) {
            Step pad = step.op().equals("conv2d") ? rewrite.maker(rewrite.now(step.inputs().get(0))) : null;
            if (pad != null && pad.op().equals("pad") && uses.of(step.inputs().get(0)) == 1 && !uses.hangsOnInput(step.inputs().get(1)) && isNotLessAtTheEnd(step, pad)) {
                rewrite.put(step, convolution(rewrite, step, pad));
            } else {
                rewrite.keep(step);
            }
        }
        return rewrite.finish();
    }

    /** Sides stand as left, right, top, bottom. */
    private static boolean isNotLessAtTheEnd(Step convolution, Step pad) {
        List<Long> sides = pad.numbers("sides");
        return sides.size() == 4 && convolution.numbers("padding").equals(List.of(0L, 0L))
                && sides.get(0) >= 0 && sides.get(0) <= sides.get(1) && sides.get(2) >= 0 && sides.get(2) <= sides.get(3);
    }

    private static Operand convolution(Rewrite rewrite, Step step, Step pad) {
        List<Long> sides = pad.numbers("sides");
        List<Operand> inputs = new ArrayList<>(rewrite.now(step.inputs()));
        inputs.set(0, pad.inputs().get(0));
        List<Long> zeros = List.of(sides.get(1) - sides.get(0), 0L, sides.get(3) - sides.get(2), 0L);
        if (!zeros.equals(EVEN)) {
            inputs.set(1, rewrite.add("pad", List.of(inputs.get(1)), Map.of("sides", zeros)));
        }
        Map<String, Object> attributes = new HashMap<>(step.attributes());
        attributes.put("padding", List.of(sides.get(3), sides.get(1)));
        return rewrite.add("conv2d", inputs, attributes);
    }
}
