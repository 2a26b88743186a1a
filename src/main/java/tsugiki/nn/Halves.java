package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A batch in two halves, each computed to its maps and back by threads of its own, which do not wait for
 * each other after every step. Both add to the same gradients, and of two numbers the sum does not depend on who is first.
 *
 * <p>{@code try (Halves halves = Halves.of(x, trunk)) { ... a loss of halves.maps() ... Autograd.backward(loss); halves.backward(); }}
 */
public final class Halves implements AutoCloseable {

    private final Lanes lanes;
    private final List<NDArray> parts;
    private final NDArray maps;

    private Halves(Lanes lanes, List<NDArray> parts, NDArray maps) {
        this.lanes = lanes;
        this.parts = parts;
        this.maps = maps;
    }

    /** Whether halves would be computed side by side: on a processor with two threads or more, of two pictures or more. */
    public static boolean suit(NDArray x) {
        return !x.getDevice().isGpu() && Lanes.two().cut(x);
    }

    /**
     * The way there, recorded.
     *
     * @param x {@code [N, ...]}, which {@link #suit}
     * @param trunk makes maps {@code [N, ...]} of them, of each picture by itself
     */
    public static Halves of(NDArray x, UnaryOperator<NDArray> trunk) {
        return of(Lanes.two(), x, trunk);
    }

    static Halves of(Lanes lanes, NDArray x, UnaryOperator<NDArray> trunk) {
        List<Supplier<NDArray>> work = lanes.cuts(x.getShape().get(0)).stream().<Supplier<NDArray>>map(rows -> {
            long seed = Draws.stream().nextLong();
            return () -> forward(x, rows, trunk, seed);
        }).toList();
        List<NDArray> parts = lanes.all(work, NDArray::close);
        try (Autograd.Mode off = Autograd.off(); NDArray together = NDArrays.concat(new NDList(parts))) {
            return new Halves(lanes, parts, Autograd.leaf(together));
        }
    }

    private static NDArray forward(NDArray x, String rows, UnaryOperator<NDArray> trunk, long seed) {
        Draws.seed(seed);
        try (Autograd.Mode on = Autograd.on(); NDArray half = x.get(rows)) {
            return trunk.apply(half);
        }
    }

    /** The maps of both, {@code [N, ...]}, of which a loss is to be computed. */
    public NDArray maps() {
        return maps;
    }

    /** The way back, after that of the loss; only where something of the trunk is trained. */
    public void backward() {
        try (NDArray gradient = Autograd.gradient(maps)) {
            List<String> rows = lanes.cuts(maps.getShape().get(0));
            List<Supplier<Object>> work = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                NDArray part = parts.get(i);
                String own = rows.get(i);
                work.add(() -> backward(part, gradient, own));
            }
            lanes.all(work, nothing -> {});
        }
    }

    private static Object backward(NDArray part, NDArray gradient, String rows) {
        try (NDArray own = gradient.get(rows)) {
            JniUtils.backward((PtNDArray) part, (PtNDArray) own, false, false);
            return own;
        }
    }

    @Override
    public void close() {
        maps.close();
        parts.forEach(NDArray::close);
    }
}
