package tsugiki.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import tsugiki.base.CourseException;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.nn.OneDnn;
import tsugiki.nn.Precision;

/**
 * Many batches through a part of a network that does not change meanwhile: to store features, to score, to predict. The
 * part becomes a program, folded and fused, which the engine runs in one call a batch. A network that cannot be
 * written as a program runs as it is.
 *
 * <p>{@code try (FrozenPass pass = FrozenPass.of(net, net::embed)) { ... pass.run(x) ... }}. The weights are taken when
 * the first batch comes; closing gives their memory back.
 */
public final class FrozenPass implements AutoCloseable {

    private final Network network;
    private final UnaryOperator<NDArray> part;
    private final Precision precision;
    /** By the lengths of one picture. */
    private final Map<Shape, Runner> runners = new HashMap<>();
    private boolean asItIs;

    private FrozenPass(Network network, UnaryOperator<NDArray> part, Precision precision) {
        this.network = network;
        this.part = part;
        this.precision = precision;
        if (!network.manager().getDevice().isGpu()) {
            precision.require();
        }
    }

    /**
     * With the numbers inside that are chosen for this process.
     *
     * @param part e.g. {@code net::call}, {@code net::embed}, {@code x -> net.upTo("layer3", x)}
     * @throws CourseException if the processor has no instructions for them
     */
    public static FrozenPass of(Network network, UnaryOperator<NDArray> part) {
        return new FrozenPass(network, part, Precision.chosen());
    }

    /**
     * The same computed with these numbers inside.
     *
     * @throws CourseException if the processor has no instructions for them
     */
    public static FrozenPass of(Network network, UnaryOperator<NDArray> part, Precision precision) {
        return new FrozenPass(network, part, precision);
    }

    /**
     * What the part makes of a batch, in evaluation mode and float32; it belongs to the manager of {@code x}.
     *
     * @throws CourseException if the network cannot take pictures of this size, or cannot be written as a program and
     *     another precision than float32 was asked for
     */
    public NDArray run(NDArray x) {
        Shape shape = x.getShape();
        Shape picture = shape.slice(1);
        try (Inference quiet = network.inference()) {
            if (!asItIs && !runners.containsKey(picture)) {
                prepare(picture);
            }
            return asItIs ? part.apply(x) : runners.get(picture).run(x);
        }
    }

    private void prepare(Shape picture) {
        try {
            Program program = Program.of(network, picture, part).fold().in(precision);
            runners.put(picture, new Runner(OneDnn.isThere() ? program.fuse() : program));
        } catch (NotRecordedException e) {
            if (precision != Precision.FLOAT32) {
                throw e;
            }
            asItIs = true;
        }
    }

    @Override
    public void close() {
        runners.values().forEach(Runner::close);
        runners.clear();
    }
}
