package tsugiki.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import tsugiki.network.Inference;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.zoo.SmallNetworks;
import tsugiki.zoo.Zoo;

/** What the tests of exported networks share. */
final class ExportedNetworks {

    private static final int CLASSES = 1000;

    private ExportedNetworks() {}

    /** Names by hand, {@code -Dtsugiki.networks=all} or names with commas; else one small network of each family. */
    static List<String> asked() {
        String asked = System.getProperty("tsugiki.networks");
        return asked == null ? SmallNetworks.names() : asked.equals("all") ? Zoo.cards().stream().map(ModelCard::name).toList() : List.of(asked.split(","));
    }

    /** Of two pictures, by the kit. */
    static float[] logits(Network network, float[] pixels, int side) {
        try (Inference quiet = network.inference(); NDManager memory = network.manager().newSubManager()) {
            NDArray x = memory.create(pixels, new Shape(2, 3, side, side));
            return network.call(x).toFloatArray();
        }
    }

    /** The largest difference of a logit, in standard deviations of its row. */
    static double difference(float[] expected, float[] actual) {
        assertThat(actual).hasSameSizeAs(expected);
        double worst = 0;
        for (int row = 0; row < expected.length; row += CLASSES) {
            double sum = 0;
            double squares = 0;
            double apart = 0;
            for (int i = row; i < row + CLASSES; i++) {
                sum += expected[i];
                squares += (double) expected[i] * expected[i];
                apart = Math.max(apart, Math.abs(expected[i] - actual[i]));
            }
            worst = Math.max(worst, apart / Math.sqrt(squares / CLASSES - sum / CLASSES * sum / CLASSES));
        }
        return worst;
    }
}
