package tsugiki.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Loader;
import tsugiki.data.PictureProgress;
import tsugiki.network.Probabilities;
import tsugiki.transfer.Refusal;
import tsugiki.transfer.Scorer;
import tsugiki.transfer.Student;

/**
 * What a student says of pictures, and where it says "I do not know": an evaluation with a verdict beside each picture.
 *
 * @param evaluation as if it answered always
 * @param verdicts one a picture, in order; empty where it answers always
 */
public record JudgedAnswers(Evaluation evaluation, List<Refusal.Verdict> verdicts) {

    /** @throws CourseException if there is not one verdict a picture */
    public JudgedAnswers {
        verdicts = List.copyOf(verdicts);
        if (!verdicts.isEmpty() && verdicts.size() != evaluation.items().size()) {
            throw new CourseException("There are %d pictures but %d verdicts: give one for each picture.", evaluation.items().size(), verdicts.size());
        }
    }

    /** With the student's own refusal and preprocessing, 16 at a time. */
    public static JudgedAnswers of(Student student, List<Item> items) {
        return of(student, items, Progress.standard());
    }

    /** With the student's own refusal, showing progress where it is told to. */
    public static JudgedAnswers of(Student student, List<Item> items, Progress.Factory progress) {
        return of(student, items, Loss.CROSS_ENTROPY, progress);
    }

    /** The same by a loss of one's own, which for several labels must be {@link Loss#binary(tsugiki.data.LabelSets)}. */
    public static JudgedAnswers of(Student student, List<Item> items, Loss loss, Progress.Factory progress) {
        return student.refusal().map(refusal -> of(student, refusal, items, loss, progress))
                .orElseGet(() -> new JudgedAnswers(Evaluation.of(student, items, loss, progress), List.of()));
    }

    /** With a refusal that is tried, whatever the student's own is. */
    public static JudgedAnswers of(Student student, Refusal refusal, List<Item> items, Progress.Factory progress) {
        return of(student, refusal, items, Loss.CROSS_ENTROPY, progress);
    }

    private static JudgedAnswers of(Student student, Refusal refusal, List<Item> items, Loss loss, Progress.Factory progress) {
        int classes = student.classes().size();
        List<Item> read = new ArrayList<>();
        List<float[]> logits = new ArrayList<>();
        List<Refusal.Verdict> verdicts = new ArrayList<>();
        try (Progress shown = progress.start("Scoring", "pictures")) {
            List<LeftOut> leftOut = new Scorer(student, Loader.of(items, student.preprocessing()), refusal.outputs(student),
                    new PictureProgress(shown, items.size())).score(0, (index, row) -> {
                        read.add(items.get(index));
                        logits.add(Arrays.copyOf(row, classes));
                        verdicts.add(refusal.judge(row, classes));
                    });
            return new JudgedAnswers(Evaluation.of(student.classes(), read, logits.toArray(float[][]::new), loss, leftOut), verdicts);
        }
    }

    /** The verdict on a picture; empty where the student answers always. */
    public Optional<Refusal.Verdict> verdict(int i) {
        return verdicts.isEmpty() ? Optional.empty() : Optional.of(verdicts.get(i));
    }

    /** Whether a picture is answered. */
    public boolean answered(int i) {
        return verdicts.isEmpty() || !verdicts.get(i).refused();
    }

    /** How strange or unsure each picture is; 1 less the largest probability where the student answers always. */
    public double[] doubts() {
        if (!verdicts.isEmpty()) {
            return verdicts.stream().mapToDouble(Refusal.Verdict::doubt).toArray();
        }
        return Arrays.stream(Probabilities.of(evaluation.logits())).mapToDouble(p -> 1 - IntStream.range(0, p.length).mapToDouble(k -> p[k]).max().orElse(0)).toArray();
    }

    /** What is answered, and how often wrongly. */
    public Coverage coverage() {
        int[] labels = evaluation.labels();
        int[] predicted = evaluation.predicted();
        boolean[] right = new boolean[labels.length];
        IntStream.range(0, right.length).forEach(i -> right[i] = labels[i] == predicted[i]);
        return coverage(right);
    }

    /** The same where it is known which answers are right, e.g. {@link MultiLabelEvaluation#right}. */
    public Coverage coverage(boolean[] right) {
        int[] answered = IntStream.range(0, right.length).filter(this::answered).toArray();
        return new Coverage(right.length, answered.length, (int) IntStream.of(answered).filter(i -> !right[i]).count());
    }

    @Override
    public String toString() {
        return verdicts.isEmpty() ? evaluation.toString() : Text.of("%s; %s", evaluation, coverage());
    }
}
