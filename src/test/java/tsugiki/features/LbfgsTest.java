package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {

    private static final Lbfgs SEARCH = new Lbfgs(10, 200, 1e-8);

    @Test
    void findsTheMinimumOfAStretchedBowl() {
        Lbfgs.Minimum minimum = SEARCH.minimise((x, g) -> {
            g[0] = 2 * (x[0] - 3);
            g[1] = 200 * (x[1] + 1);
            return (x[0] - 3) * (x[0] - 3) + 100 * (x[1] + 1) * (x[1] + 1);
        }, new double[2]);
        assertThat(minimum.converged()).isTrue();
        assertThat(minimum.x()).containsExactly(new double[] {3, -1}, within(1e-6));
    }

    @Test
    void findsTheEndOfRosenbrocksValley() {
        Lbfgs.Minimum minimum = SEARCH.minimise((x, g) -> {
            double off = x[1] - x[0] * x[0];
            g[0] = -400 * x[0] * off - 2 * (1 - x[0]);
            g[1] = 200 * off;
            return 100 * off * off + (1 - x[0]) * (1 - x[0]);
        }, new double[] {-1.2, 1});
        assertThat(minimum.x()).containsExactly(new double[] {1, 1}, within(1e-5));
    }

    @Test
    void stopsAfterTheStepsAllowed() {
        Lbfgs.Minimum minimum = new Lbfgs(10, 1, 0).minimise((x, g) -> {
            g[0] = 4 * x[0] * x[0] * x[0];
            return Math.pow(x[0], 4);
        }, new double[] {1});
        assertThat(minimum.steps()).isEqualTo(1);
        assertThat(minimum.converged()).isFalse();
    }
}
