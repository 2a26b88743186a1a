package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LabelSets;
import tsugiki.network.Thresholds;
import tsugiki.picture.Picture;
import tsugiki.transfer.TrainingNote;

class NotesTest {

    private static final List<String> CLASSES = List.of("rose", "lily");
    private static final DataSet DATA = new DataSet("/elsewhere/of-mine/garden pictures", "random (seed 1)", CLASSES, items("train", 2), items("val", 2), items("test", 4), List.of());

    /** Every second one is a lily. */
    private static List<Item> items(String part, int count) {
        return IntStream.range(0, count).mapToObj(i -> new Item(part + i, i % 2, () -> Picture.filled(1, 1, 0, 0, 0))).toList();
    }

    /** Of a student that says rose always. */
    private static Evaluation roses(List<Item> items) {
        return new Evaluation(CLASSES, items, items.stream().map(item -> new float[] {1, 0}).toArray(float[][]::new), 0, List.of());
    }

    @Test
    void theCardGetsAccuracyAndWhatItIsOf() {
        TrainingNote note = Notes.of("recipe", DATA, roses(DATA.test()));
        assertThat(note.method()).isEqualTo("recipe");
        assertThat(note.settings()).containsEntry("accuracy", "0.5").containsEntry("scored_on", "test").containsEntry("pictures", "4").containsEntry("baseline", "0.5")
                .containsEntry("split", "random (seed 1)").containsEntry("train", "2").containsEntry("interval", Intervals.wilson(2, 4).toString())
                .containsEntry("terms", "not known to this kit: ask whom the pictures belong to");
        assertThat(note.classes()).containsExactly(new TrainingNote.ClassScore("rose", 2, 2), new TrainingNote.ClassScore("lily", 0, 2));
        assertThat(Notes.of("recipe", DATA, roses(DATA.validation())).settings()).containsEntry("scored_on", "validation");
    }

    @Test
    void ofSeveralLabelsTheExactMatchIsNoted() {
        MultiLabelEvaluation said = new MultiLabelEvaluation(LabelSets.of(CLASSES), List.of("test0", "test1", "test2", "test3"), new int[] {0, 1, 0, 1},
                new float[][] {{0, 1}, {0, 1}, {1, 1}, {1, 1}}, Thresholds.even(2), 0, List.of()); // labels lily, rose
        TrainingNote note = Notes.of("sigmoid", DATA, said);
        assertThat(note.settings()).containsEntry("accuracy", "0.25").containsEntry("scored_on", "test").containsEntry("pictures", "4");
        assertThat(note.classes()).containsExactly(new TrainingNote.ClassScore("lily", 1, 2), new TrainingNote.ClassScore("rose", 2, 2));
    }

    /** Each picture that was scored counts, and one of neither part is refused, as where one class is named. */
    @Test
    void ofSeveralLabelsOtherPicturesAreRefused() {
        assertThatThrownBy(() -> Notes.of("x", DATA, lilies("test0", "elsewhere", "test1"))).isInstanceOf(CourseException.class)
                .hasMessageContaining("elsewhere is no test or validation picture of");
        assertThatThrownBy(() -> Notes.of("x", DATA, lilies("train0", "train1"))).hasMessageContaining("train0 is no test or validation picture of");
        assertThatThrownBy(() -> Notes.of("x", DATA, lilies("test0", "val0"))).hasMessageContaining("val0 is no test picture of");
        assertThatThrownBy(() -> Notes.of("x", DATA, lilies())).hasMessageContaining("Nothing was scored");
        assertThat(Notes.of("x", DATA, lilies("val1", "val0", "val1")).settings()).containsEntry("pictures", "3").containsEntry("scored_on", "validation").containsEntry("accuracy", "1.0");
    }

    private static MultiLabelEvaluation lilies(String... names) {
        return new MultiLabelEvaluation(LabelSets.of(CLASSES), List.of(names), new int[names.length], IntStream.range(0, names.length).mapToObj(i -> new float[] {0, 1}).toArray(float[][]::new),
                Thresholds.even(2), 0, List.of());
    }

    @Test
    void theBaselineIsTheClassMostFrequentInTraining() {
        DataSet more = new DataSet("garden", "official", CLASSES, items("train", 3), List.of(), items("test", 4), List.of());
        assertThat(Notes.of("recipe", more, roses(more.test().subList(1, 4))).settings()).as("one rose and two lilies could be read").containsEntry("baseline", Double.toString(1 / 3.0));
    }

    @Test
    void whatWasLearntIsNotNoted() {
        assertThatThrownBy(() -> Notes.of("x", DATA, roses(DATA.train()))).isInstanceOf(CourseException.class).hasMessageContaining("train0 is no test or validation picture of");
        assertThatThrownBy(() -> Notes.of("x", DATA, roses(DATA.items().subList(2, 6)))).hasMessageContaining("test0 is no test or validation");
        assertThatThrownBy(() -> Notes.of("x", DATA, roses(List.of()))).hasMessageContaining("Nothing was scored");
    }
}
