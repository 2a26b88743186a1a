package tsugiki.evaluate;

import java.util.function.DoublePredicate;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** What statistics knows of two shares of the same pictures. */
final class PairedProportions {

    private PairedProportions() {}

    /** Tango's interval, as {@link PairedComparison#interval} says. */
    static DifferenceInterval tango(int onlyA, int onlyB, int n) {
        double found = (double) (onlyB - onlyA) / n;
        double low = border(found, -1, d -> score(onlyA, onlyB, n, d) <= Intervals.Z95);
        double high = border(found, 1, d -> score(onlyA, onlyB, n, d) >= -Intervals.Z95);
        return new DifferenceInterval(low, high);
    }

    /** How many standard deviations the pictures are above a difference, if that is true; falls as d grows. */
    private static double score(double onlyA, double onlyB, double n, double d) {
        double above = onlyB - onlyA - n * d;
        if (above == 0) {
            return 0;
        }
        // The most likely share q of "only A" solves 2 n q^2 + p q - onlyA d (1 - d) = 0.
        double p = (2 * n - onlyB + onlyA) * d - onlyB - onlyA;
        double q = (Math.sqrt(p * p + 8 * n * onlyA * d * (1 - d)) - p) / (4 * n);
        return above / Math.sqrt(Math.max(0, n * (2 * q + d * (1 - d))));
    }

    /** The last place, on the way from one that is within to an end, that is still within. */
    private static double border(double within, double end, DoublePredicate isWithin) {
        double in = within;
        double out = end;
        for (int halving = 0; halving < 60; halving++) {
            double middle = (in + out) / 2;
            if (isWithin.test(middle)) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return isWithin.test(end) ? end : in;
    }

    /** McNemar's exact p, as {@link PairedComparison#p} says. */
    static double mcNemar(int onlyA, int onlyB) {
        BinomialDistribution coin = new BinomialDistribution(null, onlyA + onlyB, 0.5);
        return Math.min(1, 2 * coin.cumulativeProbability(Math.min(onlyA, onlyB)));
    }
}
