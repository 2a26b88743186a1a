package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Maps that another partition has cut already: {@code [N, G, T, C]} stays as it is. */
public record Groups(int side) implements Partition {

    @Override
    public NDArray split(NDArray maps) {
        return maps;
    }

    @Override
    public NDArray join(NDArray groups, Shape maps) {
        return groups;
    }
}
