package tsugiki.features;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Linear support vector machines on standardised features, one class against the rest, by liblinear, all
 * classes at once on the machine's cores: {@code |w|^2 / 2 + C * sum of max(0, 1 - y score)^2} for
 * each class, w with the bias. Fan et al. 2008, JMLR 9.
 *
 * <p>Its scores are margins, not logits: their order is the answer, their softmax is no probability.
 */
public final class LinearSvm extends LinearProbe {

    /**
     * Inverse strength of the penalty where none is given. Chosen on Flowers-102 with features of
     * EfficientNet-Lite0, trained on the training and scored on the validation part; from 0.0003 to 0.01 the
     * accuracy moves by two points.
     */
    public static final double DEFAULT_C = 0.003;

    /** liblinear's own stopping tolerance for this solver. */
    private static final double STOP = 0.1;

    /** Below any margin. */
    private static final double NEVER = -1e6;

    private final double c;

    private LinearSvm(float[][] rows, Features train, double c) {
        super(rows, train.classes());
        this.c = c;
    }

    /** Fits with {@link #DEFAULT_C}. */
    public static LinearSvm fit(Features train) {
        return fit(train, DEFAULT_C);
    }

    /**
     * Fits to the pictures given.
     *
     * @param c inverse strength of the penalty, above 0; large: fits closely, small: stays flat
     * @throws tsugiki.base.CourseException if fewer than two classes have pictures
     */
    public static LinearSvm fit(Features train, double c) {
        Standardiser standardiser = standardiser(train, "C =", c, DEFAULT_C);
        Feature[][] x = IntStream.range(0, train.size()).mapToObj(i -> row(train, i, standardiser)).toArray(Feature[][]::new);
        int[] counts = train.counts();
        int width = train.dimension() + 1;
        double[] weights = new double[counts.length * width];
        Linear.disableDebugOutput();
        IntStream.range(0, counts.length).parallel().forEach(k -> {
            double[] row = counts[k] == 0 ? neverWins(width) : againstRest(x, train.labels(), k, c);
            System.arraycopy(row, 0, weights, k * width, width);
        });
        return new LinearSvm(standardiser.fold(weights), train, c);
    }

    /** A class without pictures. */
    private static double[] neverWins(int width) {
        double[] row = new double[width];
        row[width - 1] = NEVER;
        return row;
    }

    /** One machine: is it class k? Each has its own random numbers, so that threads do not matter. */
    private static double[] againstRest(Feature[][] x, int[] labels, int k, double c) {
        Problem problem = new Problem();
        problem.l = x.length;
        problem.n = x[0].length;
        problem.bias = 1;
        problem.x = x;
        problem.y = IntStream.of(labels).mapToDouble(label -> label == k ? 1 : -1).toArray();
        Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, c, STOP);
        parameter.setRandom(new Random(k));
        Model model = Linear.train(problem, parameter);
        double sign = model.getLabels()[0]; // liblinear's weights are those of the label it met first
        return Arrays.stream(model.getFeatureWeights()).map(w -> sign * w).toArray();
    }

    /** Features count from 1; the last is the constant that the bias multiplies. */
    private static Feature[] row(Features train, int i, Standardiser standardiser) {
        int d = train.dimension();
        Feature[] row = new Feature[d + 1];
        for (int j = 0; j < d; j++) {
            row[j] = new FeatureNode(j + 1, standardiser.apply(train.values()[i * d + j], j));
        }
        row[d] = new FeatureNode(d + 1, 1);
        return row;
    }

    @Override
    public String toString() {
        return "linear SVM, C = " + c + ", " + inputs() + " features, " + classes().size() + " classes";
    }
}
