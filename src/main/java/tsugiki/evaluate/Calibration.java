package tsugiki.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Rows;
import tsugiki.base.Text;

/**
 * Whether a network is as often right as it says: of the answers given with 80 % probability, 80 % should be right.
 *
 * <p>Answers are put into bins of equal width by their confidence, the probability of the class named. Guo et al.
 * 2017, https://arxiv.org/abs/1706.04599.
 *
 * @param bins by confidence, ascending, those without a picture too
 */
public record Calibration(List<Bin> bins) {

    /** Bins where no number is said; the paper has 15, which need more pictures than a lesson has. */
    public static final int DEFAULT_BINS = 10;

    /**
     * Answers of like confidence.
     *
     * @param low above this confidence, 0..1
     * @param high up to this one
     * @param pictures how many
     * @param confidence their mean confidence; NaN without pictures
     * @param accuracy share of them that was right; NaN without pictures
     */
    public record Bin(double low, double high, int pictures, double confidence, double accuracy) {

        /** Confidence less accuracy: above 0 the network is too sure. */
        public double gap() {
            return confidence - accuracy;
        }
    }

    public Calibration {
        bins = List.copyOf(bins);
    }

    /** The pictures of an evaluation, in {@value #DEFAULT_BINS} bins. */
    public static Calibration of(Evaluation evaluation) {
        return of(evaluation, DEFAULT_BINS);
    }

    /** The pictures of an evaluation. @param bins how many, at least 1 */
    public static Calibration of(Evaluation evaluation, int bins) {
        return of(evaluation.labels(), evaluation.probabilities(), bins);
    }

    /**
     * Puts answers into bins.
     *
     * @param labels true classes
     * @param probabilities softmax of the logits, {@code [pictures][classes]}
     * @throws CourseException if the two differ in length, there is no picture, or no bin
     */
    public static Calibration of(int[] labels, float[][] probabilities, int bins) {
        if (labels.length != probabilities.length || labels.length == 0 || bins < 1) {
            throw new CourseException("%d labels, the probabilities of %d pictures and %d bins make no calibration: score some pictures, and take at least one bin.",
                    labels.length, probabilities.length, bins);
        }
        int[] pictures = new int[bins];
        double[] sure = new double[bins];
        int[] right = new int[bins];
        for (int i = 0; i < labels.length; i++) {
            int best = best(probabilities[i]);
            float confidence = probabilities[i][best];
            int bin = Math.max(0, Math.min(bins - 1, (int) Math.ceil(confidence * (double) bins) - 1));
            pictures[bin]++;
            sure[bin] += confidence;
            right[bin] += best == labels[i] ? 1 : 0;
        }
        return new Calibration(IntStream.range(0, bins).mapToObj(b -> new Bin((double) b / bins, (b + 1.0) / bins,
                pictures[b], sure[b] / pictures[b], (double) right[b] / pictures[b])).toList());
    }

    private static int best(float[] p) {
        return IntStream.range(0, p.length).reduce(0, (a, b) -> p[b] > p[a] ? b : a);
    }

    /** Expected calibration error, 0..1: {@code sum over bins of pictures / all |accuracy - confidence|}. */
    public double error() {
        return mean(bin -> Math.abs(bin.gap()));
    }

    /**
     * The calibration error that a perfectly calibrated student shows by chance alone, 0..1: in the mean over endless sets
     * of so many pictures with these confidences. An {@link #error} near it proves nothing against a student.
     *
     * <p>{@code sum over bins of E|X - n p| / all}, X binomial with the bin's n pictures and mean confidence p; by de
     * Moivre 1730 {@code E|X - n p| = 2 m C(n, m) p^m (1 - p)^(n - m + 1)}, {@code m = floor(n p) + 1}.
     */
    public double floor() {
        return bins.stream().filter(bin -> bin.pictures() > 0).mapToDouble(bin -> meanDeviation(bin.pictures(), bin.confidence())).sum() / pictures();
    }

    private static double meanDeviation(int n, double p) {
        if (!(p > 0 && p < 1)) {
            return 0;
        }
        int m = (int) Math.floor(n * p) + 1;
        double log = Math.log(2.0 * m) + m * Math.log(p) + (n - m + 1) * Math.log1p(-p);
        for (int k = 1; k <= Math.min(m, n - m); k++) {
            log += Math.log((double) (n - k + 1) / k);
        }
        return m > n ? 0 : Math.exp(log);
    }

    /** Share of all pictures named rightly, 0..1. */
    public double accuracy() {
        return mean(Bin::accuracy);
    }

    /** Mean confidence over all pictures, 0..1. */
    public double confidence() {
        return mean(Bin::confidence);
    }

    private double mean(ToDoubleFunction<Bin> value) {
        return bins.stream().filter(bin -> bin.pictures() > 0)
                .mapToDouble(bin -> value.applyAsDouble(bin) * bin.pictures()).sum() / pictures();
    }

    /** All pictures. */
    public int pictures() {
        return bins.stream().mapToInt(Bin::pictures).sum();
    }

    /** A row for each bin that has pictures: confidence (the bin), pictures, mean confidence, accuracy, gap. */
    public Table toTable() {
        List<Bin> filled = bins.stream().filter(bin -> bin.pictures() > 0).toList();
        return Rows.of(filled).column("confidence", b -> Text.of("%.0f to %.0f %%", 100 * b.low(), 100 * b.high()))
                .column("pictures", Bin::pictures).column("mean confidence", Bin::confidence)
                .column("accuracy", Bin::accuracy).column("gap", Bin::gap).table("calibration");
    }

    @Override
    public String toString() {
        return Text.of("expected calibration error %.1f %% on %d pictures: mean confidence %.1f %%, accuracy %.1f %%",
                100 * error(), pictures(), 100 * confidence(), 100 * accuracy());
    }
}
