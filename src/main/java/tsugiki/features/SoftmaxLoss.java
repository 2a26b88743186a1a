package tsugiki.features;

import ai.djl.ndarray.NDManager;
import tsugiki.base.Numbers;
import tsugiki.data.ClassWeights;

/**
 * Mean cross-entropy of a softmax on standardised features, with an L2 penalty:
 * {@code mean(-log softmax(x W^T)[label]) + weightDecay / 2 * |W|^2}. A picture counts in the mean what its class weighs.
 */
final class SoftmaxLoss extends LinearLoss {

    private final int[] labels;
    private final int classes;
    private final ClassWeights weights;

    SoftmaxLoss(NDManager parent, Features features, Standardiser standardiser, double weightDecay, ClassWeights weights) {
        super(parent, features, standardiser, features.classes().size(), weightDecay, weights.require(features.classes().size()).sum(features.labels()));
        this.labels = features.labels();
        this.classes = features.classes().size();
        this.weights = weights;
    }

    /** The slope is weight * (softmax - one-hot). */
    @Override
    double lossAndSlope(float[] logits, int i) {
        int from = i * classes;
        double logSum = Numbers.logSumExp(logits, from, classes);
        double counts = weights.of(labels[i]);
        double loss = (logSum - logits[from + labels[i]]) * counts;
        for (int k = 0; k < classes; k++) {
            double p = Math.exp(logits[from + k] - logSum);
            logits[from + k] = (float) ((p - (k == labels[i] ? 1 : 0)) * counts / divisor());
        }
        return loss;
    }
}
