package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;

/**
 * An array without numbers that notes what is done to it: given to a network as its picture, it learns the network's
 * program. Every operation of this room asks whether its input is one; DJL's own it answers itself.
 */
public interface Recorded extends NDArray {

    /**
     * Notes one operation.
     *
     * @param op its name in ATen, PyTorch's library of operations, e.g. {@code conv2d}
     * @param inputs in ATen's order; an array that is not recorded counts as a constant
     * @param attributes its settings by name: Long, Double, Boolean, or List of Long
     * @return what the operation would make: a recorded array of its shape
     */
    Recorded record(String op, List<? extends NDArray> inputs, Map<String, Object> attributes);
}
