package tsugiki.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.nn.Autograd;
import tsugiki.nn.Parameter;
import tsugiki.weights.DType;
import tsugiki.weights.StateDict;
import tsugiki.weights.TensorData;

/**
 * An optimizer at work: the trained weights, their rates, and what it remembers of each (moments and
 * the number of steps).
 *
 * <p>A weight that got no gradient is left alone, as PyTorch does.
 */
public abstract class OptimizerState implements AutoCloseable {

    /** What is remembered of one weight; its moments lie in the order of their names. */
    static final class Slot {
        final String path;
        final Parameter parameter;
        final double rate;
        final List<NDArray> moments = new ArrayList<>(2);
        long steps;

        Slot(String path, Parameter parameter, double rate) {
            this.path = path;
            this.parameter = parameter;
            this.rate = rate;
        }
    }

    private final NDManager manager;
    private final List<String> momentNames;
    private final List<Slot> slots = new ArrayList<>();

    /** @param momentNames PyTorch's names of what is remembered of a weight, e.g. {@code exp_avg} */
    OptimizerState(Map<String, Parameter> trained, Map<String, Double> rates, List<String> momentNames, NDManager manager) {
        this.manager = manager.newSubManager();
        this.momentNames = momentNames;
        trained.forEach((path, p) -> {
            Slot slot = new Slot(path, p, rates.get(path));
            momentNames.forEach(name -> slot.moments.add(this.manager.zeros(p.shape())));
            slots.add(slot);
        });
        zeroGradients();
    }

    /** A weight that is to be changed, and its gradient, which may be changed too. */
    record Due(Slot slot, NDArray gradient) {
        NDArray weight() {
            return slot.parameter.array();
        }
    }

    /** Changes these weights, whose steps are counted already; each rate is multiplied with the schedule's factor. */
    abstract void update(List<Due> due, double factor);

    /**
     * Changes every weight by its gradient, then sets the gradients to zero.
     *
     * @param factor of the schedule: each weight's rate is multiplied with it
     */
    public final void step(double factor) {
        List<Due> due = new ArrayList<>();
        try (Autograd.Mode off = Autograd.off()) {
            for (Slot slot : slots) {
                NDArray gradient = Autograd.gradient(slot.parameter);
                if (gradient != null) {
                    due.add(new Due(slot, gradient));
                    slot.steps++;
                }
            }
            update(due, factor);
            due.forEach(one -> Autograd.zeroGradient(one.slot().parameter));
        } finally {
            due.forEach(one -> one.gradient().close());
        }
    }

    /** Forgets gradients that an earlier training left. */
    public final void zeroGradients() {
        slots.forEach(slot -> Autograd.zeroGradient(slot.parameter));
    }

    /** The learning rate of each trained weight by path, before the schedule. */
    public final Map<String, Double> rates() {
        Map<String, Double> rates = new LinkedHashMap<>();
        slots.forEach(slot -> rates.put(slot.path, slot.rate));
        return rates;
    }

    /** All that is remembered: {@code PATH.exp_avg} and so on, and {@code PATH.step}. Valid until the next step. */
    public final Map<String, TensorData> export() {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        for (Slot slot : slots) {
            for (int i = 0; i < slot.moments.size(); i++) {
                tensors.put(slot.path + "." + momentNames.get(i), Snapshot.view(slot.moments.get(i)));
            }
            tensors.put(slot.path + ".step", TensorData.of(new long[] {slot.steps}, 1));
        }
        return tensors;
    }

    /**
     * Goes on from what {@link #export} gave.
     *
     * @throws CourseException if a tensor is missing or of another shape
     */
    public final void restore(StateDict state) {
        for (Slot slot : slots) {
            for (int i = 0; i < slot.moments.size(); i++) {
                TensorData tensor = state.get(slot.path + "." + momentNames.get(i));
                slot.moments.set(i, replace(slot.moments.get(i), tensor, state.source()));
            }
            slot.steps = steps(state.get(slot.path + ".step"), state.source());
        }
    }

    private static long steps(TensorData tensor, String source) {
        if (tensor.dtype() != DType.I64 || tensor.count() != 1 || tensor.data().getLong(0) < 0) {
            throw new CourseException("%s holds no number of steps for its optimizer, but %s: it is damaged, train anew in another folder.", source, tensor);
        }
        return tensor.data().getLong(0);
    }

    private NDArray replace(NDArray former, TensorData tensor, String source) {
        Shape shape = new Shape(tensor.shape());
        if (!shape.equals(former.getShape())) {
            throw new CourseException("%s holds an optimizer's state of shape %s where %s is needed: it belongs to another training.",
                    source, shape, former.getShape());
        }
        former.close();
        try (NDArray read = manager.create(tensor.toFloats(), shape)) {
            // The engine's own memory is aligned as arithmetic likes it; that read from a buffer may not be.
            return read.duplicate();
        }
    }

    /** Gives back the moments' memory. */
    @Override
    public final void close() {
        manager.close();
    }
}
