package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import java.util.function.Function;

/**
 * Gives the blocks of this thread a {@link Recorded} array in the place of a parameter's values, until closed: so a
 * program knows its weights by name.
 */
public final class Recording implements AutoCloseable {

    private static final ThreadLocal<Function<Parameter, NDArray>> VALUES = ThreadLocal.withInitial(() -> Parameter::array);

    private Recording() {}

    /** Starts: from now on a block's forward pass takes what {@code values} says. */
    public static Recording of(Function<Parameter, NDArray> values) {
        VALUES.set(values);
        return new Recording();
    }

    /** What the forward pass computes with. */
    static NDArray value(Parameter parameter) {
        return VALUES.get().apply(parameter);
    }

    @Override
    public void close() {
        VALUES.remove();
    }
}
