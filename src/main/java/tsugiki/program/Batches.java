package tsugiki.program;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one program for any number of pictures out of two recordings, of {@value #FEW} and of {@value #MORE}: a whole
 * number that is {@value #FEW} in one and {@value #MORE} in the other is N, and becomes -1.
 */
final class Batches {

    static final int FEW = 2;
    static final int MORE = 3;

    private final Program few;
    private final Program more;
    private final List<Step> steps = new ArrayList<>();

    private Batches(Program few, Program more) {
        this.few = few;
        this.more = more;
    }

    static Program join(Program few, Program more) {
        return new Batches(few, more).join();
    }

    private Program join() {
        if (few.steps().size() != more.steps().size()) {
            throw differing("the number of steps");
        }
        for (int i = 0; i < few.steps().size(); i++) {
            steps.add(step(few.steps().get(i), more.steps().get(i)));
        }
        return new Program(few.name(), input(), steps, operand(few.output(), more.output()), few.weights());
    }

    private NotRecordedException differing(String what) {
        return new NotRecordedException("%s cannot be written as a program: %s depends on the number of pictures in a way that is not N itself.", few.name(), what);
    }

    private Operand.Input input() {
        return new Operand.Input(shape(few.input().shape(), more.input().shape(), "the input"));
    }

    private Step step(Step a, Step b) {
        String what = "step " + a.id() + " (" + a.op() + ")";
        if (!a.op().equals(b.op()) || a.inputs().size() != b.inputs().size() || !a.attributes().keySet().equals(b.attributes().keySet())) {
            throw differing(what);
        }
        List<Operand> inputs = new ArrayList<>();
        for (int i = 0; i < a.inputs().size(); i++) {
            inputs.add(operand(a.inputs().get(i), b.inputs().get(i)));
        }
        Map<String, Object> attributes = new HashMap<>();
        a.attributes().forEach((name, value) -> attributes.put(name, attribute(value, b.attributes().get(name), what + ", " + name)));
        return new Step(a.id(), a.op(), inputs, attributes, shape(a.output(), b.output(), what));
    }

    private Operand operand(Operand a, Operand b) {
        if (a instanceof Operand.Input && b instanceof Operand.Input) {
            return input();
        }
        if (a instanceof Operand.Result one && b instanceof Operand.Result other && one.step() == other.step()) {
            return steps.get(one.step()).result();
        }
        if (!a.equals(b)) {
            throw differing(a.toString());
        }
        return a;
    }

    private Object attribute(Object a, Object b, String what) {
        if (a instanceof List<?> numbers && b instanceof List<?> others && numbers.size() == others.size()) {
            List<Long> joined = new ArrayList<>();
            for (int i = 0; i < numbers.size(); i++) {
                joined.add(number((Long) numbers.get(i), (Long) others.get(i), what));
            }
            return joined;
        }
        if (!a.equals(b)) {
            throw differing(what);
        }
        return a;
    }

    private Shape shape(Shape a, Shape b, String what) {
        if (a.dimension() != b.dimension()) {
            throw differing(what);
        }
        long[] lengths = new long[a.dimension()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = number(a.get(i), b.get(i), what);
        }
        return new Shape(lengths);
    }

    private long number(long a, long b, String what) {
        if (a == b) {
            return a;
        }
        if (a == FEW && b == MORE) {
            return -1;
        }
        throw differing(what);
    }
}
