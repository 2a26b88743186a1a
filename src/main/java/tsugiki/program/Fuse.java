package tsugiki.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Makes one step, {@link #FUSED}, of a convolution, the addition behind it and the activation behind that:
 * oneDNN computes all three while the numbers are in the processor's registers. Inputs: x, the weight in oneDNN's own
 * order, the bias if there is one, what is added if something is. Attributes: the convolution's, {@code bias} and
 * {@code add}, whether these are there, {@code over}, whether it writes over what is added, and {@code activation}, a
 * step's name, with that step's own.
 */
final class Fuse {

    /** The activations oneDNN computes with a convolution. */
    private static final Set<String> ACTIVATIONS = Set.of("relu", "hardtanh", "silu", "hardswish", "hardsigmoid", "sigmoid", "tanh", "gelu");

    /** Pictures of a usual batch. */
    private static final long BATCH = 16;

    /** The step's name. */
    static final String FUSED = "mkldnn_convolution";

    /** The name of the step that gives a weight oneDNN's order. */
    static final String REORDER = "mkldnn_reorder";

    private final Rewrite rewrite;
    private final Uses uses;

    private Fuse(Program program) {
        this.rewrite = new Rewrite(program);
        this.uses = new Uses(program);
    }

    static Program of(Program program) {
        Program unpadded = Unpad.of(program);
        return Overwrite.of(new Fuse(unpadded).run(unpadded));
    }

    private Program run(Program program) {
        for (Step step : program.steps()) {
            if (step.op().equals("conv2d") && uses.hangsOnInput(step.inputs().get(0)) && !uses.hangsOnInput(step.inputs().get(1))) {
                rewrite.put(step, convolution(step));
            } else if (step.op().equals("add") && !added(step)) {
                rewrite.keep(step);
            } else if (ACTIVATIONS.contains(step.op()) && open(step.inputs().get(0)) != null) {
                rewrite.put(step, activated(step));
            } else if (!step.op().equals("add")) {
                rewrite.keep(step);
            }
        }
        return rewrite.finish();
    }

    private Operand convolution(Step step) {
        List<Operand> inputs = new ArrayList<>(rewrite.now(step.inputs()));
        inputs.set(1, rewrite.add(REORDER, List.of(inputs.get(1)), with(step.attributes(), Map.of("size", size(inputs.get(0))))));
        Map<String, Object> attributes = new HashMap<>(step.attributes());
        attributes.put("bias", inputs.size() > 2);
        attributes.put("add", false);
        attributes.put("over", false);
        attributes.put("activation", "none");
        return rewrite.add(FUSED, inputs, attributes);
    }

    /** For which batch oneDNN chooses the weight's order: without it the order suits another, and each call changes it anew. */
    private static List<Long> size(Operand x) {
        return LongStream.of(x.shape().getShape()).map(length -> length == -1 ? BATCH : length).boxed().toList();
    }

    /** The fused step that makes this operand of the old program, if nobody else sees it and no activation is in it yet; else null. */
    private Step open(Operand operand) {
        Step maker = rewrite.maker(rewrite.now(operand));
        boolean alone = maker != null && maker.op().equals(FUSED) && uses.of(operand) == 1;
        return alone && maker.attributes().get("activation").equals("none") ? maker : null;
    }

    /** Takes the addition into the later one of its two convolutions, or says that neither can. */
    private boolean added(Step step) {
        for (int i = step.inputs().size() - 1; i >= 0; i--) {
            Step convolution = open(step.inputs().get(i));
            Operand other = rewrite.now(step.inputs().get(1 - i));
            if (convolution != null && !convolution.flag("add") && uses.hangsOnInput(step.inputs().get(1 - i)) && other.shape().equals(convolution.output())
                    && !(rewrite.maker(other) != null && rewrite.maker(other).id() > convolution.id() && open(step.inputs().get(1 - i)) != null)) {
                List<Operand> inputs = new ArrayList<>(convolution.inputs());
                inputs.add(other);
                rewrite.put(step, rewrite.add(FUSED, inputs, with(convolution.attributes(), Map.of("add", true))));
                return true;
            }
        }
        return false;
    }

    private Operand activated(Step step) {
        Step convolution = open(step.inputs().get(0));
        return rewrite.add(FUSED, convolution.inputs(), with(with(convolution.attributes(), step.attributes()), Map.of("activation", step.op())));
    }

    private static Map<String, Object> with(Map<String, Object> first, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(first);
        all.putAll(more);
        return all;
    }
}
