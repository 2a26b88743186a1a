package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void theFirstOfTheLargest() {
        assertThat(Numbers.argmax(new float[] {1, 3, 3, 2})).isEqualTo(1);
        assertThat(Numbers.argmax(new float[0])).isZero();
    }

    @Test
    void softmaxOfLargeLogitsIsFinite() {
        assertThat(Numbers.softmax(new float[] {1000, 1000, 0})).containsExactly(0.5f, 0.5f, 0f);
        assertThat(Numbers.softmax(new float[] {0, (float) Math.log(3)})).containsExactly(new float[] {0.25f, 0.75f}, within(1e-7f));
    }

    @Test
    void logSumExpOfAPart() {
        assertThat(Numbers.logSumExp(new float[] {9, 1, 1, 9}, 1, 2)).isCloseTo(1 + Math.log(2), within(1e-12));
    }
}
