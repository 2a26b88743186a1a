package tsugiki.features;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;
import tsugiki.data.ClassWeights;
import tsugiki.data.LabelSets;
import tsugiki.network.Thresholds;
import tsugiki.nn.Autograd;
import tsugiki.nn.Device;

/**
 * A yes-or-no question a label: one logistic regression each on standardised features, with an L2 penalty, for pictures
 * that show none, one or more of the labels (binary relevance). The classes of its features are {@link LabelSets}; its own
 * {@link #classes} are the labels.
 *
 * <p>Minimises, for each label, {@code mean binary cross-entropy + weightDecay / 2 * |w|^2}, w with the bias, by L-BFGS
 * from zero; there is one minimum, so no seed matters.
 */
public final class SigmoidProbe extends LinearProbe {

    /** Strength of the penalty where none is given: that of the {@link SoftmaxProbe}, not chosen anew. */
    public static final double DEFAULT_WEIGHT_DECAY = SoftmaxProbe.DEFAULT_WEIGHT_DECAY;

    private final float[][] rows;
    private final double weightDecay;
    private final Thresholds thresholds;

    private SigmoidProbe(float[][] rows, List<String> labels, double weightDecay, Thresholds thresholds) {
        super(rows, labels);
        this.rows = rows;
        this.weightDecay = weightDecay;
        this.thresholds = thresholds;
    }

    /** Fits with {@link #DEFAULT_WEIGHT_DECAY}. */
    public static SigmoidProbe fit(Features train) {
        return fit(train, DEFAULT_WEIGHT_DECAY, ClassWeights.NONE);
    }

    /**
     * Fits to the pictures given.
     *
     * @param train their classes are sets of labels
     * @param weightDecay strength of the penalty, above 0
     * @param positives what a picture that has the label counts beside one that has not, e.g. {@link ClassWeights#positives}
     * @throws CourseException if the classes are no sets of labels, or a label is on none or all of the pictures
     */
    public static SigmoidProbe fit(Features train, double weightDecay, ClassWeights positives) {
        LabelSets sets = LabelSets.of(train.classes());
        sets.requireLearnable(train.counts());
        Standardiser standardiser = standardiser(train, "The weight decay", weightDecay, DEFAULT_WEIGHT_DECAY);
        int labels = sets.labels().size();
        try (NDManager manager = Device.newManager();
                Autograd.Mode off = Autograd.off();
                SigmoidLoss loss = new SigmoidLoss(manager, train, standardiser, sets, weightDecay, positives)) {
            double[] zero = new double[labels * (train.dimension() + 1)];
            return new SigmoidProbe(standardiser.fold(SoftmaxProbe.SEARCH.minimise(loss, zero).x()), sets.labels(), weightDecay, Thresholds.even(labels));
        }
    }

    /** The same probe with other thresholds. */
    public SigmoidProbe thresholds(Thresholds chosen) {
        return new SigmoidProbe(rows, classes(), weightDecay, chosen.require(classes().size()));
    }

    /** From which probability on a label is answered; 0.5 where nothing was chosen. */
    public Thresholds thresholds() {
        return thresholds;
    }

    /** Probabilities {@code [N, labels]}: sigmoid of the scores. */
    public float[][] probabilities(Features features) {
        return Stream.of(scores(features)).map(Numbers::sigmoid).toArray(float[][]::new);
    }

    /** The set of labels that is answered, by its place among the features' classes, {@code [N]}; -1 where no class is that set. */
    @Override
    public int[] predict(Features features) {
        boolean[][] truth = sets(features).truth();
        float[][] p = probabilities(features);
        return IntStream.range(0, p.length).map(i -> {
            boolean[] there = thresholds.answers(p[i]);
            return IntStream.range(0, truth.length).filter(set -> Arrays.equals(truth[set], there)).findFirst().orElse(-1);
        }).toArray();
    }

    /** The classes of features as sets of this probe's labels. @throws CourseException if there are others among them */
    LabelSets sets(Features features) {
        return LabelSets.of(features.classes(), classes());
    }

    @Override
    void requireClasses(Features features) {
        sets(features);
    }

    @Override
    public String toString() {
        return "sigmoid probe, weight decay " + weightDecay + ", " + inputs() + " features, " + classes().size() + " labels";
    }
}
