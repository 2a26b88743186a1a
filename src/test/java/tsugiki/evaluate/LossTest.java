package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.ClassWeights;
import tsugiki.data.LabelSets;
import tsugiki.nn.Autograd;
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

    /** torch.nn.functional.binary_cross_entropy_with_logits(logits, targets, pos_weight=w) */
    @Test
    void ofSeveralLabelsIsBinaryCrossEntropyAsPyTorchHasIt() {
        Loss loss = Loss.binary(LabelSets.of(List.of("a", "a+b", "none")));
        // (log(1 + e^-1) + log(1 + e^-2)) / 2: a is there, b not
        assertThat(binary(loss, 0)).isCloseTo((0.31326169 + 0.12692801) / 2, within(1e-6));
        assertThat(binary(loss, 1)).isCloseTo((0.31326169 + 2.12692801) / 2, within(1e-6));
        assertThat(binary(loss.weights(ClassWeights.of(3, 0.5)), 1)).isCloseTo((3 * 0.31326169 + 0.5 * 2.12692801) / 2, within(1e-6));
        assertThat(binary(loss.smoothing(0.2), 2)).isCloseTo((0.1 * 0.31326169 + 0.9 * 1.31326169 + 0.1 * 2.12692801 + 0.9 * 0.12692801) / 2, within(1e-6));
        assertThatThrownBy(() -> binary(loss.weights(ClassWeights.of(1, 2, 3)), 1)).isInstanceOf(CourseException.class).hasMessageContaining("3 class weights");
        assertThat(loss).hasToString("Loss[smoothing=0.0, labels=[a, b]]");
    }

    /** The batch's graph and the sum in Java must agree. */
    private static double binary(Loss loss, int set) {
        float[] logits = {1, -2};
        try (NDManager manager = Device.newManager(); NDArray both = manager.create(new float[][] {logits, logits})) {
            assertThat(loss.of(both, new int[] {set, set}).getFloat()).isCloseTo((float) loss.binary(logits, set), within(1e-6f));
        }
        return loss.binary(logits, set);
    }

    @Test
    void theSlopeOfBinaryCrossEntropyIsTheSigmoidLessTheTruth() {
        Loss loss = Loss.binary(LabelSets.of(List.of("a", "b"))).weights(ClassWeights.of(3, 1));
        try (NDManager manager = Device.newManager(); Autograd.Mode on = Autograd.on(); NDArray logits = manager.create(new float[][] {{1, -2}})) {
            logits.setRequiresGradient(true);
            Autograd.backward(loss.of(logits, new int[] {0}));
            assertThat(logits.getGradient().toFloatArray()).containsExactly(new float[] {-0.40341213f, 0.05960146f}, within(1e-6f));
        }
    }

    @Test
    void ofSeveralLabelsAllMustBeRight() {
        Loss loss = Loss.binary(LabelSets.of(List.of("a", "a+b")));
        assertThat(loss.isRight(new float[] {9, 1, -2}, 1, 2, 0)).isTrue();
        assertThat(loss.isRight(new float[] {9, 1, -2}, 1, 2, 1)).isFalse();
        assertThat(Loss.CROSS_ENTROPY.isRight(new float[] {9, 1, -2}, 1, 2, 0)).isTrue();
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
