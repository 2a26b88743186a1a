package tsugiki.features;

import java.util.Arrays;

/**
 * Brings each feature to mean 0 and deviation 1 over the pictures it was fitted on: {@code (x - mean) / deviation}.
 *
 * @param mean {@code [D]}
 * @param deviation {@code [D]}, of the population; 1 for a feature that never changes
 */
record Standardiser(double[] mean, double[] deviation) {

    static Standardiser of(Features features) {
        int d = features.dimension();
        double[] mean = new double[d];
        double[] square = new double[d];
        float[] values = features.values();
        for (int i = 0; i < values.length; i++) {
            mean[i % d] += values[i];
        }
        for (int j = 0; j < d; j++) {
            mean[j] /= features.size();
        }
        for (int i = 0; i < values.length; i++) {
            double off = values[i] - mean[i % d];
            square[i % d] += off * off;
        }
        double[] deviation = Arrays.stream(square).map(sum -> Math.sqrt(sum / features.size()))
                .map(s -> s < 1e-12 ? 1 : s).toArray();
        return new Standardiser(mean, deviation);
    }

    /** The standardised value of feature {@code j}. */
    double apply(float value, int j) {
        return (value - mean[j]) / deviation[j];
    }

    /**
     * The same classifier for features that are not standardised: {@code w' = w / deviation},
     * {@code b' = b - w' mean}.
     *
     * @param weight {@code [C, D + 1]}, the bias last in each row, for standardised features
     */
    float[][] fold(double[] weight) {
        int d = mean.length;
        int rows = weight.length / (d + 1);
        float[][] folded = new float[rows][d + 1];
        for (int c = 0; c < rows; c++) {
            double bias = weight[c * (d + 1) + d];
            for (int j = 0; j < d; j++) {
                double w = weight[c * (d + 1) + j] / deviation[j];
                folded[c][j] = (float) w;
                bias -= w * mean[j];
            }
            folded[c][d] = (float) bias;
        }
        return folded;
    }
}
