package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.ClassWeights;
import tsugiki.nn.Device;

class LossTest {

    private static final float[][] LOGITS = {{1, 2, 3}, {0, 0, 0}};

    @Test
    void isTheMeanNegativeLogProbabilityOfTheLabels() {
        // log(e + e^2 + e^3) - 3 and log 3
        assertThat(of(Loss.CROSS_ENTROPY, 2, 1)).isCloseTo((0.40760596 + 1.09861229) / 2, within(1e-6));
    }

    @Test
    void smoothingGivesEveryClassAShare() {
        // 0.9 * 0.40760596 + 0.1 / 3 * (2.40760596 + 1.40760596 + 0.40760596), and log 3
        assertThat(of(new Loss(0.1), 2, 1)).isCloseTo((0.50760596 + 1.09861229) / 2, within(1e-6));
    }

    private static Loss weighted(double... weights) {
        return Loss.CROSS_ENTROPY.weights(ClassWeights.of(weights));
    }

    /** torch.nn.functional.cross_entropy(logits, labels, weight=w, label_smoothing=...) */
    @Test
    void weighsClassesAsPyTorchDoes() {
        Loss weighted = weighted(0.5, 2, 1);
        assertThat(of(weighted, 2, 1)).isCloseTo(0.8682768472602, within(1e-6));
        assertThat(of(weighted.smoothing(0.1), 2, 1)).isCloseTo(0.8733576501552214, within(1e-6));
    }

    @Test
    void weightsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> of(weighted(1, 2), 2, 1)).isInstanceOf(CourseException.class).hasMessageContaining("2 class weights but 3 classes");
    }

    @Test
    void isKnownByItsWeightsOnlyWhereItHasSome() {
        assertThat(new Loss(0.1)).hasToString("Loss[smoothing=0.1]");
        assertThat(weighted(1, 2)).hasToString("Loss[smoothing=0.0, weights=[1.0, 2.0]]");
    }

    @Test
    void isTheSameForOnePictureInJava() {
        double[] logProbabilities = {-2.40760596, -1.40760596, -0.40760596};
        assertThat(Loss.CROSS_ENTROPY.of(logProbabilities, 2)).isCloseTo(0.40760596, within(1e-7));
        assertThat(new Loss(0.1).of(logProbabilities, 2)).isCloseTo(0.50760596, within(1e-7));
        double other = Math.log(1 / 3.0);
        Loss weighted = weighted(0.5, 2, 1).smoothing(0.1);
        assertThat((weighted.of(logProbabilities, 2) + weighted.of(new double[] {other, other, other}, 1)) / 3).isCloseTo(0.8733576501552214, within(1e-7));
    }

    @Test
    void smoothingOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new Loss(1)).isInstanceOf(CourseException.class).hasMessageContaining("0..1");
    }

    private static double of(Loss loss, int... labels) {
        try (NDManager manager = Device.newManager(); NDArray logits = manager.create(LOGITS)) {
            return loss.of(logits, labels).getFloat();
        }
    }
}
