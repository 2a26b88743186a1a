package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.data.ClassWeights;
import tsugiki.data.DataSet;
import tsugiki.evaluate.Evaluation;
import tsugiki.evaluate.Loss;
import tsugiki.transfer.Student;

class WeightedTrainingTest {

    private final DataSet data = Tiny.data();

    @Test
    void classWeightsAndSmoothingStandSideBySide() {
        try (Student student = Tiny.student()) {
            TrainingSettings settings = Trainer.of(student, data).labelSmoothing(0.1).classWeights(ClassWeights.of(1, 2, 3)).settings();
            assertThat(settings.loss()).isEqualTo(new Loss(0.1, ClassWeights.of(1, 2, 3)));
            assertThat(settings.words()).containsEntry("loss", "Loss[smoothing=0.1, weights=[1.0, 2.0, 3.0]]");
            assertThat(Trainer.of(student, data).classWeights(ClassWeights.of(1, 2, 3)).labelSmoothing(0.1).settings().loss()).isEqualTo(settings.loss());
        }
    }

    @Test
    void aHeavyClassIsNamedMoreOften() {
        assertThat(namedFirst(ClassWeights.of(50, 1, 1))).isGreaterThan(namedFirst(ClassWeights.NONE));
    }

    private long namedFirst(ClassWeights weights) {
        try (Student student = Tiny.student()) {
            Trainer.of(student, data).epochs(4).batch(4).adam(0.02).classWeights(weights).fit();
            return IntStream.of(Evaluation.of(student, data.validation()).predicted()).filter(k -> k == 0).count();
        }
    }
}
