package tsugiki.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrayAdapter;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.stream.Stream;

/** An array that has a shape and neither numbers nor native memory: every operation is refused. */
abstract class NumberlessArray extends NDArrayAdapter {

    NumberlessArray(NDManager manager, Shape shape, DataType type) {
        super(manager, null, shape, type, "numberless");
    }

    /** The operation that was refused. */
    static String called(UnsupportedOperationException refused) {
        return Stream.of(refused.getStackTrace()).filter(frame -> frame.getClassName().startsWith("ai.djl.ndarray.NDArray") || frame.getClassName().equals(NumberlessArray.class.getName()))
                .map(StackTraceElement::getMethodName).filter(name -> !name.equals("getAlternativeArray") && !name.contains("lambda"))
                .findFirst().orElse(String.valueOf(refused.getMessage()));
    }

    @Override
    public ByteBuffer toByteBuffer(boolean direct) {
        throw new UnsupportedOperationException("toByteBuffer");
    }

    @Override
    public Device getDevice() {
        return manager.getDevice();
    }

    @Override
    public void intern(NDArray replaced) {
        throw new UnsupportedOperationException("intern");
    }

    @Override
    public void attach(NDManager owner) {
        // There is no memory to own.
    }

    @Override
    public void detach() {
        // There is no memory to own.
    }

    @Override
    public void close() {
        // There is no memory to give back.
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
