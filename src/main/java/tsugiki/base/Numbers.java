package tsugiki.base;

/** The arithmetic of answers that several rooms need; ties go to the first. */
public final class Numbers {

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

    /** {@code p[k] = exp(z[k]) / sum over j of exp(z[j])}: all above 0, their sum is 1. */
    public static float[] softmax(float[] z) {
        double logSum = logSumExp(z, 0, z.length);
        float[] p = new float[z.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = (float) Math.exp(z[k] - logSum);
        }
        return p;
    }
}
