package tsugiki.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.nn.Autograd;
import tsugiki.nn.Device;
import tsugiki.nn.Svd;

/**
 * Principal component analysis: features {@code [N, D]} seen from the side on which they spread most.
 *
 * <p>{@code points = (x - mean) V}, V the first k right singular vectors of {@code x - mean}; the sign of each is
 * chosen so that its largest value is above 0. It does not know the labels: what comes apart here comes apart by
 * itself. Pearson 1901, "On lines and planes of closest fit to systems of points in space".
 *
 * @param classes names by label
 * @param labels of the points
 * @param points {@code [N][k]}
 * @param shares of the variance of the features it was fitted on that each component holds, 0..1
 * @param axes where the components lie, for other features
 */
public record Pca(List<String> classes, int[] labels, float[][] points, double[] shares, Axes axes) {

    /**
     * The space of the points.
     *
     * @param mean {@code [D]}
     * @param directions {@code [k][D]}, each of length 1
     */
    public record Axes(float[] mean, float[][] directions) {

        /** {@code [N][k]}. */
        float[][] project(Features features) {
            float[][] points = new float[features.size()][];
            IntStream.range(0, points.length).parallel().forEach(i -> points[i] = project(features.row(i)));
            return points;
        }

        private float[] project(float[] x) {
            float[] point = new float[directions.length];
            for (int c = 0; c < point.length; c++) {
                double sum = 0;
                for (int j = 0; j < x.length; j++) {
                    sum += ((double) x[j] - mean[j]) * directions[c][j];
                }
                point[c] = (float) sum;
            }
            return point;
        }
    }

    public Pca {
        classes = List.copyOf(classes);
    }

    /** The first two components: a picture. */
    public static Pca of(Features features) {
        return of(features, 2);
    }

    /**
     * The first components.
     *
     * @param components 1 to the smaller of N and D
     * @throws CourseException if there are not so many, all pictures have the same features, or one is no number
     */
    public static Pca of(Features features, int components) {
        int most = Math.min(features.size(), features.dimension());
        if (components < 1 || components > most) {
            throw new CourseException("%s have no %d components: choose 1 to %d.", features, components, most);
        }
        float[] mean = mean(features);
        double spread = spread(features, mean); // before the engine sees a value that is no number
        Axes axes = new Axes(mean, directions(features, mean, components));
        float[][] points = axes.project(features);
        return new Pca(features.classes(), features.labels(), points, shares(points, spread), axes);
    }

    /** Other features from the same side, e.g. those of the validation pictures. @throws CourseException if they are of another width */
    public Pca project(Features others) {
        if (others.dimension() != axes.mean().length) {
            throw new CourseException("These features are %d wide, but the components were fitted on %d: take features of the same network.",
                    others.dimension(), axes.mean().length);
        }
        return new Pca(others.classes(), others.labels(), axes.project(others), shares, axes);
    }

    private static float[] mean(Features features) {
        double[] sum = new double[features.dimension()];
        for (int i = 0; i < features.values().length; i++) {
            sum[i % sum.length] += features.values()[i];
        }
        float[] mean = new float[sum.length];
        for (int j = 0; j < sum.length; j++) {
            mean[j] = (float) (sum[j] / features.size());
        }
        return mean;
    }

    /** Sum of squares around the mean; N - 1 times the variance of all features together. */
    private static double spread(Features features, float[] mean) {
        double sum = 0;
        for (int i = 0; i < features.values().length; i++) {
            double from = (double) features.values()[i] - mean[i % mean.length];
            sum += from * from;
        }
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw new CourseException("%s do not differ, or hold a value that is no number: look at the pictures and the weights.", features);
        }
        return sum;
    }

    private static float[][] directions(Features features, float[] mean, int components) {
        try (Autograd.Mode off = Autograd.off(); NDManager memory = Device.newManager();
                NDArray x = memory.create(features.values(), new Shape(features.size(), features.dimension()));
                NDArray centred = x.sub(memory.create(mean));
                NDArray all = Svd.directions(centred);
                NDArray first = all.get(new NDIndex("0:" + components))) {
            float[] values = first.toFloatArray();
            float[][] rows = new float[components][];
            for (int c = 0; c < components; c++) {
                rows[c] = turned(Arrays.copyOfRange(values, c * mean.length, (c + 1) * mean.length));
            }
            return rows;
        }
    }

    private static float[] turned(float[] direction) {
        int largest = IntStream.range(0, direction.length).reduce(0, (a, b) -> Math.abs(direction[b]) > Math.abs(direction[a]) ? b : a);
        float sign = Math.signum(direction[largest]);
        for (int j = 0; j < direction.length; j++) {
            direction[j] *= sign;
        }
        return direction;
    }

    private static double[] shares(float[][] points, double spread) {
        double[] shares = new double[points[0].length];
        for (float[] point : points) {
            for (int c = 0; c < shares.length; c++) {
                shares[c] += (double) point[c] * point[c] / spread;
            }
        }
        return shares;
    }

    /** A row a component: component (from 1), share of the variance, together with those before it. */
    public Table toTable() {
        double[] together = shares.clone();
        Arrays.parallelPrefix(together, Double::sum);
        return Table.create("principal components",
                IntColumn.create("component", IntStream.rangeClosed(1, shares.length).toArray()),
                DoubleColumn.create("share of variance", shares), DoubleColumn.create("together", together));
    }

    @Override
    public String toString() {
        return Text.of("%d points of %d features: %d components hold %.1f %% of the variance",
                points.length, axes.mean().length, shares.length, 100 * Arrays.stream(shares).sum());
    }
}
