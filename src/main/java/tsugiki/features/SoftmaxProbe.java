package tsugiki.features;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;
import tsugiki.data.ClassWeights;
import tsugiki.nn.Autograd;
import tsugiki.nn.Device;

/**
 * Multinomial logistic regression on standardised features, with an L2 penalty: what training a new
 * softmax layer on a frozen network converges to, in seconds.
 *
 * <p>Minimises {@code mean cross-entropy + weightDecay / 2 * |W|^2}, W with the bias, by L-BFGS from zero;
 * there is one minimum, so no seed matters. (scikit-learn's C is {@code 1 / (weightDecay * N)}.)
 */
public final class SoftmaxProbe extends LinearProbe {

    /**
     * Strength of the penalty where none is given. Chosen on Flowers-102 with features of EfficientNet-Lite0,
     * trained on the training and scored on the validation part; from 1e-6 to 1e-3 the accuracy moves by less
     * than one point.
     */
    public static final double DEFAULT_WEIGHT_DECAY = 1e-5;

    static final Lbfgs SEARCH = new Lbfgs(10, 300, 1e-6);

    private final double weightDecay;
    private final int steps;

    private SoftmaxProbe(float[][] rows, List<String> classes, double weightDecay, int steps) {
        super(rows, classes);
        this.weightDecay = weightDecay;
        this.steps = steps;
    }

    /** Fits with {@link #DEFAULT_WEIGHT_DECAY}. */
    public static SoftmaxProbe fit(Features train) {
        return fit(train, DEFAULT_WEIGHT_DECAY);
    }

    /**
     * Fits to the pictures given.
     *
     * @param weightDecay strength of the penalty, above 0; large: probabilities stay flat, small: fits closely
     * @throws tsugiki.base.CourseException if fewer than two classes have pictures
     */
    public static SoftmaxProbe fit(Features train, double weightDecay) {
        return fit(train, weightDecay, ClassWeights.NONE);
    }

    /** Fits with {@link #DEFAULT_WEIGHT_DECAY} and a weight a class, e.g. {@code ClassWeights.balanced(train.counts())}. */
    public static SoftmaxProbe fit(Features train, ClassWeights weights) {
        return fit(train, DEFAULT_WEIGHT_DECAY, weights);
    }

    /**
     * Fits with a weight a class: the mean is then {@code sum of w[label] loss / sum of w[label]}.
     *
     * @param weightDecay strength of the penalty, above 0; large: probabilities stay flat, small: fits closely
     * @throws tsugiki.base.CourseException if fewer than two classes have pictures, or the weights are of another number of classes
     */
    public static SoftmaxProbe fit(Features train, double weightDecay, ClassWeights weights) {
        Standardiser standardiser = standardiser(train, "The weight decay", weightDecay, DEFAULT_WEIGHT_DECAY);
        try (NDManager manager = Device.newManager();
                Autograd.Mode off = Autograd.off();
                SoftmaxLoss loss = new SoftmaxLoss(manager, train, standardiser, weightDecay, weights)) {
            double[] zero = new double[train.classes().size() * (train.dimension() + 1)];
            Lbfgs.Minimum minimum = SEARCH.minimise(loss, zero);
            return new SoftmaxProbe(standardiser.fold(minimum.x()), train.classes(), weightDecay, minimum.steps());
        }
    }

    /**
     * A probe that was fitted elsewhere by the same rule.
     *
     * @param rows {@code [classes, D + 1]}, the bias last, for features as the network gives them; not copied
     * @param steps the search took
     */
    public static SoftmaxProbe of(float[][] rows, List<String> classes, double weightDecay, int steps) {
        if (rows.length != classes.size() || rows.length < 2) {
            throw new CourseException("There are %d rows but %d classes: give one for each of at least two classes.", rows.length, classes.size());
        }
        return new SoftmaxProbe(rows, classes, weightDecay, steps);
    }

    /** Steps the search took. */
    public int steps() {
        return steps;
    }

    /** Probabilities {@code [N, classes]}: softmax of the scores. */
    public float[][] probabilities(Features features) {
        return Stream.of(scores(features)).map(Numbers::softmax).toArray(float[][]::new);
    }

    @Override
    public String toString() {
        return "softmax probe, weight decay " + weightDecay + ", " + inputs() + " features, " + classes().size() + " classes";
    }
}
