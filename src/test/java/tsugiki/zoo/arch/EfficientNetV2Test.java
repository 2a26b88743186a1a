package tsugiki.zoo.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.parity.MadeNetwork;
import tsugiki.parity.MadeWeights;

/**
 * Under made weights this deep network magnifies float32's rounding until the logits are another row:
 * they depend on the processor's kernels. In float64 every machine has the same.
 */
class EfficientNetV2Test {

    private static final Shape INPUT = new Shape(2, 3, 64, 64);

    /** Torchvision's in float64: the first logits of two rows, and the rows' standard deviations. */
    private static final double[][] EXPECTED = {
        {-1367288.237, 2087975.163, -48819.47523, 704584.9871}, {31528.2075, 2741308.577, 1461856.186, 379658.174}};
    private static final double[] DEVIATIONS = {769659.386, 1574985.786};

    private Network network;

    @BeforeEach
    void inFloat64() {
        network = MadeNetwork.of("efficientnet_v2_s", "");
        MadeNetwork.convert(network, DataType.FLOAT64);
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void logitsAreTorchvisions() {
        assertExpected(logits());
    }

    private double[] logits() {
        try (var off = Autograd.off(); NDManager batch = network.manager().newSubManager()) {
            return network.call(input(batch)).toDoubleArray();
        }
    }

    private static NDArray input(NDManager batch) {
        return batch.create(MadeWeights.input(INPUT.getShape(), ""), INPUT).toType(DataType.FLOAT64, true);
    }

    private static void assertExpected(double[] logits) {
        for (int row = 0; row < EXPECTED.length; row++) {
            for (int i = 0; i < EXPECTED[row].length; i++) {
                assertThat(logits[1000 * row + i]).isCloseTo(EXPECTED[row][i], within(1e-6 * DEVIATIONS[row]));
            }
        }
    }
}
