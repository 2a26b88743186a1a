package tsugiki.zoo.arch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.Autograd;
import tsugiki.nn.Block;
import tsugiki.picture.Preprocessing;

/**
 * What GoogLeNet and Inception v3 share: auxiliary classifiers on the way, and published weights that
 * were learnt on pictures in -1..1.
 *
 * <p>Built for a published set, the network brings its pictures there itself: {@code (pixel - mean) /
 * std} becomes {@code (pixel - 0.5) / 0.5}, pixels 0..1. torchvision calls this {@code transform_input}.
 */
abstract class InceptionNetwork extends Network {

    /** Names of the auxiliary classifiers by the block of the trunk whose maps they see, in running order. */
    private final Map<String, String> auxiliary = new LinkedHashMap<>();

    InceptionNetwork(ModelCard card, PublishedWeights weights) {
        super(card, weights);
    }

    /** Adds a classifier that sees the maps of one block of the trunk, in training mode. */
    final void addAuxiliary(String name, String seen, Block classifier) {
        add(name, classifier);
        auxiliary.put(seen, name);
    }

    @Override
    protected final NDArray step(String path, NDArray x) {
        if (weightSet().isEmpty() || !path.equals(trunk().get(0))) {
            return super.step(path, x);
        }
        try (NDArray rescaled = rescaled(x)) {
            return super.step(path, rescaled);
        }
    }

    private NDArray rescaled(NDArray x) {
        Preprocessing done = preprocessing();
        int channels = done.mean().size();
        float[] factors = new float[channels];
        float[] offsets = new float[channels];
        for (int i = 0; i < channels; i++) {
            factors[i] = (float) (done.std().get(i) / 0.5);
            offsets[i] = (float) ((done.mean().get(i) - 0.5) / 0.5);
        }
        NDManager memory = x.getManager();
        Shape shape = new Shape(channels, 1, 1);
        try (NDArray factor = Autograd.constant(memory, factors, shape); NDArray offset = memory.create(offsets, shape);
                NDArray scaled = x.mul(factor)) {
            return scaled.add(offset);
        }
    }

    @Override
    public final Outputs outputs(NDArray x) {
        if (!isTraining() || auxiliary.isEmpty()) {
            return super.outputs(x);
        }
        List<NDArray> made = new ArrayList<>();
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray maps = featuresAnd(made, x);
            made.add(head().call(through(pool(maps), beforeHead())));
            NDScope.unregister(made.toArray(NDArray[]::new));
        }
        made.forEach(NDScope::register);
        int last = made.size() - 1;
        return new Outputs(made.get(last), List.copyOf(made.subList(0, last)));
    }

    /** Runs the trunk, and the auxiliary classifiers into {@code logits} on the way. */
    private NDArray featuresAnd(List<NDArray> logits, NDArray x) {
        NDArray now = x;
        for (String path : trunk()) {
            NDArray next = step(path, now);
            if (now != x) {
                now.close();
            }
            now = next;
            if (auxiliary.containsKey(path)) {
                logits.add(child(auxiliary.get(path)).call(now));
            }
        }
        return now;
    }

    @Override
    public final void dropAuxiliary() {
        auxiliary.values().forEach(this::remove);
        auxiliary.clear();
    }
}
