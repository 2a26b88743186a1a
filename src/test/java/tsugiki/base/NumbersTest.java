package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
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

    @Test
    void theBoundIsAnOrderStatisticOfOneMore() {
        double[] values = {9, 1, 3, 7, 5, 2, 8, 4, 6};
        assertThat(Numbers.bound(values, 0.9)).isEqualTo(9);
        assertThat(Numbers.bound(values, 0.5)).isEqualTo(5);
        assertThat(Numbers.bound(values, 0.91)).isInfinite();
        assertThat(Numbers.bound(values, 1)).isInfinite();
        assertThat(Numbers.bound(values, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Numbers.bound(new double[0], 0.5)).isInfinite();
        assertThat(Numbers.bound(IntStream.rangeClosed(1, 99).asDoubleStream().toArray(), 0.07)).as("not the 8th, for 7.000000000000001").isEqualTo(7);
    }

    /** Of 19 values and one more, all in any order, the new one is above the bound for 0.8 where it is among the four largest. */
    @Test
    void theBoundKeepsItsPromiseExactly() {
        int within = 0;
        for (int newcomer = 1; newcomer <= 20; newcomer++) {
            int other = newcomer;
            within += newcomer <= Numbers.bound(IntStream.rangeClosed(1, 20).filter(v -> v != other).asDoubleStream().toArray(), 0.8) ? 1 : 0;
        }
        assertThat(within).isEqualTo(16);
    }

    @Test
    void deviationIsDividedByOneLessThanTheValues() {
        assertThat(Numbers.deviation(0.5, 0.7, 0.9)).isCloseTo(0.2, within(1e-12));
        assertThat(Numbers.deviation(0.5)).isNaN();
    }
}
