package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import tsugiki.base.CourseException;

/**
 * A part of a network: named children, named parameters, and a forward pass.
 *
 * <p>What PyTorch calls {@code nn.Module}, with its names and its order. A block's forward pass
 * names its children ({@code through(x, "conv1", "bn1", "relu")}), so that a child which was
 * replaced is the one that runs.
 */
public abstract class Block {

    private final Map<String, Parameter> own = new LinkedHashMap<>();
    private final Map<String, Block> children = new LinkedHashMap<>();
    private final List<Hook> hooks = new ArrayList<>(0);
    private boolean training;

    /** Sees what goes through a block. */
    @FunctionalInterface
    public interface Hook {
        /** @param input what came in; @param output what went out; both are closed soon after */
        void seen(Block block, NDArray input, NDArray output);
    }

    /** Adds a child under this name, after those there are. */
    protected final <B extends Block> B add(String name, B child) {
        children.put(name, child);
        return child;
    }

    /** Adds a weight. */
    protected final Parameter weight(String name, Shape shape, Init init) {
        return put(name, Parameter.weight(shape, init));
    }

    /** Adds a buffer of float32 numbers. */
    protected final Parameter buffer(String name, Shape shape, double first) {
        return put(name, Parameter.buffer(shape, Init.constant(first), DataType.FLOAT32));
    }

    /** Adds a counter: one int64, 0 at first. */
    protected final Parameter counter(String name) {
        return put(name, Parameter.buffer(new Shape(), Init.constant(0), DataType.INT64));
    }

    /** Adds numbers that the constructor knows and nothing changes, int64. */
    protected final Parameter fixed(String name, Shape shape, long[] values) {
        return put(name, Parameter.fixed(shape, Arrays.stream(values).asDoubleStream().toArray(), DataType.INT64));
    }

    /** Adds numbers that the constructor knows and nothing changes, float32. */
    protected final Parameter fixed(String name, Shape shape, double[] values) {
        return put(name, Parameter.fixed(shape, values, DataType.FLOAT32));
    }

    /** Takes a weight away, as a convolution without bias does. */
    protected final void drop(String name) {
        own.remove(name);
    }

    private Parameter put(String name, Parameter parameter) {
        own.put(name, parameter);
        return parameter;
    }

    /** The block's own parameter of this name, or null if it has none. */
    protected final Parameter own(String name) {
        return own.get(name);
    }

    /** The values of the block's own parameter of this name. */
    protected final NDArray value(String name) {
        Parameter parameter = own.get(name);
        return parameter == null ? null : Recording.value(parameter);
    }

    /**
     * The forward pass. Arrays made on the way are closed by {@link #call}; neither {@code x} nor the
     * result may be closed here.
     */
    protected abstract NDArray forward(NDArray x);

    /** Runs the forward pass and closes what it made on the way. */
    public final NDArray call(NDArray x) {
        NDArray y;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            y = forward(x);
            NDScope.unregister(y);
        }
        if (y != x) {
            NDScope.register(y);
        }
        for (Hook hook : hooks) {
            hook.seen(this, x, y);
        }
        return y;
    }

    /** Runs {@code x} through these children (names or paths), one after the other, closing what lies between. */
    protected final NDArray through(NDArray x, String... paths) {
        return through(x, List.of(paths));
    }

    /** Runs {@code x} through these children (names or paths), one after the other, closing what lies between. */
    protected final NDArray through(NDArray x, Iterable<String> paths) {
        NDArray now = x;
        for (String path : paths) {
            NDArray next = child(path).call(now);
            if (now != x && now != next) {
                now.close();
            }
            now = next;
        }
        return now;
    }

    /** Ends watching a block. */
    @FunctionalInterface
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** Watches this block until the returned handle is closed. */
    public final Watch watch(Hook hook) {
        hooks.add(hook);
        return () -> hooks.remove(hook);
    }

    /** The direct children by name, in order. */
    public final Map<String, Block> children() {
        return Collections.unmodifiableMap(children);
    }

    /**
     * The block at a path such as {@code layer4.0.conv1}; the empty path is this block.
     *
     * @throws CourseException if there is none; the message lists the names there are
     */
    public final Block child(String path) {
        if (path.isEmpty()) {
            return this;
        }
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        Block next = children.get(name);
        if (next == null) {
            throw new CourseException("There is no block '%s' in %s: its children are %s.",
                    name, describe(), children.isEmpty() ? "none" : String.join(", ", children.keySet()));
        }
        return dot < 0 ? next : next.child(path.substring(dot + 1));
    }

    /** Puts another block where {@code path} points; the former one is returned. */
    public final Block replace(String path, Block block) {
        Block former = child(path);
        int dot = path.lastIndexOf('.');
        Block parent = child(dot < 0 ? "" : path.substring(0, dot));
        parent.children.put(path.substring(dot + 1), block);
        block.train(parent.training);
        return former;
    }

    /** All blocks below by path, this one first under the empty path. */
    public final Map<String, Block> blocks() {
        Map<String, Block> all = new LinkedHashMap<>();
        visit("", all::put);
        return all;
    }

    private void visit(String path, BiConsumer<String, Block> visitor) {
        visitor.accept(path, this);
        children.forEach((name, child) -> child.visit(path.isEmpty() ? name : path + "." + name, visitor));
    }

    /** Every weight and buffer by path: the state dict's keys, in PyTorch's order. */
    public final Map<String, Parameter> state() {
        Map<String, Parameter> all = new LinkedHashMap<>();
        visit("", (path, block) -> block.ownInOrder().forEach((name, p) ->
                all.put(path.isEmpty() ? name : path + "." + name, p)));
        return all;
    }

    private Map<String, Parameter> ownInOrder() {
        Map<String, Parameter> ordered = new LinkedHashMap<>();
        for (boolean buffers : new boolean[] {false, true}) {
            own.entrySet().stream().filter(entry -> entry.getValue().isBuffer() == buffers)
                    .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        }
        return ordered;
    }

    /** The weights by path, without the buffers. */
    public final Map<String, Parameter> parameters() {
        Map<String, Parameter> weights = state();
        weights.values().removeIf(Parameter::isBuffer);
        return weights;
    }

    /** Number of weights, counted in elements. */
    public final long parameterCount() {
        return parameters().values().stream().mapToLong(Parameter::size).sum();
    }

    /** Training mode (dropout on, batch statistics) or evaluation mode, here and below. */
    public final void train(boolean training) {
        visit("", (path, block) -> block.training = training);
    }

    /** Whether this block itself, in its present mode, makes of a picture what does not hang on the others of its batch, nor on the engine's one generator. */
    public boolean isSteady() {
        return true;
    }

    /** Whether this block is in training mode. */
    public final boolean isTraining() {
        return training;
    }

    /** Freezes (false) or unfreezes (true) every weight here and below. */
    public final void trainable(boolean trainable) {
        parameters().values().forEach(p -> p.trainable(trainable));
    }

    /**
     * Draws the values of every parameter that has none yet. What is drawn depends on the seed and the
     * parameter's path alone.
     */
    public final void initialize(NDManager manager, long seed) {
        state().forEach((path, p) -> {
            if (!p.isAllocated()) {
                p.initialize(manager, new SplittableRandom(seed ^ (0x9E3779B97F4A7C15L * (path.hashCode() + 1L))));
            }
        });
    }

    /** Zeros in every parameter that has no values yet; what the constructor knows stays as it is. */
    public final void blank(NDManager manager) {
        state().values().forEach(p -> {
            if (!p.isAllocated() && p.isFixed()) {
                p.initialize(manager, null);
            } else if (!p.isAllocated()) {
                p.set(manager.zeros(p.shape(), p.type()), manager);
            }
        });
    }

    /** Gives back the native memory of every parameter. */
    public final void release() {
        state().values().forEach(Parameter::release);
    }

    /**
     * Multiply-adds of the block's own arithmetic for one picture, without its children's: of a convolution,
     * a Linear layer, or the two products of attention.
     *
     * @param input shape of what came in, {@code [N, ...]}
     * @param output shape of what it made, {@code [N, ...]}
     */
    public long multiplyAdds(Shape input, Shape output) {
        return 0;
    }

    /** Takes a child away, as a student does with auxiliary classifiers. */
    protected final void remove(String name) {
        Block former = children.remove(name);
        if (former != null) {
            former.release();
        }
    }

    /** The block in one line, e.g. {@code Linear(2048 -> 1000)}. */
    public String describe() {
        return getClass().getSimpleName();
    }

    @Override
    public String toString() {
        return describe();
    }
}
