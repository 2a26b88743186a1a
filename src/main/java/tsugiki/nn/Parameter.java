package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Objects;
import java.util.random.RandomGenerator;
import tsugiki.base.CourseException;

/**
 * A named tensor of a block: a weight that training may change, or a buffer (BatchNorm's running
 * statistics) that only the forward pass changes.
 *
 * <p>Its shape is known at once; memory is taken when values are given or drawn.
 */
public final class Parameter {

    private final Shape shape;
    private final boolean buffer;
    private final DataType type;
    private final boolean fixed;
    private Init init;
    private boolean trainable;
    private NDArray array;

    private Parameter(Shape shape, Init init, boolean buffer, DataType type, boolean fixed) {
        this.shape = Objects.requireNonNull(shape);
        this.init = Objects.requireNonNull(init);
        this.buffer = buffer;
        this.type = type;
        this.fixed = fixed;
        this.trainable = !buffer;
    }

    static Parameter weight(Shape shape, Init init) {
        return new Parameter(shape, init, false, DataType.FLOAT32, false);
    }

    static Parameter buffer(Shape shape, Init init, DataType type) {
        return new Parameter(shape, init, true, type, false);
    }

    /** A buffer whose values the constructor knows. */
    static Parameter fixed(Shape shape, double[] values, DataType type) {
        return new Parameter(shape, Init.values(values), true, type, true);
    }

    /** Its lengths, e.g. {@code [64, 3, 7, 7]}. */
    public Shape shape() {
        return shape;
    }

    /** Number of elements. */
    public long size() {
        return shape.size();
    }

    /** Whether this is a buffer: saved with the weights, never trained. */
    public boolean isBuffer() {
        return buffer;
    }

    /** Whether the constructor knows the values and nothing changes them: an index, a table of coordinates. */
    public boolean isFixed() {
        return fixed;
    }

    /** The values the constructor gave, row-major. @throws IllegalStateException if it gave none */
    public float[] fixedValues() {
        if (!fixed) {
            throw new IllegalStateException("the parameter of shape " + shape + " is not fixed");
        }
        float[] values = new float[Math.toIntExact(size())];
        init.fill(values, shape, null);
        return values;
    }

    /** FLOAT32, or INT64 for counters and indices. */
    public DataType type() {
        return type;
    }

    /** Whether it holds real numbers, weights or statistics; false for a counter or an index. */
    public boolean isReal() {
        return type == DataType.FLOAT32;
    }

    /** Chooses how first values are drawn. */
    public void init(Init init) {
        this.init = Objects.requireNonNull(init);
    }

    /** Whether values are there. */
    public boolean isAllocated() {
        return array != null;
    }

    /**
     * The values.
     *
     * @throws CourseException if none were loaded or drawn yet
     */
    public NDArray array() {
        if (array == null) {
            throw new CourseException("A parameter of shape %s has no values yet: take Zoo.load(name), or call initialize(seed) on a network of Zoo.create(name).",
                    shape);
        }
        return array;
    }

    /** Draws first values into memory of {@code manager}. */
    void initialize(NDManager manager, RandomGenerator random) {
        float[] values = new float[Math.toIntExact(size())];
        init.fill(values, shape, random);
        try (NDArray drawn = manager.create(values, shape)) {
            set(isReal() ? drawn.duplicate() : drawn.toType(type, true), manager);
        }
    }

    /**
     * Takes over {@code values} and closes the former ones.
     *
     * @throws IllegalArgumentException if the shape differs
     */
    public void set(NDArray values, NDManager manager) {
        if (!values.getShape().equals(shape)) {
            throw new IllegalArgumentException("values of shape " + values.getShape() + " do not fit " + shape);
        }
        release();
        values.attach(manager);
        array = values;
        NDScope.unregister(values);
        values.setRequiresGradient(trainable);
    }

    /** Whether training changes it. */
    public boolean isTrainable() {
        return trainable;
    }

    /** Freezes (false) or unfreezes (true); a buffer is never trainable. */
    public void trainable(boolean trainable) {
        this.trainable = trainable && !buffer;
        if (array != null && array.hasGradient() != this.trainable) {
            array.setRequiresGradient(this.trainable);
        }
    }

    void release() {
        if (array != null) {
            array.close();
            array = null;
        }
    }
}
