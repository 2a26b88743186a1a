package tsugiki.features;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import tsugiki.network.Network;
import tsugiki.nn.Precision;
import tsugiki.program.FrozenPass;

/** A network's ways from its pictures to a stage, and from stage to stage, as long as its weights stay. */
final class StagePasses implements AutoCloseable {

    private final Network net;
    private final Precision precision;
    private final Map<String, FrozenPass> passes = new HashMap<>();

    StagePasses(Network net, Precision precision) {
        this.net = net;
        this.precision = precision;
    }

    /** The activations of a stage, or of {@link Space#HEAD}, from pictures {@code [N, 3, H, W]}. */
    NDArray run(String to, NDArray x) {
        return pass(to, pictures -> Space.run(net, to, pictures)).run(x);
    }

    /** The activations of a stage from those of a stage before. */
    NDArray run(String from, String to, NDArray activations) {
        return pass(from + " to " + to, before -> net.between(from, to, before)).run(activations);
    }

    private FrozenPass pass(String name, UnaryOperator<NDArray> part) {
        return passes.computeIfAbsent(name, way -> FrozenPass.of(net, part, precision));
    }

    @Override
    public void close() {
        passes.values().forEach(FrozenPass::close);
    }
}
