package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * How feature maps are cut into groups of positions, within which attention looks: {@code [N, H, W, C]} to
 * {@code [N, G, T, C]} and back, {@code G} groups of {@code T = side * side} positions.
 */
public interface Partition {

    /** Height and width of a group, in positions. */
    int side();

    /** {@code [N, H, W, C]} to {@code [N, G, T, C]}. */
    NDArray split(NDArray maps);

    /** The way back. @param maps shape {@code [N, H, W, C]} of what was split */
    NDArray join(NDArray groups, Shape maps);

    /** Positions in all groups of one picture, padding included: {@code G * T}. */
    default long positions(Shape maps) {
        return maps.get(1) * maps.get(2);
    }

    /**
     * What is added to the logits of attention so that positions which only the cutting brought together do
     * not see each other, {@code [G, 1, T, T]}; null where all may. The partition keeps it: do not close it.
     *
     * @param manager gives the memory, and must live as long as the network
     */
    default NDArray mask(Shape maps, NDManager manager) {
        return null;
    }
}
