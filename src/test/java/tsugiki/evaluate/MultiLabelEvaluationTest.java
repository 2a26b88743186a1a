package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.ClassWeights;
import tsugiki.data.LabelSets;
import tsugiki.features.Features;
import tsugiki.features.SigmoidProbe;
import tsugiki.features.SoftmaxProbe;
import tsugiki.network.Thresholds;
import tsugiki.transfer.MadeLabels;

class MultiLabelEvaluationTest {

    private static final LabelSets SETS = LabelSets.of(List.of("a", "a+b", "none"), List.of("a", "b", "c"));
    private static final MultiLabelEvaluation SAID = new MultiLabelEvaluation(SETS, List.of("1.jpg", "2.jpg", "3.jpg", "4.jpg"), new int[] {0, 1, 2, 0},
            new float[][] {{0.9f, 0.1f, 0}, {0.8f, 0.4f, 0}, {0.3f, 0.2f, 0}, {0.2f, 0.6f, 0}}, Thresholds.even(3), 0.5, List.of());

    @Test
    void aPictureIsRightWithAllItsLabelsOnly() {
        assertThat(SAID.right()).containsExactly(true, false, true, false);
        assertThat(SAID.accuracy()).isEqualTo(0.5);
        assertThat(SAID.marks()).isEqualTo(Marks.of(SAID.files(), SAID.right()));
        assertThat(SAID.baseline()).isEqualTo(0.5);
        assertThat(SAID.interval()).isEqualTo(Intervals.wilson(2, 4));
    }

    @Test
    void eachLabelHasPrecisionAndRecall() {
        LabelScore a = SAID.scores().get(0);
        assertThat(a.precision()).isEqualTo(1);
        assertThat(a.recall()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(a.f1()).isCloseTo(0.8, within(1e-9));
        assertThat(a.baseline()).isEqualTo(0.75);
        LabelScore b = SAID.scores().get(1);
        assertThat(List.of(b.positives(), b.found(), b.wrong())).containsExactly(1, 0, 1);
        assertThat(b.averagePrecision()).isEqualTo(0.5);
    }

    @Test
    void theMeanLeavesOutLabelsThatNoPictureHas() {
        double a = (1 + 1 + 0.75) / 3; // the third that has it stands fourth
        assertThat(SAID.meanAveragePrecision()).isCloseTo((a + 0.5) / 2, within(1e-9));
        assertThat(SAID.macroF1()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void thresholdsAreChosenLabelByLabel() {
        assertThat(SAID.bestThresholds().values().get(0)).isCloseTo(0.1, within(1e-6)); // F1 6/7 of all four
        assertThat(SAID.bestThresholds().values().get(1)).isCloseTo(0.3, within(1e-6));
        assertThat(SAID.bestThresholds().values().get(2)).isEqualTo(0.5);
        assertThat(SAID.undecided()).containsExactly("c");
        assertThat(SAID.with(new Thresholds(List.of(0.5, 0.3, 0.5))).right()).containsExactly(true, true, true, false);
    }

    @Test
    void aProbeIsScoredAndComparedInPairs() {
        Features train = MadeLabels.features(30, 7);
        Features test = MadeLabels.features(40, 8);
        SigmoidProbe probe = SigmoidProbe.fit(train, 1e-2, ClassWeights.NONE);
        MultiLabelEvaluation said = MultiLabelEvaluation.of(probe, test);
        assertThat(said.accuracy()).isEqualTo(probe.score(test)).isGreaterThan(0.9);
        assertThat(said.meanAveragePrecision()).isGreaterThan(0.95);
        assertThat(said.loss()).isBetween(0.0, 0.3);
        assertThat(Compare.paired(Marks.of(SoftmaxProbe.fit(train), test), said.marks()).pictures()).isEqualTo(160);
        assertThat(said.toTable().columnNames()).containsExactly("label", "pictures", "of", "threshold", "precision", "recall", "F1", "average precision");
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertThatThrownBy(() -> SAID.with(Thresholds.even(2))).isInstanceOf(CourseException.class).hasMessageContaining("2 thresholds but 3 labels");
        assertThatThrownBy(() -> new MultiLabelEvaluation(SETS, List.of("1.jpg"), new int[2], new float[1][3], Thresholds.even(3), 0, List.of()))
                .isInstanceOf(CourseException.class).hasMessageContaining("1 pictures, 2 sets");
    }
}
