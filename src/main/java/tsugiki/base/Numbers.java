package tsugiki.base;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The arithmetic of answers that several rooms need; ties go to the first. */
public final class Numbers {

    /** Of a product that should be whole: 100 times 0.07 is 7.000000000000001. */
    private static final double ROUNDING = 1e-9;

    private Numbers() {}

    /** The place of the largest value, the first of several; 0 of none. */
    public static int argmax(float[] values) {
        return argmax(values, 0, values.length);
    }

    /** The place, 0 to {@code count - 1}, of the largest value behind {@code from}. */
    public static int argmax(float[] values, int from, int count) {
        int best = 0;
        for (int k = 1; k < count; k++) {
            best = values[from + k] > values[from + best] ? k : best;
        }
        return best;
    }

    /** {@code log sum over k of exp(z[from + k])}, k below {@code count}; it does not overflow. */
    public static double logSumExp(float[] z, int from, int count) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            most = Math.max(most, z[from + k]);
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += Math.exp(z[from + k] - most);
        }
        return most + Math.log(sum);
    }

    /** Standard deviation, {@code sqrt(sum (x - mean)^2 / (n - 1))}; NaN of fewer than two. */
    public static double deviation(double... values) {
        double mean = DoubleStream.of(values).average().orElse(Double.NaN);
        return Math.sqrt(DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
    }

    /** {@code p[k] = exp(z[k]) / sum over j of exp(z[j])}: all above 0, their sum is 1. */
    public static float[] softmax(float[] z) {
        double logSum = logSumExp(z, 0, z.length);
        float[] p = new float[z.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = (float) Math.exp(z[k] - logSum);
        }
        return p;
    }

    /** {@code p[k] = 1 / (1 + exp(-z[k]))}, each by itself. */
    public static float[] sigmoid(float[] z) {
        float[] p = new float[z.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = (float) (1 / (1 + Math.exp(-z[k])));
        }
        return p;
    }

    /** {@code log(1 + exp(z))}; it does not overflow. */
    public static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    /**
     * The bound below or at which one more value of the same kind lies with at least this probability: the
     * {@code ceil((n + 1) share)}-th smallest of {@code n} values; infinite where that is more than there are, as for a
     * share of 1. It holds whatever the values are, as long as the new one and these could have come in any order.
     *
     * <p>Vovk, Gammerman and Shafer 2005, "Algorithmic Learning in a Random World"; Angelopoulos and Bates 2021,
     * https://arxiv.org/abs/2107.07511.
     *
     * @param share 0..1
     */
    public static double bound(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int place = (int) Math.ceil((sorted.length + 1) * share - ROUNDING);
        return place > sorted.length ? Double.POSITIVE_INFINITY : place < 1 ? Double.NEGATIVE_INFINITY : sorted[place - 1];
    }
}
