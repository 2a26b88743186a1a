package tsugiki.export;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/**
 * What an ONNX file says beside the probabilities: {@code doubt} and {@code known}, which is {@code doubt <= limit}, up to rounding.
 *
 * @param outputs of pictures {@code [N, 3, H, W]}: logits, and behind them the D features that the measure takes
 * @param measure what doubt is
 * @param limit doubt beyond which the answer is "I do not know"
 */
public record Doubt(UnaryOperator<NDArray> outputs, Measure measure, double limit) {

    /** What doubt is, in numbers that a graph can hold. */
    public sealed interface Measure permits Unsure, Centres, Neighbours {

        /** Width D of the features behind the logits. */
        int dimension();
    }

    /** 1 less the largest probability. */
    public record Unsure() implements Measure {

        @Override
        public int dimension() {
            return 0;
        }
    }

    /**
     * {@code min over rows c of centres of |W x - c|^2}.
     *
     * @param whitening W, {@code [D, D]}, row-major
     * @param centres {@code [classes, D]}, row-major
     */
    public record Centres(int dimension, float[] whitening, float[] centres) implements Measure {}

    /**
     * {@code sqrt(2 - 2 c)}, c the k-th largest cosine of the features with a row of the reference.
     *
     * @param reference {@code [N, D]}, row-major, each row of length 1
     * @param least a shorter length of the features counts as this
     */
    public record Neighbours(int dimension, int k, float[] reference, double least) implements Measure {}
}
