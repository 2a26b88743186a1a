package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HomogeneityTest {

    /** scipy.stats.chi2_contingency([[30, 40, 50], [20, 10, 30]]), without correction. */
    @Test
    void manyAnswersFollowTheDistribution() {
        Homogeneity test = new Homogeneity(new long[] {30, 40, 0, 50}, new long[] {20, 10, 0, 30});
        assertThat(test.p()).isCloseTo(0.060054667895307945, within(1e-9));
        assertThat(test).hasToString("chi-square 5.6, 2 degrees of freedom");
        assertThat(new Homogeneity(new long[] {20, 10, 30}, new long[] {30, 40, 50}).p()).isCloseTo(0.060054667895307945, within(1e-9));
    }

    /** Of two classes the deals can be counted: Fisher's tables of 3 of 4 beside 1 of 4, p = 34/70. */
    @Test
    void fewAnswersAreDealtAnew() {
        Homogeneity test = new Homogeneity(new long[] {3, 1}, new long[] {1, 3});
        assertThat(test.p()).isCloseTo(34 / 70.0, within(0.02)).isEqualTo(new Homogeneity(new long[] {3, 1}, new long[] {1, 3}).p());
        assertThat(test).hasToString("chi-square 2.0, p of 9,999 deals");
        assertThat(new Homogeneity(new long[] {200, 200, 100}, new long[] {0, 0, 20}).p()).isEqualTo(1e-4);
    }

    @Test
    void oneClassIsNothingToCompare() {
        assertThat(new Homogeneity(new long[] {0, 9, 0}, new long[] {0, 2, 0}).isAny()).isFalse();
        assertThat(new Homogeneity(new long[] {0, 9, 0}, new long[] {1, 0, 0}).isAny()).isTrue();
    }
}
