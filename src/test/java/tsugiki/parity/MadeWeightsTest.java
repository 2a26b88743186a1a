package tsugiki.parity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The expected numbers were computed by numpy from the definition. */
class MadeWeightsTest {

    @Test
    void convolutionsAreScaledByTheirFanIn() {
        float[] made = MadeWeights.values("conv1.weight", new long[] {64, 3, 7, 7}, "");
        assertThat(made).hasSize(64 * 3 * 7 * 7).startsWith(0.018213026225566864f, 0.0990602895617485f, -0.19276875257492065f);
        assertThat(made[made.length - 1]).isEqualTo(-0.12132500112056732f);
    }

    @Test
    void runningVariancesLieAroundOne() {
        assertThat(MadeWeights.values("bn1.running_var", new long[] {64}, ""))
                .startsWith(1.3138461112976074f, 1.4294028282165527f, 1.5766230821609497f).endsWith(1.405024528503418f);
    }

    @Test
    void runningMeansAndBiasesAreSmall() {
        assertThat(MadeWeights.values("bn1.running_mean", new long[] {64}, ""))
                .startsWith(0.046889983117580414f, 0.020123731344938278f, 0.008419489488005638f);
        assertThat(MadeWeights.values("fc.bias", new long[] {1000}, ""))
                .startsWith(-0.004469740204513073f, -0.0038536428473889828f).endsWith(-0.033618975430727005f);
        assertThat(MadeWeights.values("encoder.in_proj_bias", new long[] {8}, ""))
                .startsWith(-0.00712894182652235f, 0.06931532919406891f).endsWith(-0.08340072631835938f);
    }

    @Test
    void otherVectorsAreScales() {
        assertThat(MadeWeights.values("bn1.weight", new long[] {64}, ""))
                .startsWith(1.0801019668579102f, 1.3122044801712036f).endsWith(1.142256259918213f);
    }

    @Test
    void aSaltMakesOtherWeightsAndNamesAreUtf8() {
        assertThat(MadeWeights.values("fc.weight", new long[] {1000, 512}, "s1"))
                .startsWith(-0.07627824693918228f, -0.05586657673120499f, -0.06386619061231613f).endsWith(0.05463521555066109f);
        assertThat(MadeWeights.values("größe.weight", new long[] {3, 2}, "ü"))
                .startsWith(-0.8604013919830322f, 1.1680165529251099f).endsWith(-0.8524501919746399f);
    }

    @Test
    void theInputIsNotScaled() {
        assertThat(MadeWeights.input(new long[] {2, 3, 8, 8}, ""))
                .hasSize(384).startsWith(-0.8043633699417114f, 0.30472075939178467f).endsWith(-0.5336054563522339f);
    }
}
