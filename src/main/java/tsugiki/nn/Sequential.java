package tsugiki.nn;

import ai.djl.ndarray.NDArray;

/** Blocks one after the other, named {@code 0, 1, 2, ...} or as given. */
public class Sequential extends Block {

    /** Children named by their number. */
    public Sequential(Block... blocks) {
        for (Block block : blocks) {
            append(block);
        }
    }

    /** Adds a block, named by its number. */
    public final Sequential append(Block block) {
        return append(String.valueOf(children().size()), block);
    }

    /** Adds a named block. */
    public final Sequential append(String name, Block block) {
        add(name, block);
        return this;
    }

    @Override
    protected NDArray forward(NDArray x) {
        return through(x, children().keySet());
    }

    @Override
    public String describe() {
        return getClass().getSimpleName() + "(" + children().size() + ")";
    }
}
