package tsugiki.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How far two ways to the same logits come apart by rounding. */
final class Apart {

    private Apart() {}

    /** The largest difference, in standard deviations of the row expected. */
    static double deviations(NDArray ours, NDArray row) {
        double[] expected = doubles(row);
        double[] given = doubles(ours);
        double mean = DoubleStream.of(expected).average().orElseThrow();
        double deviation = Math.sqrt(DoubleStream.of(expected).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
        return IntStream.range(0, given.length).mapToDouble(i -> Math.abs(given[i] - expected[i])).max().orElseThrow() / deviation;
    }

    private static double[] doubles(NDArray array) {
        try (NDArray wide = array.toType(DataType.FLOAT64, true)) {
            return wide.toDoubleArray();
        }
    }
}
