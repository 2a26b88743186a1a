package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.data.DataSet;
import tsugiki.network.StateLoader;
import tsugiki.transfer.Part;
import tsugiki.transfer.Rates;
import tsugiki.transfer.Refusal;
import tsugiki.transfer.Statistics;
import tsugiki.transfer.Student;

class UnchangedTest {

    private final DataSet data = Tiny.data();
    private final Student student = Tiny.student();

    @AfterEach
    void close() {
        student.close();
    }

    @Test
    void aTrainingThatIsRefusedLeavesTheStudentAsItIs(@TempDir Path folder) {
        try (Student other = Tiny.student()) {
            Trainer.of(other, data).epochs(1).batch(4).in(folder).fit();
        }
        Refusal refusal = new Refusal(Refusal.Score.CONFIDENCE, "", 0.95, 0.4, 190, null);
        student.refusal(refusal);
        Map<String, float[]> before = Tiny.weights(student);
        Trainer wrong = Trainer.of(student, data).epochs(2).batch(4).trainOnly(Part.ALL).statistics(Statistics.DRIFTING).preprocessing(Tiny.NINE.size(12, 12)).in(folder);
        assertThatThrownBy(wrong::fit).isInstanceOf(CourseException.class).hasMessageContaining("epochs 1 (now 2)");
        assertUnchanged(refusal);
        assertThatThrownBy(() -> Trainer.of(student, data).trainOnly(Part.from("bn")).rates(Rates.of(Map.of("no such", 1.0))).fit()).isInstanceOf(CourseException.class);
        assertUnchanged(refusal);
        assertThat(Tiny.weights(student)).usingRecursiveComparison().isEqualTo(before);
    }

    private void assertUnchanged(Refusal refusal) {
        assertThat(student.refusal()).contains(refusal);
        assertThat(student.part()).isEqualTo(Part.NEW_LAYERS);
        assertThat(student.statistics()).isEqualTo(Statistics.FROZEN_WITH_WEIGHTS);
        assertThat(student.preprocessing()).isEqualTo(Tiny.NINE);
    }

    @Test
    void aPhaseThatIsRefusedLeavesTheWeightsAsTheyAre() {
        Run run = Trainer.of(student, data).epochs(1).fit();
        try (Student other = Tiny.student()) {
            StateLoader.load(student.network(), Snapshot.view(other.network()));
        }
        Map<String, float[]> before = Tiny.weights(student);
        assertThatThrownBy(() -> run.then(t -> t.rates(Rates.of(Map.of("no such", 1.0)))).fit()).isInstanceOf(CourseException.class);
        assertThat(Tiny.weights(student)).usingRecursiveComparison().isEqualTo(before);
    }
}
