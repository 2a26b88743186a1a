package tsugiki.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import tsugiki.nn.Autograd;

/** Binary cross-entropy as a graph: {@code log sigmoid(z)} and {@code log(1 - sigmoid(z))} are the log-softmax of {@code (z, 0)}. */
final class BinaryLoss {

    private BinaryLoss() {}

    /**
     * The sum of all products, a scalar.
     *
     * @param logits {@code [N, K]}
     * @param target {@code [N, K, 2]}, factors of {@code log p} and {@code log(1 - p)}
     */
    static NDArray of(NDArray logits, float[] target) {
        NDManager manager = logits.getManager();
        Shape pairs = new Shape(target.length / 2, 2);
        try (NDArray factors = Autograd.constant(manager, target, pairs);
                NDArray zeros = Autograd.constant(manager, new float[target.length / 2], new Shape(target.length / 2, 1));
                NDArray column = logits.reshape(target.length / 2, 1);
                NDArray both = NDArrays.concat(new NDList(column, zeros), 1);
                NDArray logProbabilities = both.logSoftmax(1);
                NDArray weighed = logProbabilities.mul(factors)) {
            return weighed.sum();
        }
    }
}
