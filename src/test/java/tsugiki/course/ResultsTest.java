package tsugiki.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.evaluate.Marks;
import tsugiki.evaluate.PairedComparison;

class ResultsTest {

    @Test
    void everyAccuracyStandsBesideItsBaseline() {
        Table table = Results.table(new Result("05", "resnet50", "svm", 100, "test", 200, 0.9, 0.1, 3.25));
        assertThat(table.rowCount()).isEqualTo(1);
        assertThat(table.column("accuracy").getString(0)).isEqualTo("90.0 %");
        assertThat(table.column("baseline").getString(0)).isEqualTo("10.0 %");
        assertThat(table.stringColumn("scored on").get(0)).isEqualTo("200 test");
    }

    private static Result marked(String method, int from, String... names) {
        boolean[] right = new boolean[names.length];
        Arrays.fill(right, from, right.length, true);
        return new Result("05", "resnet50", method, 100, "test", names.length, (right.length - from) / (double) names.length, 0.1, 3, Marks.of(List.of(names), right));
    }

    @Test
    void resultsOfTheSamePicturesShowTheirDifferenceInPairs() {
        Result probe = marked("probe", 3, "a", "b", "c", "d");
        Result tuned = marked("tuned", 2, "a", "b", "c", "d");
        Result more = marked("more", 1, "a", "b", "c", "d");
        Result elsewhere = marked("elsewhere", 1, "a", "b", "c", "e");
        assertThat(Results.table(probe, tuned, more, elsewhere).stringColumn("points over the first").asList())
                .containsExactly("", "+25.0 (-36.2 to +69.9)", "+50.0 (-23.5 to +85.0)", "");
        assertThat(Results.steps(probe, tuned, more).stringColumn("points over the row above").asList())
                .containsExactly("", "+25.0 (-36.2 to +69.9)", "+25.0 (-36.2 to +69.9)");
        assertThat(tuned.against(probe)).hasValue(new PairedComparison("A", "B", 0, 1, 1, 2));
        assertThat(tuned.against(elsewhere)).isEmpty();
    }

    @Test
    void whereNothingCanBePairedThereIsNoSuchColumn() {
        Result alone = new Result("05", "resnet50", "svm", 100, "test", 200, 0.9, 0.1, 3.25);
        assertThat(Results.table(alone, alone).columnNames()).containsExactly("network", "method", "trained on", "accuracy", "95 % interval",
                "scored on", "baseline", "seconds");
    }

    @Test
    void marksTravelInTheLine() {
        String line = marked("probe", 1, "a", "b", "c").toJson();
        assertThat(line).contains("\"pictures\":3", "\"right\":\"Bg==\"",
                "\"pictures_digest\":\"" + Marks.of(List.of("c", "b", "a"), new boolean[3]).digest() + "\"");
        assertThat(new Result("05", "n", "m", 1, "test", 3, 0.5, 0.1, 1).toJson()).doesNotContain("digest", "right");
    }

    @Test
    void marksOfOtherPicturesThanTheAccuracyAreRefused() {
        Marks two = Marks.of(List.of("a", "b"), new boolean[2]);
        assertThatThrownBy(() -> new Result("05", "n", "m", 1, "test", 2, 0.5, 0.1, 1, two)).isInstanceOf(CourseException.class)
                .hasMessageContaining("give both of one evaluation");
    }
}
