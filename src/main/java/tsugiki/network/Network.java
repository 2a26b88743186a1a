package tsugiki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tsugiki.base.CourseException;
import tsugiki.nn.Block;
import tsugiki.nn.Device;
import tsugiki.picture.Preprocessing;

/**
 * A classifier of pictures, cut where transfer learning cuts it: trunk, pool, head.
 *
 * <p>{@code logits = head(embed(x))}; {@code x [N, 3, H, W]}, {@code embed [N, D]}, logits
 * {@code [N, classes]}. Logits, not probabilities: softmax is in the loss or at display.
 */
public abstract class Network extends Block implements AutoCloseable {

    private final ModelCard card;
    private final PublishedWeights weightSet;
    private final NDManager manager;
    private String headPath;

    /** @param weightSet the published set the network is built for, or null: as when trained from scratch */
    protected Network(ModelCard card, PublishedWeights weightSet) {
        this.card = card;
        this.weightSet = weightSet;
        this.manager = Device.newManager();
        this.headPath = card.head();
    }

    /** The facts of this network: preprocessing, paper, weights. */
    public final ModelCard card() {
        return card;
    }

    /** The published set the network was built for; empty for one to be trained from scratch. */
    public final Optional<PublishedWeights> weightSet() {
        return Optional.ofNullable(weightSet);
    }

    /** Size, interpolation, mean and std that go with the weights: the set's, or the card's for a network from scratch. */
    public Preprocessing preprocessing() {
        return weightSet == null ? card.preprocessing() : weightSet.preprocessing();
    }

    /** The name torchvision gives it, e.g. {@code resnet50}. */
    public final String name() {
        return card.name();
    }

    /** The memory of its parameters; batches come from {@code manager().newSubManager()}. @throws CourseException if the network is closed */
    public final NDManager manager() {
        requireOpen();
        return manager;
    }

    /** @throws CourseException if the network is closed */
    public final void requireOpen() {
        if (!manager.isOpen()) {
            throw new CourseException("%s is closed and its weights are gone: load it or train it again.", name());
        }
    }

    /** Paths of the blocks that make the feature maps, in the order they run. */
    protected abstract List<String> trunk();

    /** The blocks of the trunk, with weights or without, in the order they run: what {@link #upTo} can cut after. */
    public final List<String> modules() {
        return List.copyOf(trunk());
    }

    /** The blocks of the trunk that hold weights, first to last: where a learner may cut, freeze, or set a rate. */
    public final List<String> stages() {
        return trunk().stream().filter(path -> !child(path).parameters().isEmpty()).toList();
    }

    /** Feature maps {@code [N, C, h, w]} of pictures {@code [N, 3, H, W]}; tokens {@code [N, T, D]} of a vision transformer. */
    public final NDArray features(NDArray x) {
        return run(trunk(), x);
    }

    /** Runs one block of the trunk, with what the network does to the activations before or after it. */
    protected NDArray step(String path, NDArray x) {
        return child(path).call(x);
    }

    private NDArray run(List<String> paths, NDArray x) {
        NDArray now = x;
        for (String path : paths) {
            NDArray next = step(path, now);
            if (now != x && now != next) {
                now.close();
            }
            now = next;
        }
        return now;
    }

    /**
     * The activations after one block of the trunk: all before it has run, nothing behind it.
     *
     * @throws CourseException if {@code path} is not a block of the trunk
     */
    public final NDArray upTo(String path, NDArray x) {
        return run(trunk().subList(0, cut(path)), x);
    }

    /**
     * The logits {@code [N, classes]} from the activations after one block of the trunk: the rest of the way, of
     * which {@link #upTo} is the first part.
     *
     * @throws CourseException if {@code path} is not a block of the trunk
     */
    public final NDArray after(String path, NDArray activations) {
        return end(run(trunk().subList(cut(path), trunk().size()), activations));
    }

    /** The logits {@code [N, classes]} from what {@link #features} gives. */
    protected NDArray end(NDArray maps) {
        return head().call(through(pool(maps), beforeHead()));
    }

    /**
     * The activations after a later block of the trunk from those after an earlier one.
     *
     * @throws CourseException if one of them is not a block of the trunk
     */
    public final NDArray between(String from, String to, NDArray activations) {
        return run(trunk().subList(cut(from), cut(to)), activations);
    }

    /** How many blocks of the trunk run until this one is done. */
    private int cut(String path) {
        int at = trunk().indexOf(path);
        if (at < 0) {
            throw new CourseException("%s cannot be cut after '%s': choose one of %s.",
                    name(), path, String.join(", ", trunk()));
        }
        return at + 1;
    }

    /** What {@link #features} gives, pooled and flattened: {@code [N, C]}, or {@code [N, C * side * side]} where the pool keeps a grid. */
    public NDArray pool(NDArray features) {
        NDArray pooled = child("avgpool").call(features);
        return pooled.reshape(pooled.getShape().get(0), -1);
    }

    /** What the head sees, {@code [N, D]}: the features a probe or a new head is trained on. */
    public final NDArray embed(NDArray x) {
        NDArray maps = features(x);
        NDArray pooled = pool(maps);
        if (maps != x) {
            maps.close();
        }
        return through(pooled, beforeHead());
    }

    /** Paths of the blocks between {@link #pool} and the head: those before it in the classifier block. */
    protected List<String> beforeHead() {
        List<String> before = new ArrayList<>();
        if (!headPath.equals(classifierPath())) {
            for (String name : child(classifierPath()).children().keySet()) {
                String path = classifierPath() + "." + name;
                if (path.equals(headPath)) {
                    break;
                }
                before.add(path);
            }
        }
        return before;
    }

    @Override
    protected NDArray forward(NDArray x) {
        return head().call(embed(x));
    }

    /**
     * What a network with auxiliary classifiers answers in training mode.
     *
     * @param logits {@code [N, classes]}
     * @param auxiliary logits of the auxiliary classifiers, those nearest to the picture first; empty in
     *     evaluation mode and for networks that have none
     */
    public record Outputs(NDArray logits, List<NDArray> auxiliary) {}

    /** The logits together with those of the auxiliary classifiers. */
    public Outputs outputs(NDArray x) {
        return new Outputs(call(x), List.of());
    }

    /** Takes the auxiliary classifiers off: they help a training from scratch, and a student goes without. */
    public void dropAuxiliary() {
        // Most networks have none.
    }

    /** The head: what turns {@link #embed} into logits. */
    public final Block head() {
        return child(headPath);
    }

    /** Path of the head, e.g. {@code fc}, {@code classifier.6}. */
    public final String headPath() {
        return headPath;
    }

    /** Path of the classifier block, in which the head is the last or the only one, e.g. {@code fc}, {@code classifier}. */
    public final String classifierPath() {
        int dot = card.head().indexOf('.');
        return dot < 0 ? card.head() : card.head().substring(0, dot);
    }

    /** Puts a new head in the place of the old one, which is returned; it must take what the old one takes. */
    public final Block replaceHead(Block head) {
        return replace(headPath, head);
    }

    /** Puts a new block in the place of the whole classifier; it must take what {@link #pool} gives. */
    public final Block replaceClassifier(Block classifier) {
        headPath = classifierPath();
        return replace(headPath, classifier);
    }

    /** Zeros in every parameter that has no values yet: enough to see shapes, and quick. */
    public final void blank() {
        blank(manager);
    }

    /** Draws the values of every parameter that has none yet, as the paper's authors do. */
    public final void initialize(long seed) {
        initialize(manager, seed);
    }

    /** Evaluation mode, and nothing recorded for gradients, until closed: {@code try (var quiet = network.inference()) { ... }}. */
    public final Inference inference() {
        return new Inference(this);
    }

    /**
     * The named children down to {@code depth} levels: blocks, output shapes at the native picture size,
     * parameters, trained or not. Sends one picture through if the weights are there.
     */
    public final NetworkTree tree(int depth) {
        return tree(depth, preprocessing().crop());
    }

    /** The same for a picture of {@code side x side} pixels. */
    public final NetworkTree tree(int depth, int side) {
        return TreeWalk.of(this, depth, side);
    }

    /** Where the trunk can be cut, and what comes out there for one picture of the native size; needs values in the weights. */
    public final List<Cut> cuts() {
        Map<String, Shape> outputs = new HashMap<>();
        tree(Integer.MAX_VALUE).nodes().forEach(node -> outputs.put(node.path(), node.output()));
        return stages().stream().map(path -> new Cut(path, outputs.get(path))).toList();
    }

    @Override
    public String describe() {
        return name();
    }

    /** Gives back the native memory. */
    @Override
    public final void close() {
        release();
        manager.close();
    }
}
