package tsugiki.evaluate;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.data.Item;
import tsugiki.transfer.Refusal;
import tsugiki.transfer.Student;

/**
 * Whether doubt tells strange pictures, of none of a student's classes, from known ones.
 *
 * @param known doubts of pictures of its classes; not copied, do not change them
 * @param strange doubts of the others; not copied, do not change them
 * @param knownRefused how many of the known are refused
 * @param strangeRefused how many of the others
 */
public record Strangers(double[] known, double[] strange, int knownRefused, int strangeRefused) {

    /** @throws CourseException if there is no picture of one kind */
    public Strangers {
        if (known.length == 0 || strange.length == 0) {
            throw new CourseException("Strangers are told from known pictures where there are both, but here are %d known and %d strange: give some of each.",
                    known.length, strange.length);
        }
    }

    /**
     * By the student's own refusal.
     *
     * @param known pictures of its classes that it was not trained on; their labels do not matter
     * @param strange pictures of none of them
     * @throws CourseException if it has no refusal, or no picture of one kind can be read
     */
    public static Strangers of(Student student, List<Item> known, List<Item> strange) {
        Refusal refusal = student.refusal().orElseThrow(() -> new CourseException(
                "This student answers always, so that it has no doubts to measure: give it a refusal, Refusal.keep(0.95).fit(student, data)."));
        return of(student, refusal, known, strange, Progress.standard());
    }

    /** By a refusal that is tried. */
    public static Strangers of(Student student, Refusal refusal, List<Item> known, List<Item> strange, Progress.Factory progress) {
        return of(JudgedAnswers.of(student, refusal, unlabelled(known), progress), JudgedAnswers.of(student, refusal, unlabelled(strange), progress));
    }

    /** Of answers that are known. */
    public static Strangers of(JudgedAnswers known, JudgedAnswers strange) {
        return new Strangers(known.doubts(), strange.doubts(), refused(known), refused(strange));
    }

    /** Pictures to be asked about whose classes the student may not know: their labels become 0 and mean nothing. */
    public static List<Item> unlabelled(List<Item> items) {
        return items.stream().map(item -> new Item(item.name(), 0, item.source())).toList();
    }

    private static int refused(JudgedAnswers answers) {
        return (int) IntStream.range(0, answers.evaluation().items().size()).filter(i -> !answers.answered(i)).count();
    }

    /**
     * Area under the ROC curve: the probability that of a known and a strange picture the strange one has the larger doubt,
     * half of it where both are equal; 0.5 is guessing. By ranks r among all, equal ones with their mean:
     * {@code (sum of r over the strange - m (m + 1) / 2) / (n m)}, n known and m strange pictures. Mann and Whitney 1947.
     */
    public double auroc() {
        double[] ranks = new NaturalRanking(NaNStrategy.MAXIMAL, TiesStrategy.AVERAGE)
                .rank(DoubleStream.concat(DoubleStream.of(known), DoubleStream.of(strange)).toArray());
        double m = strange.length;
        double sum = DoubleStream.of(ranks).skip(known.length).sum();
        return (sum - m * (m + 1) / 2) / (known.length * m);
    }

    /** The share of the known that is refused, 0..1. */
    public double refusedOfKnown() {
        return (double) knownRefused / known.length;
    }

    /** The share of the strangers that is refused, 0..1. */
    public double refusedOfStrange() {
        return (double) strangeRefused / strange.length;
    }

    @Override
    public String toString() {
        return Text.of("AUROC %.3f; refused %.1f %% of %d strangers and %.1f %% of %d known pictures", auroc(),
                100 * refusedOfStrange(), strange.length, 100 * refusedOfKnown(), known.length);
    }
}
