package tsugiki.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LabelSets;
import tsugiki.data.Loader;
import tsugiki.data.PictureProgress;
import tsugiki.features.FeatureDistance;
import tsugiki.features.FeatureStore;
import tsugiki.features.Features;
import tsugiki.features.KthNeighbour;
import tsugiki.features.Mahalanobis;
import tsugiki.features.Space;

/**
 * A refusal that is still to be chosen, as {@link Refusal#keep} begins it.
 *
 * @param keep wanted share of right answers that are given, above 0, at most 1
 * @param score what doubt is
 * @param stage where the features are taken; null: the score's own
 */
public record RefusalWish(double keep, Refusal.Score score, String stage) {

    /** @throws CourseException if it is no share */
    public RefusalWish {
        Refusal.requireShare(keep);
        Objects.requireNonNull(score);
    }

    /** By another score. */
    public RefusalWish by(Refusal.Score other) {
        return new RefusalWish(keep, other, stage);
    }

    /** By features of this stage, a path of {@link tsugiki.network.Network#modules} or {@link Space#HEAD}. */
    public RefusalWish at(String other) {
        return new RefusalWish(keep, score, other);
    }

    /** Chooses it without a display of one's own. */
    public Refusal fit(Student student, DataSet data) {
        return fit(student, data, Progress.standard());
    }

    /**
     * Measures distances from the training pictures, and chooses the limit by the validation pictures that the student
     * names rightly; none of them is changed.
     *
     * @throws CourseException if there are no validation pictures, or too few that are named rightly for this share, or
     *     the network has no such stage
     */
    public Refusal fit(Student student, DataSet data, Progress.Factory progress) {
        data.requireValidation();
        if (student.thresholds().isPresent() && score == Refusal.Score.CONFIDENCE) {
            throw new CourseException("By confidence only a student refuses that names one class a picture: for several labels choose mahalanobis or neighbour.");
        }
        if (student.thresholds().isEmpty() && !data.classes().equals(student.classes())) {
            throw new CourseException("%s has other classes than the student: take the pictures that it was trained on.", data.name());
        }
        String at = stage(student);
        FeatureDistance distance = at.isEmpty() ? null : distance(student, data, at, progress);
        Refusal open = new Refusal(score, at, keep, Double.POSITIVE_INFINITY, 0, distance);
        double[] doubts = doubtsOfRight(student, data, open, progress);
        double limit = Numbers.bound(doubts, keep);
        if (keep < 1 && limit == Double.POSITIVE_INFINITY) {
            throw new CourseException("To keep %s of right answers takes at least %d validation pictures that are named rightly, but of %s there are %d: keep less, or give more validation pictures.",
                    keep, (int) Math.ceil(keep / (1 - keep) - 1e-9), data.name(), doubts.length);
        }
        return new Refusal(score, at, keep, limit, doubts.length, distance);
    }

    private String stage(Student student) {
        if (score == Refusal.Score.CONFIDENCE) {
            return "";
        }
        return stage != null ? stage : score == Refusal.Score.NEIGHBOUR ? Space.HEAD : Outputs.middle(student.network());
    }

    private FeatureDistance distance(Student student, DataSet data, String at, Progress.Factory progress) {
        Features train = at.equals(Space.HEAD)
                ? FeatureStore.features(student.network(), data.requireTraining(), data.classes(), student.preprocessing(), progress)
                : FeatureStore.pooled(student.network(), List.of(at), data.trainingOnly(), student.preprocessing(), progress).get(at).train();
        return score == Refusal.Score.NEIGHBOUR ? KthNeighbour.fit(train) : Mahalanobis.fit(train);
    }

    private static double[] doubtsOfRight(Student student, DataSet data, Refusal open, Progress.Factory progress) {
        List<Item> items = data.validation();
        int classes = student.classes().size();
        LabelSets sets = student.thresholds().isPresent() ? LabelSets.of(data.classes(), student.classes()) : null;
        List<Double> doubts = new ArrayList<>();
        try (Progress shown = progress.start("Doubts of validation pictures", "pictures")) {
            new Scorer(student, Loader.of(items, student.preprocessing()), open.outputs(student), new PictureProgress(shown, items.size())).score(0, (index, row) -> {
                if (isRight(student, sets, Arrays.copyOf(row, classes), items.get(index).label())) {
                    doubts.add(open.judge(row, classes).doubt());
                }
            });
        }
        return doubts.stream().mapToDouble(doubt -> doubt).toArray();
    }

    private static boolean isRight(Student student, LabelSets sets, float[] logits, int label) {
        return student.thresholds().map(thresholds -> Arrays.equals(thresholds.answers(student.probabilities(logits)), sets.truth()[label]))
                .orElseGet(() -> Numbers.argmax(logits) == label);
    }
}
