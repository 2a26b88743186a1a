package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class MistakesTest {

    private static final int[] LABELS = {0, 1, 0};
    private static final float[][] PROBABILITIES = {{0.5f, 0.5f}, {0.9f, 0.1f}, {0.25f, 0.75f}};

    @Test
    void worstHasTheHighestLossFirst() {
        assertThat(Mistakes.worst(LABELS, PROBABILITIES, 2)).extracting(Mistake::index).containsExactly(1, 2);
        assertThat(Mistakes.worst(LABELS, PROBABILITIES, 1).get(0).loss()).isCloseTo(-Math.log(0.1), within(1e-6));
    }

    @Test
    void unsureButRightIsAmongTheWorstYetNoMistake() {
        Mistake unsure = Mistakes.worst(LABELS, PROBABILITIES, 3).get(2);
        assertThat(unsure.isRight()).isTrue();
    }

    @Test
    void zeroProbabilityHasAFiniteLoss() {
        assertThat(Mistakes.worst(new int[] {1}, new float[][] {{1, 0}}, 1).get(0).loss()).isFinite();
    }

    @Test
    void otherPicturesAreRefused() {
        assertThatThrownBy(() -> Mistakes.worst(new int[1], PROBABILITIES, 1)).isInstanceOf(CourseException.class);
    }
}
