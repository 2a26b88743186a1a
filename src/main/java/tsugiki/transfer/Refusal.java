package tsugiki.transfer;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;
import tsugiki.base.Text;
import tsugiki.export.Doubt;
import tsugiki.export.Format;
import tsugiki.features.FeatureDistance;
import tsugiki.network.Probabilities;

/**
 * When a student says "I do not know": where its doubt is above a limit that was chosen on validation pictures.
 *
 * <pre>{@code
 * student.refusal(Refusal.keep(0.95).fit(student, flowers));
 * }</pre>
 *
 * <p>The limit is the {@link Numbers#bound} of the doubts of those validation pictures that were named rightly, so that of
 * further pictures of their kind that are named rightly at least that share is answered, in the mean over all choices of
 * validation pictures. Of strange pictures it promises nothing: that is measured.
 *
 * @param score what doubt is
 * @param stage where the features are taken, a path of {@link tsugiki.network.Network#modules} or {@link
 *     tsugiki.features.Space#HEAD}; empty for {@link Score#CONFIDENCE}
 * @param keep wanted share of right answers that are given, above 0, at most 1
 * @param limit doubt beyond which it refuses; infinite, as for a share of 1: it refuses nothing
 * @param pictures validation pictures named rightly, by which the limit was chosen
 * @param distance null for {@link Score#CONFIDENCE}
 */
public record Refusal(Score score, String stage, double keep, double limit, int pictures, FeatureDistance distance) {

    /** What doubt is. */
    public enum Score {

        /** 1 less the largest probability: doubt between classes. A strange picture may get a sure answer all the same. */
        CONFIDENCE,

        /** {@link tsugiki.features.Mahalanobis}, of pooled activations in the middle of the network where no stage is named. */
        MAHALANOBIS,

        /** {@link tsugiki.features.KthNeighbour}, of the head's input where no stage is named; the training pictures' features are kept. */
        NEIGHBOUR;

        /** The word on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is said of one picture.
     *
     * @param doubt how strange or unsure, larger is more
     * @param refused whether the answer is "I do not know"
     * @param why one sentence's part: doubt beside limit, in words
     */
    public record Verdict(double doubt, boolean refused, String why) {}

    /** @throws CourseException if these make no refusal */
    public Refusal {
        requireShare(keep);
        if (score == null || stage == null || Double.isNaN(limit) || pictures < 0 || score == Score.CONFIDENCE != (distance == null)
                || score == Score.CONFIDENCE != stage.isEmpty()) {
            throw new CourseException("A refusal by %s at '%s', limit %s, from %d pictures makes no sense: choose it anew with Refusal.keep(0.95).fit(student, data).",
                    score, stage, limit, pictures);
        }
    }

    static void requireShare(double keep) {
        if (!(keep > 0 && keep <= 1)) {
            throw new CourseException("%s is no share of right answers to keep: give one above 0 and at most 1, e.g. 0.95.", keep);
        }
    }

    /**
     * Begins a refusal that keeps a share of the right answers; by {@link Score#MAHALANOBIS} unless another score is named.
     *
     * @param share above 0, at most 1; 1 refuses nothing, because no number of pictures can promise that all are kept
     * @throws CourseException if it is no such share
     */
    public static RefusalWish keep(double share) {
        return new RefusalWish(share, Score.MAHALANOBIS, null);
    }

    /** Whether it needs features beside the logits. */
    public boolean needsFeatures() {
        return distance != null;
    }

    /** What {@link #judge} takes of pictures {@code [N, 3, H, W]}: logits, and behind them the features where it needs some. */
    public UnaryOperator<NDArray> outputs(Student student) {
        return Outputs.of(student, stage);
    }

    /**
     * Judges one picture.
     *
     * @param outputs a row of {@link #outputs}, {@code [classes]} or {@code [classes + D]}
     * @param classes how many of them are logits
     * @throws CourseException if the features are of another width
     */
    public Verdict judge(float[] outputs, int classes) {
        if (distance == null) {
            float[] p = Probabilities.of(Arrays.copyOf(outputs, classes));
            return verdict(1 - (double) p[Numbers.argmax(p)]);
        }
        if (outputs.length - classes != distance.dimension()) {
            throw new CourseException("The refusal takes %d features at %s, but there are %d: choose it anew with Refusal.keep(0.95).fit(student, data).",
                    distance.dimension(), stage, outputs.length - classes);
        }
        return verdict(distance.of(Arrays.copyOfRange(outputs, classes, outputs.length)));
    }

    private Verdict verdict(double doubt) {
        boolean refused = !(doubt <= limit); // what is no number is no answer
        return new Verdict(doubt, refused, score == Score.CONFIDENCE
                ? why(Text.of("%.1f", 100 * (1 - doubt)), refused) : why(Text.of("%.4g", doubt), refused));
    }

    private String why(String found, boolean refused) {
        String not = refused ? "" : "not ";
        return score == Score.CONFIDENCE ? Text.of("its surest answer has %s %%, %sbelow %.1f %%", found, not, 100 * (1 - limit))
                : Text.of("its distance from what was learnt is %s, %sabove %.4g", found, not, limit);
    }

    /** Why a picture is refused, for who computes doubt elsewhere: with {@code {doubt}} or, of {@link Score#CONFIDENCE}, {@code {percent}} where the number goes. */
    String because() {
        return why(score == Score.CONFIDENCE ? "{percent}" : "{doubt}", true);
    }

    /** For a file that leaves the kit; empty where nothing is refused. */
    Optional<Doubt> exported(Student student) {
        return limit == Double.POSITIVE_INFINITY ? Optional.empty()
                : Optional.of(new Doubt(outputs(student), distance == null ? new Doubt.Unsure() : distance.measure(), limit));
    }

    /** In words: what it refuses, and how that was chosen. */
    public String describe() {
        if (limit == Double.POSITIVE_INFINITY) {
            return "refuses nothing";
        }
        String what = switch (score) {
            case CONFIDENCE -> Text.of("a probability below %.1f %%", 100 * (1 - limit));
            case MAHALANOBIS -> Text.of("a Mahalanobis distance above %.4g, of the features at %s", limit, stage);
            case NEIGHBOUR -> Text.of("a distance above %.4g from the nearest training pictures, of the features at %s", limit, stage);
        };
        return Text.of("refuses %s; chosen to keep %.1f %% of right answers, by %,d validation pictures named rightly", what, 100 * keep, pictures);
    }

    /** What a file of this format refuses, in words. */
    public String describe(Format format) {
        return format == Format.ONNX || limit == Double.POSITIVE_INFINITY ? describe()
                : "refuses nothing, though the student does: a file of " + format + " cannot; take onnx, or this kit";
    }

    @Override
    public String toString() {
        return describe();
    }
}
