package tsugiki.train;

import tsugiki.evaluate.Loss;

/** Loss and accuracy of the batches of an epoch so far, as they were when each was trained on. */
final class Tally {

    private final Loss rule;
    private double lossSum;
    private long correct;
    private long pictures;
    private int batches;
    private final long start = System.nanoTime();
    private long end = start;

    /** @param rule says which logits are right */
    Tally(Loss rule) {
        this.rule = rule;
    }

    /** @param logits row-major, {@code [labels.length, classes]} */
    void add(double loss, float[] logits, int[] labels) {
        int classes = logits.length / labels.length;
        for (int i = 0; i < labels.length; i++) {
            correct += rule.isRight(logits, i * classes, classes, labels[i]) ? 1 : 0;
        }
        lossSum += loss * labels.length;
        pictures += labels.length;
        batches++;
    }

    /** Mean over the pictures; NaN before the first. */
    double loss() {
        return lossSum / pictures;
    }

    /** Share named rightly, 0..1; NaN before the first. */
    double accuracy() {
        return (double) correct / pictures;
    }

    int batches() {
        return batches;
    }

    /** The epoch's training is over; what follows is scoring. */
    Tally ended() {
        end = System.nanoTime();
        return this;
    }

    double picturesPerSecond() {
        return pictures == 0 ? Double.NaN : pictures * 1e9 / (end - start);
    }

    double secondsSinceStart() {
        return (System.nanoTime() - start) / 1e9;
    }
}
