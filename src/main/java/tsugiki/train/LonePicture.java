package tsugiki.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.UnaryOperator;
import tsugiki.base.CourseException;
import tsugiki.data.Loader;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Block;

/**
 * A batch of one picture: where BatchNorm takes a batch's statistics of maps that are 1 x 1, it has one value a channel,
 * and of one there are none. Everywhere else it trains as any other batch.
 */
final class LonePicture {

    private LonePicture() {}

    /**
     * The training pictures so that no batch stops the training: where one picture would, it joins the batch before it.
     *
     * @param forward makes logits of a batch
     * @throws CourseException if each batch has one picture, and one stops the training
     */
    static Loader joined(Network network, Loader training, UnaryOperator<NDArray> forward) {
        List<Block> learning = network.blocks().values().stream().filter(LonePicture::takesStatistics).toList();
        if (learning.isEmpty() || !isOneValue(network, learning, training.shape(), forward)) {
            return training;
        }
        if (training.batch() == 1) {
            throw new CourseException("%s takes statistics of maps that are 1 x 1, so it cannot train on one picture at a time: choose batches of 2 or more, larger pictures, or frozen statistics.",
                    network.name());
        }
        return training.joinLone();
    }

    private static boolean takesStatistics(Block block) {
        return block instanceof BatchNorm2d norm && !norm.hasFrozenStatistics();
    }

    /** Looks at the lengths in evaluation mode, in which nothing moves and nothing is drawn. */
    private static boolean isOneValue(Network network, List<Block> learning, Shape picture, UnaryOperator<NDArray> forward) {
        boolean[] found = {false};
        List<Block.Watch> watches = learning.stream().map(block -> block.watch((norm, in, out) -> found[0] |= BatchNorm2d.isOneValue(in.getShape()))).toList();
        try (Inference quiet = network.inference(); NDManager memory = network.manager().newSubManager();
                NDArray x = memory.zeros(new Shape(1).addAll(picture)); NDArray logits = forward.apply(x)) {
            return found[0];
        } finally {
            watches.forEach(Block.Watch::close);
        }
    }
}
