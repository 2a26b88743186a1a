package tsugiki.nn;

import java.util.LinkedHashMap;
import java.util.Map;

/** The mode, training or evaluation, that each block of a network is in, which need not be the same for all; closing puts it back. */
public final class Modes implements AutoCloseable {

    /** A block before those below it, by whose order they are put back. */
    private final Map<Block, Boolean> training = new LinkedHashMap<>();

    private Modes(Block block) {
        block.blocks().values().forEach(each -> training.put(each, each.isTraining()));
    }

    /** As they are now, here and below. */
    public static Modes of(Block block) {
        return new Modes(block);
    }

    @Override
    public void close() {
        training.forEach((block, was) -> {
            if (block.isTraining() != was) {
                block.train(was);
            }
        });
    }
}
