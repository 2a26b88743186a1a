package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

/** The gradient that a loss gives, beside the slope of its values. */
final class Slopes {

    private static final double STEP = 1e-2;

    private Slopes() {}

    /** @param every so many weights, one is tried */
    static void requireGradient(LinearLoss loss, int weights, int every) {
        double[] w = new Random(2).doubles(weights, -1, 1).toArray();
        double[] gradient = new double[weights];
        loss.at(w, gradient);
        for (int i = 0; i < weights; i += every) {
            double[] up = w.clone();
            double[] down = w.clone();
            up[i] += STEP;
            down[i] -= STEP;
            double slope = (loss.at(up, new double[weights]) - loss.at(down, new double[weights])) / (2 * STEP);
            assertThat(gradient[i]).isCloseTo(slope, within(1e-3));
        }
    }
}
