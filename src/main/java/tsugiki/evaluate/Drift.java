package tsugiki.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Rows;
import tsugiki.base.Shown;
import tsugiki.base.Text;
import tsugiki.data.Item;
import tsugiki.network.Probabilities;
import tsugiki.transfer.Reference;
import tsugiki.transfer.Student;

/**
 * Whether what a student says of new pictures is as what it said of validation pictures. No labels are needed, and none are
 * known: a drift says that the pictures are others, not that the answers are wrong.
 *
 * @param measures what was compared
 * @param reference validation pictures
 * @param pictures new ones
 */
public record Drift(List<Measure> measures, int reference, int pictures) {

    /** A difference is told below this p-value, shared by all measures (Bonferroni): without a drift, at most so often falsely. */
    public static final double LEVEL = 0.05;

    /** Of more validation pictures so many are kept, evenly spread: a reference need not cost more than the training did. */
    public static final int MOST = 500;

    /**
     * One comparison.
     *
     * @param what {@code classes}, {@code confidence} or {@code refused}
     * @param before validation's, in words
     * @param now the new pictures', in words
     * @param test its statistic, in words
     * @param p how likely a difference as large is where nothing drifted, 0..1
     */
    public record Measure(String what, String before, String now, String test, double p) {}

    /**
     * One answer that was given.
     *
     * @param label of the class, by the student's order
     * @param probability of it, 0..1
     * @param known false where the student refused
     */
    public record Answered(int label, double probability, boolean known) {}

    public Drift {
        measures = List.copyOf(measures);
    }

    /** What is kept with a student, of at most {@link #MOST} of these pictures. @throws CourseException if none can be read */
    public static Reference reference(Student student, List<Item> validation) {
        return reference(student, validation, Progress.standard());
    }

    /** The same, showing its progress where it is told to. */
    public static Reference reference(Student student, List<Item> validation, Progress.Factory progress) {
        requireOneClass(student);
        int kept = Math.min(MOST, validation.size());
        List<Item> some = IntStream.range(0, kept).mapToObj(i -> validation.get((int) ((long) i * validation.size() / kept))).toList();
        List<Answered> answers = answers(JudgedAnswers.of(student, some, progress));
        if (answers.isEmpty() && !some.isEmpty()) {
            throw new CourseException("None of the %d validation pictures can be read, the first is %s: check the folder.", some.size(), Shown.text(some.get(0).name()));
        }
        return new Reference(Arrays.stream(counts(answers, student.classes().size())).mapToObj(count -> (int) count).toList(),
                answers.stream().map(Answered::probability).toList(), refused(answers));
    }

    /** @throws CourseException if a student answers several labels: its answers are not compared */
    public static void requireOneClass(Student student) {
        if (student.thresholds().isPresent()) {
            throw new CourseException("A drift is told of students that name one class a picture, and this one answers several labels: score it by evaluate on new pictures whose labels you know.");
        }
    }

    /** What a student said, as what is compared. */
    public static List<Answered> answers(JudgedAnswers said) {
        float[][] logits = said.evaluation().logits();
        int[] predicted = said.evaluation().predicted();
        return IntStream.range(0, predicted.length).mapToObj(i ->
                new Answered(predicted[i], Math.min(1, Probabilities.of(logits[i])[predicted[i]]), said.answered(i))).toList();
    }

    /**
     * Compares new answers with the reference that a student has.
     *
     * @throws CourseException if it has none, or there are no answers
     */
    public static Drift of(Student student, List<Answered> answers) {
        requireOneClass(student);
        Reference reference = student.reference().orElseThrow(() -> new CourseException("This student keeps no reference to compare answers with: "
                + "train it anew with this kit and with validation pictures, or in Java student.reference(Drift.reference(student, data.validation()))."));
        if (answers.isEmpty()) {
            throw new CourseException("There are no answers to compare: let the student answer some pictures first.");
        }
        List<Measure> measures = new ArrayList<>();
        classes(reference, student.classes(), answers).ifPresent(measures::add);
        measures.add(confidence(reference, answers));
        if (student.refusal().isPresent()) {
            measures.add(refused(reference, answers));
        }
        return new Drift(measures, reference.pictures(), answers.size());
    }

    /** Chi-square test of homogeneity; empty where one class alone was named. */
    private static Optional<Measure> classes(Reference reference, List<String> names, List<Answered> answers) {
        long[] before = reference.answers().stream().mapToLong(Integer::longValue).toArray();
        long[] now = counts(answers, names.size());
        Homogeneity test = new Homogeneity(before, now);
        if (!test.isAny()) {
            return Optional.empty();
        }
        int most = IntStream.range(0, now.length).boxed().max((a, b) -> Double.compare(change(before, now, a), change(before, now, b))).orElseThrow();
        return Optional.of(new Measure("classes", Text.of("%s %s", names.get(most), percent(share(before, most))), Text.of("%s %s", names.get(most), percent(share(now, most))),
                test.toString(), test.p()));
    }

    private static double change(long[] before, long[] now, int k) {
        return Math.abs(share(before, k) - share(now, k));
    }

    private static double share(long[] counts, int k) {
        return (double) counts[k] / Arrays.stream(counts).sum();
    }

    /**
     * Kolmogorov-Smirnov test of the probabilities of the answers, to four digits as a reference is kept. By the statistic's limit for
     * many pictures: of few, and where values are equal, as a sure student's are, p is too large rather than too small.
     */
    private static Measure confidence(Reference reference, List<Answered> answers) {
        double[] before = reference.probabilities().stream().mapToDouble(Drift::rounded).sorted().toArray();
        double[] now = answers.stream().mapToDouble(answer -> rounded(answer.probability())).sorted().toArray();
        String medians = "median %s";
        double d = 0;
        double p = 1;
        if (before.length > 1 && now.length > 1) { // as the library asks for
            KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
            d = test.kolmogorovSmirnovStatistic(before, now);
            p = Math.min(1, test.approximateP(d, before.length, now.length));
        }
        return new Measure("confidence", Text.of(medians, percent(before[before.length / 2])), Text.of(medians, percent(now[now.length / 2])),
                Text.of("Kolmogorov-Smirnov D %.3f", d), p);
    }

    private static double rounded(double probability) {
        return Math.rint(probability * 1e4) / 1e4;
    }

    /** Fisher's exact test: all tables with these sums that are no likelier than this one. */
    private static Measure refused(Reference reference, List<Answered> answers) {
        int now = refused(answers);
        int all = reference.pictures() + answers.size();
        int both = reference.refused() + now;
        HypergeometricDistribution tables = new HypergeometricDistribution(null, all, both, answers.size());
        double limit = tables.probability(now) * (1 + 1e-7);
        double p = IntStream.rangeClosed(tables.getSupportLowerBound(), tables.getSupportUpperBound()).mapToDouble(tables::probability).filter(each -> each <= limit).sum();
        return new Measure("refused", percent((double) reference.refused() / reference.pictures()), percent((double) now / answers.size()), "Fisher's exact test", Math.min(1, p));
    }

    private static long[] counts(List<Answered> answers, int classes) {
        long[] counts = new long[classes];
        answers.forEach(answer -> counts[answer.label()]++);
        return counts;
    }

    private static int refused(List<Answered> answers) {
        return (int) answers.stream().filter(answer -> !answer.known()).count();
    }

    private static String percent(double share) {
        return Text.percent().format(share);
    }

    /** Whether a measure differs, each at its part of {@link #LEVEL}. */
    public boolean differs(Measure measure) {
        return measure.p() < LEVEL / measures.size();
    }

    /** Whether any measure differs. */
    public boolean isShown() {
        return measures.stream().anyMatch(this::differs);
    }

    /** A row a measure: Measure, Validation, Now, Test, p, Differs. */
    public Table toTable() {
        return Rows.of(measures).column("Measure", Measure::what).column("Validation", Measure::before).column("Now", Measure::now).column("Test", Measure::test)
                .column("p", measure -> p(measure.p())).column("Differs", measure -> differs(measure) ? "yes" : "not shown").table("Drift");
    }

    private static String p(double p) {
        return p < 1e-4 ? "< 0.0001" : Text.of("%.4f", p);
    }

    /** One sentence: what differs, or that no drift is shown. */
    @Override
    public String toString() {
        List<Measure> different = measures.stream().filter(this::differs).toList();
        String all = Text.of("%,d pictures beside %,d of validation", pictures, reference);
        if (different.isEmpty()) {
            return Text.of("No drift is shown by %s.", all);
        }
        return Text.of("A drift is shown by %s: %s.", all, different.stream()
                .map(m -> Text.of("%s (validation %s, now %s, p %s)", m.what(), m.before(), m.now(), p(m.p()).startsWith("<") ? p(m.p()) : "= " + p(m.p()))).collect(Collectors.joining(", ")));
    }
}
