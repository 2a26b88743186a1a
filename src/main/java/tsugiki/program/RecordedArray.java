package tsugiki.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.index.dim.NDIndexAll;
import ai.djl.ndarray.index.dim.NDIndexElement;
import ai.djl.ndarray.index.dim.NDIndexFixed;
import ai.djl.ndarray.index.dim.NDIndexSlice;
import ai.djl.ndarray.index.dim.NDIndexTake;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tsugiki.nn.Recorded;

/**
 * An array that has a shape and no numbers, and puts each operation done to it on a {@link Tape}. What it does not
 * know, {@link NumberlessArray} refuses.
 */
final class RecordedArray extends NumberlessArray implements Recorded {

    /** Operations whose result may lie in their input's memory. */
    private static final Set<String> VIEWS = Set.of("reshape", "permute", "slice", "select", "expand");

    /** Memory which several arrays may share: each change in place counts. */
    private static final class Memory {
        private int changes;
    }

    private final Tape tape;
    private final Memory memory;
    private Operand operand;
    private int changes;

    RecordedArray(Tape tape, Operand operand) {
        this(tape, operand, new Memory());
    }

    private RecordedArray(Tape tape, Operand operand, Memory memory) {
        super(tape.manager(), operand.shape(), operand instanceof Operand.Weight w ? w.type() : DataType.FLOAT32);
        this.tape = tape;
        this.operand = operand;
        this.memory = memory;
        this.changes = memory.changes;
    }

    /** What a step that takes this array is given. */
    Operand operand() {
        if (changes != memory.changes) {
            throw new NotRecordedException("A program cannot be made: %s is used after another array in the same memory was changed in place; write add() for addi().", operand);
        }
        return operand;
    }

    @Override
    public Recorded record(String op, List<? extends NDArray> inputs, Map<String, Object> attributes) {
        Operand.Result made = tape.add(op, inputs.stream().map(tape::operand).toList(), attributes);
        return new RecordedArray(tape, made, VIEWS.contains(op) ? ((RecordedArray) inputs.get(0)).memory : new Memory());
    }

    private NDArray one(String op, Map<String, Object> attributes) {
        return record(op, List.of(this), attributes);
    }

    private NDArray two(String op, NDArray other) {
        return record(op, List.of(this, other), Map.of());
    }

    private NDArray two(String op, Number other) {
        return new RecordedArray(tape, tape.add(op, List.of(operand(), new Operand.Number(other.doubleValue())), Map.of()));
    }

    /** The same array from now on with other values, as all that share its memory. */
    private NDArray become(NDArray result) {
        operand = ((RecordedArray) result).operand;
        memory.changes++;
        changes = memory.changes;
        return this;
    }

    @Override
    public NDArray add(NDArray other) {
        return two("add", other);
    }

    @Override
    public NDArray add(Number other) {
        return two("add", other);
    }

    @Override
    public NDArray addi(NDArray other) {
        return become(add(other));
    }

    @Override
    public NDArray addi(Number other) {
        return become(add(other));
    }

    @Override
    public NDArray sub(NDArray other) {
        return two("sub", other);
    }

    @Override
    public NDArray sub(Number other) {
        return two("sub", other);
    }

    @Override
    public NDArray mul(NDArray other) {
        return two("mul", other);
    }

    @Override
    public NDArray mul(Number other) {
        return two("mul", other);
    }

    @Override
    public NDArray muli(NDArray other) {
        return become(mul(other));
    }

    @Override
    public NDArray muli(Number other) {
        return become(mul(other));
    }

    @Override
    public NDArray div(NDArray other) {
        return two("div", other);
    }

    @Override
    public NDArray div(Number other) {
        return two("div", other);
    }

    @Override
    public NDArray exp() {
        return one("exp", Map.of());
    }

    @Override
    public NDArray tanh() {
        return one("tanh", Map.of());
    }

    @Override
    public NDArray matMul(NDArray other) {
        return two("matmul", other);
    }

    @Override
    public NDArray softmax(int axis) {
        return one("softmax", Map.of("axis", axis(axis)));
    }

    @Override
    public NDArray mean(int[] axes, boolean keep) {
        return one("mean", Map.of("axes", axes(axes), "keep", keep));
    }

    @Override
    public NDArray normalize(double exponent, long axis, double epsilon) {
        if (exponent != 2) {
            throw new UnsupportedOperationException("normalize with exponent " + exponent);
        }
        NDArray lengths = one("linalg_vector_norm", Map.of("axes", List.of(axis((int) axis)), "keep", true));
        return div(((RecordedArray) lengths).one("clamp", Map.of("least", epsilon)));
    }

    @Override
    public NDArray reshape(Shape to) {
        long known = LongStream.of(to.getShape()).filter(length -> length != -1).reduce(1, (a, b) -> a * b);
        return one("reshape", Map.of("shape", LongStream.of(to.getShape()).map(length -> length == -1 ? shape.size() / known : length).boxed().toList()));
    }

    @Override
    public NDArray flatten() {
        return reshape(new Shape(-1));
    }

    @Override
    public NDArray flatten(int from, int to) {
        int last = axis(to).intValue();
        return reshape(shape.slice(0, from).add(shape.slice(from, last + 1).size()).addAll(shape.slice(last + 1)));
    }

    @Override
    public NDArray transpose() {
        return transpose(IntStream.range(0, shape.dimension()).map(i -> shape.dimension() - 1 - i).toArray());
    }

    @Override
    public NDArray transpose(int... axes) {
        return one("permute", Map.of("axes", axes(axes)));
    }

    @Override
    public NDArray broadcast(Shape to) {
        return one("expand", Map.of("shape", LongStream.of(to.getShape()).boxed().toList()));
    }

    @Override
    public NDArray concat(NDArray other, int axis) {
        return concat(new NDList(this, other), axis);
    }

    private NDArray concat(NDList parts, int axis) {
        return record("cat", parts, Map.of("axis", axis(axis)));
    }

    @Override
    public NDList split(long parts, int axis) {
        long length = shape.get(axis) / parts;
        NDList all = new NDList();
        for (long i = 0; i < parts; i++) {
            all.add(slice(axis, i * length, (i + 1) * length));
        }
        return all;
    }

    private NDArray slice(int axis, long from, long to) {
        return one("slice", Map.of("axis", axis(axis), "from", from, "to", to));
    }

    @Override
    public NDArray get(NDIndex index) {
        return get(manager, index);
    }

    @Override
    public NDArray get(NDManager owner, long... indices) {
        return get(owner, new NDIndex(indices));
    }

    @Override
    public NDArray get(NDManager owner, NDIndex index) {
        RecordedArray now = this;
        int axis = 0;
        for (NDIndexElement element : index.getIndices()) {
            if (element instanceof NDIndexFixed fixed) {
                now = (RecordedArray) now.one("select", Map.of("axis", (long) axis, "index", now.place(axis, fixed.getIndex(), 0)));
            } else if (element instanceof NDIndexSlice slice && (slice.getStep() == null || slice.getStep() == 1)) {
                now = (RecordedArray) now.slice(axis, now.place(axis, slice.getMin(), 0), now.place(axis, slice.getMax(), now.shape.get(axis)));
                axis++;
            } else if (element instanceof NDIndexTake take && axis == 0) {
                now = (RecordedArray) now.record("index_select", List.of(now, take.getIndex()), Map.of("axis", 0L));
                axis++;
            } else if (element instanceof NDIndexAll) {
                axis++;
            } else {
                throw new UnsupportedOperationException("get(" + index + ")");
            }
        }
        return now;
    }

    /** What DJL's helpers such as NDArrays.concat and Activation.relu go through. */
    @Override
    public NDArrayEx getNDArrayInternal() {
        return (NDArrayEx) Proxy.newProxyInstance(NDArrayEx.class.getClassLoader(), new Class<?>[] {NDArrayEx.class}, (proxy, method, arguments) ->
                switch (method.getName()) {
                    case "concat" -> {
                        NDList all = new NDList(this);
                        all.addAll((NDList) arguments[0]);
                        yield concat(all, (Integer) arguments[1]);
                    }
                    case "relu", "sigmoid" -> one(method.getName(), Map.of());
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** A place on an axis; a negative one counts from the end. */
    private long place(int axis, Long index, long otherwise) {
        return index == null ? otherwise : index < 0 ? shape.get(axis) + index : Math.min(index, shape.get(axis));
    }

    private Long axis(int axis) {
        return (long) (axis < 0 ? shape.dimension() + axis : axis);
    }

    private List<Long> axes(int[] axes) {
        return new ArrayList<>(Arrays.stream(axes).mapToObj(this::axis).toList());
    }
}
