package tsugiki.evaluate;

/**
 * How well one label is answered.
 *
 * @param label its name
 * @param threshold from which probability on it is answered
 * @param pictures all of them
 * @param positives those that have the label
 * @param found those that have it and are answered (true positives)
 * @param wrong those that have it not and are answered (false positives)
 * @param averagePrecision over all thresholds, 0..1 ({@link PrecisionRecall#averagePrecision}); NaN where no picture has it
 */
public record LabelScore(String label, double threshold, int pictures, int positives, int found, int wrong, double averagePrecision) {

    /** Share of the answered that have it, 0..1; NaN where none is answered. */
    public double precision() {
        return (double) found / (found + wrong);
    }

    /** Share of those that have it that is answered, 0..1; NaN where none has it. */
    public double recall() {
        return (double) found / positives;
    }

    /** {@code 2 precision recall / (precision + recall)}, 0..1; NaN where none has it and none is answered. */
    public double f1() {
        return 2.0 * found / (found + wrong + positives);
    }

    /** Share of the pictures that have it: the precision of answering it always, and about the average precision of guessing. */
    public double baseline() {
        return (double) positives / pictures;
    }
}
