package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tsugiki.data.DataSet;
import tsugiki.transfer.Refusal;
import tsugiki.transfer.Student;

class RunTest {

    private final DataSet data = Tiny.data();
    private final Student student = Tiny.student();

    @AfterEach
    void close() {
        student.close();
    }

    @Test
    void saysWhatWasBest() {
        assertThat(Trainer.of(student, data).epochs(1).fit().toString()).containsPattern(": 1 epochs in \\d+ s; best validation accuracy [0-9.]+ % after epoch [01]$");
    }

    @Test
    void withoutValidationPicturesNothingWasBest() {
        Run run = Trainer.of(student, new DataSet("colours", "made", Tiny.COLOURS, data.train(), List.of(), List.of(), List.of())).epochs(1).fit();
        assertThat(run.bestAccuracy()).isNaN();
        assertThat(run.bestEpoch()).isEqualTo(1);
        assertThat(run.toString()).endsWith(" s; nothing was scored on validation pictures");
    }

    @Test
    void whatWasSaidOfOtherWeightsGoesWithThem() {
        Run run = Trainer.of(student, data).epochs(2).fit();
        run.then(t -> t.epochs(1)).fit();
        student.refusal(new Refusal(Refusal.Score.CONFIDENCE, "", 0.95, 0.4, 190, null));
        assertThat(run.useLast().refusal()).as("it was chosen for others").isEmpty();
        student.refusal(new Refusal(Refusal.Score.CONFIDENCE, "", 0.95, 0.4, 190, null));
        assertThat(run.useLast().refusal()).as("they are the same").isPresent();
    }
}
