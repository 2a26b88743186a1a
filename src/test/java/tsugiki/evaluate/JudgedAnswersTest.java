package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.Item;
import tsugiki.train.Tiny;
import tsugiki.transfer.Refusal;
import tsugiki.transfer.Student;

class JudgedAnswersTest {

    private static final List<Item> FOUR = List.of(item("a/1", 0), item("a/2", 0), item("b/3", 1), item("b/4", 1));

    private static Item item(String name, int label) {
        return new Item(name, label, () -> null);
    }

    /** Right, wrong, right, wrong; the first two are sure. */
    private static JudgedAnswers made(boolean... refused) {
        Evaluation evaluation = new Evaluation(List.of("a", "b"), FOUR, new float[][] {{5, 0}, {0, 5}, {0, 0.1f}, {0.1f, 0}}, 1, List.of());
        return new JudgedAnswers(evaluation, IntStream.range(0, refused.length).mapToObj(i -> new Refusal.Verdict(i, refused[i], "")).toList());
    }

    @Test
    void coverageCountsTheAnsweredAndTheirErrors() {
        assertThat(made(false, false, true, true).coverage()).isEqualTo(new Coverage(4, 2, 1));
        assertThat(made(false, true, true, true).coverage()).hasToString("coverage 25.0 %, risk 0.0 % (0 wrong of 1 answered of 4 pictures)");
        assertThat(made(true, true, true, true).coverage().risk()).isNaN();
        assertThat(made().coverage()).as("who may not refuse answers all").isEqualTo(new Coverage(4, 4, 2));
        assertThat(made(false, false, true, true).coverage().interval()).isEqualTo(Intervals.wilson(1, 2));
    }

    @Test
    void doubtsAreTheVerdictsOrWhatConfidenceLacks() {
        assertThat(made(false, false, true, true).doubts()).containsExactly(0, 1, 2, 3);
        assertThat(made().doubts()[0]).isCloseTo(1 - 1 / (1 + Math.exp(-5)), within(1e-6));
        assertThat(made().verdict(0)).isEmpty();
    }

    @Test
    void countsOfOtherSetsAreRefused() {
        assertThatThrownBy(() -> made(true, false)).isInstanceOf(CourseException.class).hasMessageContaining("4 pictures but 2 verdicts");
        assertThatThrownBy(() -> new Coverage(3, 4, 0)).isInstanceOf(CourseException.class).hasMessageContaining("no counts of one set");
    }

    @Test
    void theLogitsAreThoseOfAnEvaluationAndTheRefusalIsTheStudents() {
        try (Student student = Tiny.student()) {
            List<Item> items = Tiny.data().validation();
            Evaluation plain = Evaluation.of(student, items);
            assertThat(JudgedAnswers.of(student, items).verdicts()).isEmpty();
            Refusal refusal = Refusal.keep(1).by(Refusal.Score.NEIGHBOUR).fit(student, Tiny.data());
            JudgedAnswers answers = JudgedAnswers.of(student.refusal(refusal), items);
            assertThat(answers.verdicts()).hasSize(12).noneMatch(Refusal.Verdict::refused);
            assertThat(answers.evaluation().accuracy()).isEqualTo(plain.accuracy());
            assertThat(answers.evaluation().loss()).isCloseTo(plain.loss(), within(1e-5));
            Refusal none = new Refusal(Refusal.Score.CONFIDENCE, "", 0.5, -1, 1, null);
            assertThat(JudgedAnswers.of(student, none, items, Progress.SILENT).coverage()).isEqualTo(new Coverage(12, 0, 0));
        }
    }
}
