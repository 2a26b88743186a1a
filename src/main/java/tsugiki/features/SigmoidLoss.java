package tsugiki.features;

import ai.djl.ndarray.NDManager;
import tsugiki.base.Numbers;
import tsugiki.data.ClassWeights;
import tsugiki.data.LabelSets;

/**
 * Binary cross-entropy of each label on standardised features, summed over the labels, with an L2 penalty:
 * {@code mean(sum over k of -w[k] y[k] log p[k] - (1 - y[k]) log(1 - p[k])) + weightDecay / 2 * |W|^2},
 * {@code p = sigmoid(x W^T)}: so many logistic regressions that do not touch each other.
 */
final class SigmoidLoss extends LinearLoss {

    private final int[] sets;
    private final boolean[][] truth;
    private final ClassWeights positives;

    /** @param positives what a picture that has the label counts beside one that has not */
    SigmoidLoss(NDManager parent, Features features, Standardiser standardiser, LabelSets sets, double weightDecay, ClassWeights positives) {
        super(parent, features, standardiser, sets.labels().size(), weightDecay, features.size());
        this.sets = features.labels();
        this.truth = sets.truth();
        this.positives = positives.require(sets.labels().size());
    }

    /** The slope is weight * (sigmoid - truth). */
    @Override
    double lossAndSlope(float[] logits, int i) {
        boolean[] there = truth[sets[i]];
        double loss = 0;
        for (int k = 0; k < there.length; k++) {
            int at = i * there.length + k;
            double z = logits[at];
            double counts = there[k] ? positives.of(k) : 1;
            loss += counts * Numbers.softplus(there[k] ? -z : z);
            logits[at] = (float) (counts * (1 / (1 + Math.exp(-z)) - (there[k] ? 1 : 0)) / divisor());
        }
        return loss;
    }
}
