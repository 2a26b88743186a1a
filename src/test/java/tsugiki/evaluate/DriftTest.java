package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.Item;
import tsugiki.data.Source;
import tsugiki.picture.Picture;
import tsugiki.transfer.Made;
import tsugiki.transfer.Reference;
import tsugiki.transfer.Refusal;
import tsugiki.transfer.Student;

class DriftTest {

    private static final Student STUDENT = Student.of(Made.network(), Made.CLASSES);
    private static final Refusal REFUSAL = new Refusal(Refusal.Score.CONFIDENCE, "", 0.95, 0.4, 190, null);

    @AfterAll
    static void close() {
        STUDENT.close();
    }

    /** Answers of a made student. @param sure exponent: the larger, the surer; @param first share of the first class */
    private static List<Drift.Answered> answers(int count, double sure, double first, double refused, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count).mapToObj(i -> new Drift.Answered(random.nextDouble() < first ? 0 : 1 + random.nextInt(2),
                Math.pow(random.nextDouble(), 1 / sure), random.nextDouble() >= refused)).toList();
    }

    private static Reference reference(List<Drift.Answered> answers) {
        return new Reference(IntStream.range(0, 3).mapToObj(k -> (int) answers.stream().filter(a -> a.label() == k).count()).toList(),
                answers.stream().map(Drift.Answered::probability).toList(), (int) answers.stream().filter(a -> !a.known()).count());
    }

    private static Drift drift(List<Drift.Answered> before, List<Drift.Answered> now, Refusal refusal) {
        return Drift.of(STUDENT.refusal(refusal).reference(reference(before)), now);
    }

    @Test
    void withoutADriftItIsSeldomTold() {
        int told = 0;
        for (int seed = 0; seed < 400; seed++) {
            told += drift(answers(120, 4, 0.4, 0.1, seed), answers(80, 4, 0.4, 0.1, 10_000 + seed), REFUSAL).isShown() ? 1 : 0;
        }
        assertThat(told / 400.0).isLessThan(0.05);
    }

    /** The same where nearly each class has few answers. */
    @Test
    void ofFewAnswersItIsSeldomTold() {
        int told = 0;
        for (int seed = 0; seed < 400; seed++) {
            told += drift(answers(60, 4, 0.9, 0.1, seed), answers(12, 4, 0.9, 0.1, 10_000 + seed), REFUSAL).isShown() ? 1 : 0;
        }
        assertThat(told / 400.0).isLessThan(0.05);
    }

    @Test
    void eachKindOfDriftIsFoundByItsMeasure() {
        List<Drift.Answered> before = answers(200, 4, 0.4, 0.05, 1);
        assertThat(different(drift(before, answers(150, 1.5, 0.4, 0.05, 2), REFUSAL))).containsExactly("confidence");
        assertThat(different(drift(before, answers(150, 4, 0.8, 0.05, 2), REFUSAL))).containsExactly("classes");
        Drift strange = drift(before, answers(150, 4, 0.4, 0.4, 2), REFUSAL);
        assertThat(different(strange)).containsExactly("refused");
        assertThat(strange.toString()).startsWith("A drift is shown by 150 pictures beside 200 of validation: refused (validation ").endsWith(", p < 0.0001).");
        assertThat(drift(before, answers(150, 4, 0.4, 0.05, 3), null).measures()).extracting(Drift.Measure::what).containsExactly("classes", "confidence");
    }

    /** Most answers of a sure student are equal to four digits: ties alone, or a fifth digit, are no drift. */
    @Test
    void equalProbabilitiesAreNoDrift() {
        List<Drift.Answered> before = IntStream.range(0, 200).mapToObj(i -> new Drift.Answered(i % 3, 1, true)).toList();
        List<Drift.Answered> now = IntStream.range(0, 200).mapToObj(i -> new Drift.Answered(i % 3, 0.99996, true)).toList();
        assertThat(drift(before, now, null).measures()).allSatisfy(measure -> assertThat(measure.p()).isGreaterThan(0.99));
    }

    private static List<String> different(Drift drift) {
        return drift.measures().stream().filter(drift::differs).map(Drift.Measure::what).toList();
    }

    /** Fisher's tea: 3 of 4 beside 1 of 4 has p = 0.4857. */
    @Test
    void refusalsAreTestedExactly() {
        List<Drift.Answered> before = List.of(one(false), one(true), one(true), one(true));
        List<Drift.Answered> now = List.of(one(false), one(false), one(false), one(true));
        Drift drift = drift(before, now, REFUSAL);
        assertThat(drift.measures()).extracting(Drift.Measure::what).containsExactly("confidence", "refused");
        assertThat(drift.measures().get(1).p()).isCloseTo(0.4857, within(1e-4));
        assertThat(drift.measures().get(0).p()).isCloseTo(1, within(1e-9));
        assertThat(drift.toString()).isEqualTo("No drift is shown by 4 pictures beside 4 of validation.");
        assertThat(drift.toTable().rowCount()).isEqualTo(2);
    }

    private static Drift.Answered one(boolean known) {
        return new Drift.Answered(0, 0.5, known);
    }

    /** 60 and 40 beside 40 and 60: chi-square 8, one degree of freedom, p = 0.00468. */
    @Test
    void classesAreTestedByChiSquare() {
        List<Drift.Answered> before = answers(60, 40, 0);
        Drift.Measure classes = drift(before, answers(40, 60, 0), null).measures().get(0);
        assertThat(classes.p()).isCloseTo(0.00468, within(1e-5));
        assertThat(classes.test()).isEqualTo("chi-square 8.0, 1 degrees of freedom");
        assertThat(classes.before()).endsWith("60.0 %");
    }

    /** No answer is left out, however few there are of its class. */
    @Test
    void rareClassesCountToo() {
        assertThat(classes(answers(60, 40, 0), answers(40, 58, 2)).p()).isBetween(0.004, 0.009); // scipy, of 100,000 deals: 0.0067
        assertThat(classes(answers(200, 200, 100), answers(0, 0, 20)).p()).isLessThan(0.001);
        assertThat(classes(answers(20, 0, 0), answers(0, 100, 100)).p()).isLessThan(0.001);
        assertThat(classes(answers(250, 245, 5), answers(0, 0, 30)).p()).isLessThan(0.001);
        assertThat(classes(answers(200, 200, 100), answers(1, 0, 19)).p()).isLessThan(0.001);
        assertThat(classes(answers(50, 50, 5), answers(0, 0, 10)).p()).isLessThan(0.001);
        assertThat(classes(answers(50, 50, 5), answers(5, 5, 0)).p()).isGreaterThan(0.5);
    }

    private static Drift.Measure classes(List<Drift.Answered> before, List<Drift.Answered> now) {
        Drift.Measure measure = drift(before, now, null).measures().get(0);
        assertThat(measure.what()).isEqualTo("classes");
        return measure;
    }

    private static List<Drift.Answered> answers(int... counts) {
        return IntStream.range(0, counts.length).boxed().flatMap(k -> IntStream.range(0, counts[k]).mapToObj(i -> new Drift.Answered(k, 0.9, true))).toList();
    }

    @Test
    void aReferenceIsWhatTheStudentSays() {
        List<Item> pictures = IntStream.range(0, 7).mapToObj(i -> new Item("p" + i, 0, (Source) () -> Picture.filled(40, 40, 30 * i, 20, 200))).toList();
        STUDENT.refusal(REFUSAL);
        Reference reference = Drift.reference(STUDENT, pictures);
        Evaluation said = Evaluation.of(STUDENT, pictures);
        assertThat(reference.pictures()).isEqualTo(7);
        assertThat(reference.answers().get(said.predicted()[0])).isPositive();
        assertThat(reference.probabilities().get(6)).isCloseTo(said.pictures().stream().mapToDouble(Evaluation.Scored::probability).max().orElseThrow(), within(1e-6));
    }

    @Test
    void ofPicturesThatCannotBeReadThereIsNoReference() {
        Item broken = new Item("rose/a.jpg", 0, Source.of("rose/a.jpg", new byte[] {1, 2, 3}));
        assertThatThrownBy(() -> Drift.reference(STUDENT.refusal(null), List.of(broken, broken)))
                .isInstanceOf(CourseException.class).hasMessage("None of the 2 validation pictures can be read, the first is rose/a.jpg: check the folder.");
    }

    @Test
    void withoutReferenceOrAnswersThereIsNothingToCompare() {
        assertThatThrownBy(() -> Drift.of(STUDENT.refusal(null), List.of(one(true)))).isInstanceOf(CourseException.class).hasMessageContaining("keeps no reference");
        assertThatThrownBy(() -> drift(answers(5, 5, 5), List.of(), null)).hasMessageContaining("no answers to compare");
        assertThatThrownBy(() -> new Reference(List.of(2, 3), List.of(0.5), 0)).isInstanceOf(CourseException.class).hasMessageContaining("are no reference");
    }
}
