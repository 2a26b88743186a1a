package tsugiki.features;

import java.util.Map;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.export.Doubt;
import tsugiki.weights.StateDict;
import tsugiki.weights.TensorData;

/**
 * The square of the distance to the nearest class's centre, measured in the spread of the pictures around their own
 * centres: {@code min over classes of (x - m)^T S^-1 (x - m)}; m is the class's mean, S the covariance {@link
 * SharedCovariance shared} by all classes. Lee et al. 2018, https://arxiv.org/abs/1807.03888.
 *
 * <p>Kept as {@code W = L^-1}, {@code S = L L^T}, and the centres {@code W m}: then it is {@code min |W x - W m|^2}.
 *
 * @param dimension D
 * @param whitening W, {@code [D, D]}, row-major, 0 above the diagonal; not copied, do not change it
 * @param centres {@code [classes, D]}, row-major, of the classes that have pictures; not copied, do not change them
 */
public record Mahalanobis(int dimension, float[] whitening, float[] centres) implements FeatureDistance {

    private static final String WHITENING = "whitening";
    private static final String CENTRES = "centres";

    /** @throws CourseException if the arrays do not fit together */
    public Mahalanobis {
        if (dimension < 1 || whitening.length != (long) dimension * dimension || centres.length == 0 || centres.length % dimension != 0) {
            throw new CourseException("A whitening of %d numbers and centres of %d do not fit a distance of %d features: fit it anew.",
                    whitening.length, centres.length, dimension);
        }
    }

    /**
     * Fits to the pictures given.
     *
     * @throws CourseException if there are fewer than two, they do not differ, or a feature is no number
     */
    public static Mahalanobis fit(Features train) {
        Probe.requireNumbers(train);
        if (train.size() < 2) {
            throw new CourseException("A distance in the spread of pictures needs at least two of them, but there are %d: choose another part or split.", train.size());
        }
        double[][] means = means(train);
        double[][] whitening = Cholesky.inverseOfFactor(SharedCovariance.of(train, means).matrix());
        int d = train.dimension();
        float[] flat = new float[d * d];
        IntStream.range(0, d * d).forEach(i -> flat[i] = (float) whitening[i / d][i % d]);
        int[] filled = IntStream.range(0, means.length).filter(k -> train.counts()[k] > 0).toArray();
        float[] centres = new float[filled.length * d];
        for (int k = 0; k < filled.length; k++) {
            for (int i = 0; i < d; i++) {
                double sum = 0;
                for (int j = 0; j <= i; j++) {
                    sum += whitening[i][j] * means[filled[k]][j];
                }
                centres[k * d + i] = (float) sum;
            }
        }
        return new Mahalanobis(d, flat, centres);
    }

    /** {@code [classes][D]}; zeros for a class without pictures. */
    private static double[][] means(Features train) {
        int[] counts = train.counts();
        double[][] means = new double[counts.length][train.dimension()];
        for (int i = 0; i < train.values().length; i++) {
            int label = train.labels()[i / train.dimension()];
            means[label][i % train.dimension()] += (double) train.values()[i] / counts[label];
        }
        return means;
    }

    @Override
    public double of(float[] row) {
        double[] z = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            double sum = 0;
            for (int j = 0; j <= i; j++) {
                sum += (double) whitening[i * dimension + j] * row[j];
            }
            z[i] = sum;
        }
        return IntStream.range(0, centres.length / dimension).mapToDouble(k -> squared(z, k)).min().orElseThrow();
    }

    private double squared(double[] z, int k) {
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            double from = z[i] - centres[k * dimension + i];
            sum += from * from;
        }
        return sum;
    }

    @Override
    public Map<String, TensorData> tensors() {
        return Map.of(WHITENING, TensorData.of(whitening, dimension, dimension),
                CENTRES, TensorData.of(centres, centres.length / dimension, dimension));
    }

    @Override
    public Doubt.Measure measure() {
        return new Doubt.Centres(dimension, whitening, centres);
    }

    static Mahalanobis from(StateDict kept) {
        long[] shape = kept.get(CENTRES).shape();
        return new Mahalanobis(shape.length == 2 ? (int) shape[1] : 0, kept.get(WHITENING).toFloats(), kept.get(CENTRES).toFloats());
    }

    @Override
    public String toString() {
        return "Mahalanobis distance to " + centres.length / dimension + " centres, " + dimension + " features";
    }
}
