package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.ClassWeights;
import tsugiki.data.LabelSets;
import tsugiki.network.Thresholds;
import tsugiki.nn.Device;
import tsugiki.transfer.MadeLabels;

class SigmoidProbeTest {

    private static final Features TRAIN = MadeLabels.features(30, 7);
    private static final Features TEST = MadeLabels.features(40, 8);
    private static final double DECAY = 1e-2;

    private static SigmoidProbe fit(Features features) {
        return SigmoidProbe.fit(features, DECAY, ClassWeights.NONE);
    }

    @Test
    void asksAQuestionALabel() {
        SigmoidProbe probe = fit(TRAIN);
        assertThat(probe.classes()).containsExactly("a", "b");
        assertThat(probe.score(TEST)).isGreaterThan(0.9);
        assertThat(probe.probabilities(TEST)).hasDimensions(160, 2);
    }

    @Test
    void answersASetThatItNeverSaw() {
        int[] withoutBoth = IntStream.range(0, TRAIN.size()).filter(i -> TRAIN.labels()[i] != 1).toArray();
        Features one = new Features(TRAIN.rows(withoutBoth).values(), 6, TRAIN.rows(withoutBoth).labels(), TRAIN.rows(withoutBoth).files(), TRAIN.classes());
        assertThat(fit(one).predict(TEST)).contains(1);
    }

    @Test
    void aSetThatIsNoClassOfTheFeaturesIsMinusOne() {
        Features single = new Features(TEST.rows(40).values(), 6, new int[1], List.of("a+b/40.jpg"), List.of("a", "b"));
        assertThat(fit(TRAIN).predict(single)).containsExactly(-1);
    }

    @Test
    void eachLabelIsARegressionOfItsOwn() {
        Features onlyA = new Features(TRAIN.values(), 6, IntStream.of(TRAIN.labels()).map(set -> set < 2 ? 0 : 1).toArray(), TRAIN.files(), List.of("a", "none"));
        float[][] together = fit(TRAIN).probabilities(TEST);
        float[][] alone = fit(onlyA).probabilities(new Features(TEST.values(), 6, new int[TEST.size()], TEST.files(), List.of("a", "none")));
        for (int i = 0; i < alone.length; i++) {
            assertThat(alone[i][0]).isCloseTo(together[i][0], within(1e-3f));
        }
    }

    @Test
    void thresholdsMoveItsAnswers() {
        SigmoidProbe probe = fit(TRAIN);
        assertThat(probe.thresholds(new Thresholds(List.of(1.0, 1.0))).predict(TEST)).containsOnly(3);
        assertThat(probe.thresholds()).isEqualTo(Thresholds.even(2));
        assertThatThrownBy(() -> probe.thresholds(Thresholds.even(3))).isInstanceOf(CourseException.class).hasMessageContaining("3 thresholds but 2 labels");
    }

    @Test
    void weighedPositivesAreAnsweredMoreOften() {
        double even = sum(fit(TRAIN));
        assertThat(sum(SigmoidProbe.fit(TRAIN, DECAY, ClassWeights.of(9, 9)))).isGreaterThan(even);
    }

    private static double sum(SigmoidProbe probe) {
        double sum = 0;
        for (float[] row : probe.probabilities(TEST)) {
            sum += row[0] + row[1];
        }
        return sum;
    }

    @Test
    void theLossHasTheSlopeOfItsValue() {
        try (NDManager memory = Device.newManager();
                SigmoidLoss loss = new SigmoidLoss(memory, TRAIN, Standardiser.of(TRAIN), LabelSets.of(TRAIN.classes()), 0.2, ClassWeights.of(3, 0.5))) {
            Slopes.requireGradient(loss, 2 * 7, 1);
        }
    }

    @Test
    void crossValidationTakesIt() {
        assertThat(CrossValidation.of(5, 1).run(TRAIN, SigmoidProbeTest::fit).mean()).isGreaterThan(0.9);
    }

    @Test
    void whatCannotBeLearntOrScoredIsRefused() {
        Features onlyA = TRAIN.where(file -> file.startsWith("a/"));
        assertThatThrownBy(() -> SigmoidProbe.fit(onlyA)).isInstanceOf(CourseException.class).hasMessageContaining("'a' is on all of the 30 pictures");
        Features foreign = new Features(new float[6], 6, new int[1], List.of("c/1.jpg"), List.of("c"));
        assertThatThrownBy(() -> fit(TRAIN).score(foreign)).isInstanceOf(CourseException.class).hasMessageContaining("'c' is none of those that were learnt (a, b)");
    }

    @Test
    void weightsOfLabelsAreThoseOfPyTorch() {
        assertThat(ClassWeights.positives(new int[] {25, 50, 0, 100}, 100).values()).containsExactly(3.0, 1.0, 1.0, 1.0);
    }
}
