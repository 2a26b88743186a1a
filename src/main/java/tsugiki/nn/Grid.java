package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Strangers together: a grid of {@code side x side} cells is laid over the maps, and the positions at the same
 * place of every cell make a group, so that each group sees the whole picture. Tu et al. 2022,
 * https://arxiv.org/abs/2204.01697 (section 3.2). Height and width must be multiples of the side.
 */
public final class Grid implements Partition {

    private final int side;

    public Grid(int side) {
        this.side = side;
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public NDArray split(NDArray maps) {
        Shape shape = maps.getShape();
        long high = shape.get(1) / side;
        long wide = shape.get(2) / side;
        return maps.reshape(shape.get(0), side, high, side, wide, shape.get(3))
                .transpose(0, 2, 4, 1, 3, 5)
                .reshape(shape.get(0), high * wide, (long) side * side, shape.get(3));
    }

    @Override
    public NDArray join(NDArray groups, Shape maps) {
        return groups.reshape(maps.get(0), maps.get(1) / side, maps.get(2) / side, side, side, maps.get(3))
                .transpose(0, 3, 1, 4, 2, 5)
                .reshape(maps);
    }
}
