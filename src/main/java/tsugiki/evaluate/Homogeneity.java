package tsugiki.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import tsugiki.base.Text;

/**
 * Pearson's test whether two sets of answers name their classes equally often: {@code sum (count - expected)^2 / expected}
 * over all classes that are named and both sets, {@code expected = row * column / all}. No answer is left out.
 *
 * <p>Where a class has fewer than 5 expected answers, the statistic does not follow the chi-square distribution; there, p
 * is counted: all answers are dealt anew to two sets of these sizes, and p is the share of deals that differ as much, the
 * true one among them. The deals are the same in every run.
 */
final class Homogeneity {

    /** From so many expected answers on a class, in the smaller set, the distribution is near enough. */
    private static final double EXPECTED = 5;
    private static final int DEALS = 9_999;
    private static final double ROUNDING = 1e-9;

    private final long[] smaller;
    private final long[] both;
    private final double share;
    private final double statistic;

    /** @param before answers of each class; @param now those of the other set, in the same order */
    Homogeneity(long[] before, long[] now) {
        int[] named = IntStream.range(0, now.length).filter(k -> before[k] + now[k] > 0).toArray();
        boolean turned = Arrays.stream(before).sum() < Arrays.stream(now).sum();
        smaller = Arrays.stream(named).mapToLong(k -> turned ? before[k] : now[k]).toArray();
        both = Arrays.stream(named).mapToLong(k -> before[k] + now[k]).toArray();
        share = (double) Arrays.stream(smaller).sum() / Arrays.stream(both).sum();
        statistic = statistic(smaller);
    }

    /** Whether there is something to compare: of one class alone, both sets have all. */
    boolean isAny() {
        return both.length > 1;
    }

    /** How likely a difference as large is where both are of one kind, 0..1. */
    double p() {
        return isCounted() ? counted() : 1 - new ChiSquaredDistribution(null, both.length - 1).cumulativeProbability(statistic);
    }

    private boolean isCounted() {
        return Arrays.stream(both).min().orElseThrow() * share < EXPECTED;
    }

    /** With what the other set has: of a class, both sets are equally far from what is expected. */
    private double statistic(long[] counts) {
        double sum = 0;
        for (int k = 0; k < counts.length; k++) {
            double expected = both[k] * share;
            sum += (counts[k] - expected) * (counts[k] - expected) / (expected * (1 - share));
        }
        return sum;
    }

    private double counted() {
        int[] answers = IntStream.range(0, both.length).flatMap(k -> IntStream.generate(() -> k).limit(both[k])).toArray();
        int count = (int) Arrays.stream(smaller).sum();
        SplittableRandom random = new SplittableRandom(1);
        int asLarge = 1;
        for (int i = 0; i < DEALS; i++) {
            asLarge += statistic(deal(answers, count, random)) >= statistic * (1 - ROUNDING) ? 1 : 0;
        }
        return asLarge / (DEALS + 1.0);
    }

    /** How many of each class are among {@code count} answers, drawn to the front. */
    private long[] deal(int[] answers, int count, SplittableRandom random) {
        long[] counts = new long[both.length];
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i, answers.length);
            int drawn = answers[other];
            answers[other] = answers[i];
            answers[i] = drawn;
            counts[drawn]++;
        }
        return counts;
    }

    /** The statistic, and what p is from. */
    @Override
    public String toString() {
        return Text.of(isCounted() ? "chi-square %.1f, p of %3$,d deals" : "chi-square %.1f, %d degrees of freedom", statistic, both.length - 1, DEALS);
    }
}
