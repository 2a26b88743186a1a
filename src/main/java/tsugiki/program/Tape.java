package tsugiki.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tsugiki.base.CourseException;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.nn.Parameter;
import tsugiki.nn.Recording;

/** One recording: the steps so far, and the names of the weights. */
final class Tape {

    private final Network network;
    private final NDManager manager;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Parameter, RecordedArray> weights = new IdentityHashMap<>();
    private final Map<NDArray, RecordedArray> allocated = new IdentityHashMap<>();

    private Tape(Network network) {
        this.network = network;
        this.manager = network.manager();
        network.state().forEach((path, parameter) -> {
            var weight = new RecordedArray(this, new Operand.Weight(path, parameter.shape(), parameter.type()));
            weights.put(parameter, weight);
            if (parameter.isAllocated()) {
                allocated.put(parameter.array(), weight);
            }
        });
    }

    /** Runs a part of the network on an array of this shape that has no numbers. */
    static Program record(Network network, Shape input, UnaryOperator<NDArray> run) {
        Tape tape = new Tape(network);
        Operand.Input x = new Operand.Input(input);
        try (Inference quiet = network.inference(); Recording recording = Recording.of(tape.weights::get)) {
            NDArray out = run.apply(new RecordedArray(tape, x));
            return Simplify.of(new Program(network.name(), x, tape.steps, tape.operand(out), network.state()));
        } catch (IllegalArgumentException e) {
            throw new CourseException(e, "%s cannot take an input of %s: give pictures of another size, its own are %d pixels a side.",
                    network.name(), input.slice(1), network.preprocessing().crop());
        } catch (UnsupportedOperationException e) {
            throw new NotRecordedException(e, "%s cannot be written as a program: it calls NDArray's %s, which is not recorded; take another operation, or run the network itself.",
                    network.name(), NumberlessArray.called(e));
        }
    }

    NDManager manager() {
        return manager;
    }

    /** The step's result. */
    Operand.Result add(String op, List<Operand> inputs, Map<String, Object> attributes) {
        Step step = Shapes.measured(new Step(steps.size(), op, inputs, attributes, null));
        steps.add(step);
        return step.result();
    }

    /** What an array is to a step: a recorded value, a weight by its values, else a constant. */
    Operand operand(NDArray array) {
        if (array instanceof RecordedArray recorded) {
            return recorded.operand();
        }
        RecordedArray weight = allocated.get(array);
        if (weight != null) {
            return weight.operand();
        }
        if (array.getDataType() != DataType.FLOAT32) {
            throw new NotRecordedException("%s cannot be written as a program: a constant in it is %s, and only float32 is recorded.",
                    network.name(), array.getDataType());
        }
        return array.getShape().isScalar() ? new Operand.Number(array.getFloat()) : new Operand.Constant(array.toFloatArray(), array.getShape());
    }
}
