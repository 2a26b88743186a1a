package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class PrecisionRecallTest {

    private static final PrecisionRecall CURVE = PrecisionRecall.of("a", new boolean[] {false, false, true, true}, new float[] {0.1f, 0.4f, 0.35f, 0.8f});

    /** The example of scikit-learn's average_precision_score. */
    @Test
    void averagePrecisionIsScikitLearns() {
        assertThat(CURVE.averagePrecision()).isCloseTo(0.8333333, within(1e-6));
    }

    @Test
    void everyProbabilityIsAPoint() {
        assertThat(CURVE.points()).extracting(PrecisionRecall.Point::precision).containsExactly(1.0, 0.5, 2 / 3.0, 0.5);
        assertThat(CURVE.points()).extracting(PrecisionRecall.Point::recall).containsExactly(0.5, 0.5, 1.0, 1.0);
    }

    @Test
    void equalProbabilitiesAreAnsweredTogether() {
        PrecisionRecall curve = PrecisionRecall.of("a", new boolean[] {true, false, false, true}, new float[] {0.5f, 0.5f, 0.5f, 0.5f});
        assertThat(curve.points()).hasSize(1);
        assertThat(curve.averagePrecision()).isEqualTo(0.5);
    }

    @Test
    void theBestThresholdLiesBetweenTwoProbabilities() {
        assertThat(CURVE.best()).hasValueCloseTo(0.225, within(1e-6));
        assertThat(PrecisionRecall.of("a", new boolean[] {true, true, false}, new float[] {0.9f, 0.3f, 0.1f}).best()).hasValueCloseTo(0.2, within(1e-6));
    }

    @Test
    void whereNoneOrAllHaveItNothingCanBeChosen() {
        assertThat(PrecisionRecall.of("a", new boolean[2], new float[] {0.1f, 0.2f}).best()).isEmpty();
        assertThat(PrecisionRecall.of("a", new boolean[2], new float[] {0.1f, 0.2f}).averagePrecision()).isNaN();
        assertThat(PrecisionRecall.of("a", new boolean[] {true}, new float[] {0.1f}).best()).isEmpty();
        assertThat(PrecisionRecall.of("a", new boolean[0], new float[0]).points()).isEmpty();
    }

    @Test
    void differentLengthsAreRefused() {
        assertThatThrownBy(() -> PrecisionRecall.of("a", new boolean[2], new float[1])).isInstanceOf(CourseException.class).hasMessageContaining("2 pictures but 1");
    }
}
