package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Folds each batch normalisation into the convolution before it, for inference, until closed.
 *
 * <p>With {@code s = weight / sqrt(running_var + epsilon)}: the convolution's weight becomes
 * {@code s * W} and its bias {@code (b - running_mean) * s + bias}; the normalisation does nothing.
 * The network's parameters stay as they are; only what its forward pass computes with changes, by
 * rounding.
 */
public final class Folding implements AutoCloseable {

    private final NDManager manager;
    private final Map<BatchNorm2d, Conv2d> pairs;

    private Folding(NDManager manager, Map<BatchNorm2d, Conv2d> pairs) {
        this.manager = manager;
        this.pairs = pairs;
    }

    /**
     * Finds the pairs by watching one run, and folds them. Blocks in training mode stay as they are.
     *
     * @param run runs one picture through the block, with recording off
     */
    public static Folding of(Block block, NDManager parent, Consumer<Block> run) {
        Folding folding = new Folding(parent.newSubManager(), pairs(block, run));
        folding.pairs.forEach(folding::fold);
        return folding;
    }

    /** How many pairs are folded. */
    public int size() {
        return pairs.size();
    }

    private static Map<BatchNorm2d, Conv2d> pairs(Block block, Consumer<Block> run) {
        Map<NDArray, Conv2d> outputs = new IdentityHashMap<>();
        Map<BatchNorm2d, Conv2d> pairs = new IdentityHashMap<>();
        List<Block.Watch> handles = new ArrayList<>();
        for (Block each : block.blocks().values()) {
            if (each instanceof Conv2d convolution) {
                handles.add(each.watch((b, x, y) -> outputs.put(y, convolution)));
            } else if (each instanceof BatchNorm2d norm && !norm.isTraining()) {
                handles.add(each.watch((b, x, y) -> {
                    if (outputs.containsKey(x)) {
                        pairs.put(norm, outputs.get(x));
                    }
                }));
            }
        }
        try {
            run.accept(block);
        } finally {
            handles.forEach(Block.Watch::close);
        }
        return pairs;
    }

    private void fold(BatchNorm2d norm, Conv2d convolution) {
        try (var off = Autograd.off(); NDScope scratch = new NDScope()) {
            // Results belong to the first operand's manager, here the network's: the scope closes them.
            scratch.suppressNotUsedWarning();
            NDArray scale = manager.create(1f).mul(norm.weight().array())
                    .div(norm.variance().array().add(norm.epsilon()).sqrt());
            NDArray weight = convolution.weight().array().mul(scale.reshape(-1, 1, 1, 1));
            NDArray shift = norm.mean().array().neg();
            NDArray from = convolution.bias() == null ? shift : shift.add(convolution.bias().array());
            NDArray bias = from.mul(scale).add(norm.bias().array());
            NDScope.unregister(weight, bias);
            weight.attach(manager);
            bias.attach(manager);
            convolution.fold(weight, bias);
            norm.skip(true);
        }
    }

    @Override
    public void close() {
        pairs.forEach((norm, convolution) -> {
            convolution.fold(null, null);
            norm.skip(false);
        });
        manager.close();
    }
}
