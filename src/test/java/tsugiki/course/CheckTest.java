package tsugiki.course;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.show.View;
import tsugiki.show.Views;

class CheckTest {

    private static final Check SHARE = Check.number("04.1", "share", 0.25, 1e-3);

    private static Verdict verdict(Check check, Object answer) {
        return check.verdict("Divide.", name -> Optional.ofNullable(answer));
    }

    private static String wrong(Check check, Object answer) {
        Verdict verdict = verdict(check, answer);
        assertThat(verdict.state()).isEqualTo(Verdict.State.WRONG);
        assertThat(verdict.toString()).startsWith("✘ Exercise 04.1: ").endsWith("\nHint: Divide.");
        return verdict.says();
    }

    private static void right(Check check, Object answer) {
        assertThat(verdict(check, answer)).hasToString("✔ Exercise 04.1: right.");
    }

    @Test
    void withoutAnAnswerItSaysWhatToDo() {
        assertThat(verdict(SHARE, null)).hasToString("✎ Exercise 04.1: share has no value yet: write your answer into "
                + "the exercise cell above, run that cell, then run this one again.");
    }

    @Test
    void outsideANotebookThereAreNoAnswers() {
        assertThat(SHARE.hint("Divide.").state()).isEqualTo(Verdict.State.EMPTY);
    }

    @Test
    void aNumberIsOfAnyTypeAndWithinTheTolerance() {
        right(SHARE, 0.2505);
        right(SHARE, 0.25f);
        right(Check.number("04.1", "share", 3, 0), 3L);
        assertThat(wrong(SHARE, 25)).isEqualTo("share = 25 is too large.");
        assertThat(wrong(SHARE, -0.25)).isEqualTo("share = -0.25 is too small.");
        assertThat(wrong(SHARE, Double.NaN)).isEqualTo("share = NaN is not a number.");
        assertThat(wrong(SHARE, "a quarter")).isEqualTo("share is of type String, and the exercise asks for a number.");
    }

    @Test
    void aWholeNumberIsExact() {
        Check check = Check.whole("04.1", "n", 12_810);
        right(check, 12_810);
        right(check, 12_810.0);
        assertThat(wrong(check, 12_800)).isEqualTo("n = 12800 is too small.");
        assertThat(wrong(check, 1.5)).isEqualTo("n = 1.5 is not a whole number.");
    }

    @Test
    void aTextIsFreeOfCapitalLettersAndBlanks() {
        right(Check.text("04.1", "layer", "fc"), " FC");
        assertThat(wrong(Check.text("04.1", "layer", "fc"), "conv1")).isEqualTo("layer = conv1 is not right.");
        assertThat(wrong(Check.text("04.1", "layer", "fc"), 3)).contains("asks for a text in quotation marks");
    }

    @Test
    void aChoiceNamesTheOthers() {
        Check check = Check.choice("04.1", "better", "B", "A", "B", "C");
        right(check, 'b');
        assertThat(wrong(check, "A")).isEqualTo("better = A is not right.");
        assertThat(wrong(check, "D")).isEqualTo("better = D is none of A, B, C.");
    }

    @Test
    void numbersSayWhichIsWrong() {
        Check check = Check.numbers("04.1", "p", 0.01, 0.5, 0.3);
        right(check, List.of(0.5, 0.3));
        right(check, new float[] {0.5f, 0.3f});
        assertThat(wrong(check, new double[] {0.5, 0.4})).isEqualTo("p, number 2 of 2: 0.4 is too large.");
        assertThat(wrong(check, new int[] {1})).isEqualTo("p has 1 numbers, and 2 are asked for.");
        assertThat(wrong(check, 0.5)).isEqualTo("p is of type Double, and the exercise asks for a list or an array of numbers.");
    }

    @Test
    void aShapeIsAShapeOrThatOfAnArray() {
        Check check = Check.shape("04.1", "x", 2, 3);
        right(check, new Shape(2, 3));
        right(check, new float[2][3]);
        assertThat(wrong(check, new Shape(3, 2))).isEqualTo("the shape of x, (3, 2), is not right.");
        assertThat(wrong(check, new int[] {2, 3})).isEqualTo("the shape of x, (2), has 1 numbers, and 2 are asked for.");
    }

    @Test
    void aConditionNeedsAllItsAnswers() {
        Check check = Check.that("04.1", List.of("a", "b"), answers -> answers.number("a") > answers.number("b"));
        assertThat(check.verdict("", name -> Optional.ofNullable(Map.of("a", 2, "b", 1).get(name))).state()).isEqualTo(Verdict.State.RIGHT);
        assertThat(check.verdict("", name -> Optional.of(1)).says()).isEqualTo("a = 1, b = 1 is not right.");
        assertThat(check.verdict("", name -> Optional.ofNullable(Map.of("a", 2).get(name))).says()).startsWith("b has no value yet");
        assertThat(check.verdict("", name -> Optional.empty()).says()).startsWith("a, b have no value yet");
    }

    @Test
    void aConditionThatFailsIsAWrongAnswer() {
        Check check = Check.that("04.1", List.of("a"), answers -> ((String) answers.value("a")).isEmpty());
        assertThat(wrong(check, 1)).startsWith("a = 1 cannot be checked (java.lang.ClassCastException")
                .endsWith("is it of the type the exercise asks for?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.2", "0.25", ""})
    void aVerdictIsOneLineOfJson(String answer) {
        String json = verdict(SHARE, answer.isEmpty() ? null : Double.valueOf(answer)).toJson();
        assertThat(json).startsWith("{\"exercise\":\"04.1\",\"state\":\"").endsWith("\"hint\":\"Divide.\"}").doesNotContain("\n");
    }

    @Test
    void aCellShowsSignSentenceAndHint() {
        View view = Views.of(verdict(Check.text("04.1", "x", "b"), "<a>")).orElseThrow();
        assertThat(view.html()).contains("✘", "x = &lt;a&gt; is not right.", "Divide.");
        assertThat(Views.of(verdict(SHARE, 0.25)).orElseThrow().html()).contains("✔").doesNotContain("Divide.");
    }
}
