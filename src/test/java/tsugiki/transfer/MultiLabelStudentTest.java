package tsugiki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.data.ClassWeights;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.evaluate.PictureAnswer;
import tsugiki.features.SigmoidProbe;
import tsugiki.network.Thresholds;
import tsugiki.nn.Device;

class MultiLabelStudentTest {

    private static final Thresholds CHOSEN = new Thresholds(List.of(0.25, 0.5, 0.75));

    @TempDir Path folder;

    private static Student student() {
        return Made.student(HeadPlan.linear()).thresholds(CHOSEN);
    }

    @Test
    void aProbesStudentAnswersLabelByLabel() {
        SigmoidProbe probe = SigmoidProbe.fit(MadeLabels.features(20, 7), 1e-2, ClassWeights.NONE).thresholds(new Thresholds(List.of(0.3, 0.6)));
        try (Student student = Student.of(Made.network(), probe.classes(), probe); NDManager memory = Device.newManager(); NDArray x = Made.pictures(memory, 2)) {
            assertThat(student.thresholds()).contains(probe.thresholds());
            float[] logits = student.evaluate().logits(x).toFloatArray();
            float[] p = student.probabilities(x).toFloatArray();
            for (int i = 0; i < p.length; i++) {
                assertThat(p[i]).isEqualTo(student.probabilities(new float[] {logits[i], 0})[0]);
            }
        }
    }

    @Test
    void thresholdsAreSavedWithIt() throws IOException {
        try (Student student = student()) {
            student.save(folder.resolve("s"));
        }
        assertThat(Files.readString(folder.resolve("s/student.json"))).contains("\"format\": 4", "0.25");
        assertThat(Files.readString(folder.resolve("s/README.md"))).contains("3 labels", "rose 0.25, lily 0.50, iris 0.75", "Exact match");
        try (Student again = Student.load(folder.resolve("s"))) {
            assertThat(again.thresholds()).contains(CHOSEN);
            again.thresholds(null).save(folder.resolve("t"));
        }
        assertThat(Files.readString(folder.resolve("t/student.json"))).contains("\"format\": 2").doesNotContain("thresholds");
    }

    @Test
    void damagedThresholdsAreRefused() throws IOException {
        try (Student student = student()) {
            student.save(folder.resolve("s"));
        }
        Path facts = folder.resolve("s/student.json");
        for (String other : List.of("7", "-1", "null", "0.25, 0.25")) {
            String whole = Files.readString(facts);
            Files.writeString(facts, whole.replace("0.25", other));
            assertThatThrownBy(() -> Student.load(folder.resolve("s"))).isInstanceOf(CourseException.class).hasMessageContaining("damaged");
            Files.writeString(facts, whole);
        }
    }

    @Test
    void itsAnswerIsASet() {
        try (Student student = student()) {
            PictureAnswer both = PictureAnswer.of("x.jpg", new float[] {0.5f, 0.4f, 0.8f}, student, Optional.empty());
            assertThat(both.answer()).isEqualTo("iris+rose");
            assertThat(both.json()).containsEntry("class", "iris+rose").containsEntry("labels", List.of("rose", "iris"));
            assertThat(both.probability()).isEqualTo((float) (0.5 * (1 - 0.4f) * 0.8f));
            assertThat(PictureAnswer.of("x.jpg", new float[] {0.1f, 0.1f, 0.1f}, student, Optional.empty()).answer()).isEqualTo("none");
            student.thresholds(null);
            assertThat(PictureAnswer.of("x.jpg", new float[] {0.1f, 0.2f, 0.7f}, student, Optional.empty()).json()).containsEntry("class", "iris").doesNotContainKey("labels");
        }
    }

    @Test
    void byConfidenceItDoesNotRefuse() {
        Item item = new Item("a/1.jpg", 0, () -> null);
        DataSet data = new DataSet("made", "random", List.of("iris", "none"), List.of(item), List.of(item), List.of(), List.of());
        try (Student student = student()) {
            assertThatThrownBy(() -> Refusal.keep(0.9).by(Refusal.Score.CONFIDENCE).fit(student, data))
                    .isInstanceOf(CourseException.class).hasMessageContaining("choose mahalanobis or neighbour");
        }
    }
}
