package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Source;
import tsugiki.train.Tiny;
import tsugiki.transfer.Student;

class EvaluationTest {

    private static final List<Item> TWO = List.of(item("a/1.jpg", 0), item("b/2.jpg", 1));

    private static Item item(String name, int label) {
        return new Item(name, label, Source.of(Path.of(name)));
    }

    private static Evaluation made() {
        return new Evaluation(List.of("a", "b", "c"), TWO, new float[][] {{2, 0, 0}, {1, 0, 5}}, 1, List.of(new LeftOut("c/3.jpg", "it is empty")));
    }

    @Test
    void namesTheLargestLogit() {
        assertThat(made().predicted()).containsExactly(0, 2);
        assertThat(made().labels()).containsExactly(0, 1);
        assertThat(made().accuracy()).isEqualTo(0.5);
        assertThat(made()).hasToString("accuracy 50.00 %, loss 1.000, on 2 pictures (1 left out)");
    }

    @Test
    void probabilitiesAreSoftmaxOfLogits() {
        // e^2 / (e^2 + 2)
        assertThat(made().probabilities()[0][0]).isCloseTo(0.78698605f, within(1e-6f));
        assertThat(made().pictures().get(0).file()).isEqualTo("a/1.jpg");
        assertThat(made().pictures().get(1).probability()).isCloseTo(0.9756, within(1e-4));
    }

    @Test
    void tableHasARowAPicture() {
        assertThat(made().toTable().columnNames()).containsExactly("File", "Class", "Predicted", "Probability");
        assertThat(made().toTable().stringColumn("Predicted").asList()).containsExactly("a", "c");
    }

    @Test
    void scoresEveryPictureInOrderAndLeavesTheModeAsItWas() {
        DataSet data = Tiny.data();
        try (Student student = Tiny.student()) {
            student.train();
            Evaluation first = Evaluation.of(student, data.validation());
            Evaluation second = Evaluation.of(student, data.validation());
            assertThat(first.items()).isEqualTo(data.validation());
            assertThat(first.logits()).isEqualTo(second.logits());
            assertThat(student.network().isTraining()).isTrue();
        }
    }

    @Test
    void unreadablePicturesAreListed() {
        List<Item> items = new ArrayList<>(Tiny.data().validation());
        items.add(2, item("red/missing.jpg", 0));
        try (Student student = Tiny.student()) {
            Evaluation scored = Evaluation.of(student, items);
            assertThat(scored.items()).hasSize(12).doesNotContain(items.get(2));
            assertThat(scored.leftOut()).extracting(LeftOut::file).containsExactly("red/missing.jpg");
            assertThat(scored.labels()).hasSize(12);
        }
    }

    @Test
    void nothingToScoreIsNoNumber() {
        try (Student student = Tiny.student()) {
            assertThat(Evaluation.of(student, List.of()).accuracy()).isNaN();
            assertThat(Evaluation.of(student, List.of()).loss()).isNaN();
        }
    }
}
