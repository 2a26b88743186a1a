package tsugiki.features;

/** Features as directions: rows of length 1. */
final class Directions {

    /** Below the length of any features but those of a network that answers nothing. */
    static final double NOTHING = 1e-12;

    private Directions() {}

    /** Rows of length 1, {@code [N, D]} row-major; one of zeros stays 0. */
    static float[] units(Features features) {
        int d = features.dimension();
        float[] units = features.values().clone();
        for (int i = 0; i < features.size(); i++) {
            double length = Math.max(NOTHING, length(units, i * d, d));
            for (int j = i * d; j < (i + 1) * d; j++) {
                units[j] = (float) (units[j] / length);
            }
        }
        return units;
    }

    /** The cosine of a row {@code [D]} with each of the units, -1..1. */
    static double[] cosines(float[] units, float[] row) {
        int d = row.length;
        double length = Math.max(NOTHING, length(row, 0, d));
        double[] cosines = new double[units.length / d];
        for (int i = 0; i < cosines.length; i++) {
            double sum = 0;
            for (int j = 0; j < d; j++) {
                sum += (double) units[i * d + j] * row[j];
            }
            cosines[i] = Math.max(-1, Math.min(1, sum / length));
        }
        return cosines;
    }

    private static double length(float[] values, int from, int count) {
        double square = 0;
        for (int j = from; j < from + count; j++) {
            square += (double) values[j] * values[j];
        }
        return Math.sqrt(square);
    }
}
