package tsugiki.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import tsugiki.base.CourseException;
import tsugiki.nn.Autograd;
import tsugiki.nn.Device;

/**
 * How features spread around their classes' means, one covariance for all classes; shrunk, because there are seldom
 * more pictures than features: {@code (1 - a) S + a t I}, t the mean of S's diagonal, the share {@code a} by Ledoit and
 * Wolf 2004, "A well-conditioned estimator for large-dimensional covariance matrices".
 *
 * @param matrix {@code [D][D]}
 * @param shrinkage a, 0..1
 */
record SharedCovariance(double[][] matrix, double shrinkage) {

    /** @param means {@code [classes][D]} @throws CourseException if the pictures of no class differ */
    static SharedCovariance of(Features train, double[][] means) {
        int n = train.size();
        int d = train.dimension();
        double[] centred = new double[n * d];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = train.values()[i] - means[train.labels()[i / d]][i % d];
        }
        double[][] s = product(centred, n, d);
        double trace = 0;
        double square = 0;
        for (int i = 0; i < d; i++) {
            trace += s[i][i];
            for (double value : s[i]) {
                square += value * value;
            }
        }
        if (!(trace > 0)) {
            throw new CourseException("The pictures of each class have the same features, so that nothing tells how far they spread: take more pictures that differ.");
        }
        double delta = square - trace * trace / d;
        double beta = Math.min((fourth(centred, n, d) / n - square) / n, delta);
        double a = beta > 0 ? beta / delta : 0;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                s[i][j] = (1 - a) * s[i][j] + (i == j ? a * trace / d : 0);
            }
        }
        return new SharedCovariance(s, a);
    }

    /** {@code x^T x / n}, by the engine's matrix product in 64 bits. */
    private static double[][] product(double[] x, int n, int d) {
        double[][] rows = new double[d][];
        try (Autograd.Mode off = Autograd.off(); NDManager memory = Device.newManager();
                NDArray all = memory.create(x, new Shape(n, d)); NDArray turned = all.transpose(); NDArray product = turned.matMul(all)) {
            double[] flat = product.toDoubleArray();
            for (int i = 0; i < d; i++) {
                rows[i] = new double[d];
                for (int j = 0; j < d; j++) {
                    rows[i][j] = flat[i * d + j] / n;
                }
            }
        }
        return rows;
    }

    /** The sum over pictures of the fourth power of their distance from their class's mean. */
    private static double fourth(double[] centred, int n, int d) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (int j = 0; j < d; j++) {
                square += centred[i * d + j] * centred[i * d + j];
            }
            sum += square * square;
        }
        return sum;
    }
}
