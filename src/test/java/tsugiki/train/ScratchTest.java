package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tsugiki.nn.BatchNorm2d;
import tsugiki.picture.Augmentation;
import tsugiki.transfer.Part;
import tsugiki.transfer.Student;

class ScratchTest {

    private static Student student(long seed) {
        return Scratch.of(Tiny.data(), "efficientnet_lite0").seed(seed).student();
    }

    @Test
    void everyWeightIsDrawnBySeedAndTrained() {
        try (Student one = student(1); Student again = student(1);
                Student other = student(2)) {
            assertThat(one.part()).isEqualTo(Part.ALL);
            assertThat(stem(one)).isEqualTo(stem(again)).isNotEqualTo(stem(other));
            assertThat(one.network().head().parameters().get("weight").array().getShape().get(0)).isEqualTo(3);
        }
    }

    @Test
    void statisticsFollowFast() {
        try (Student student = student(1)) {
            List<BatchNorm2d> norms = student.network().blocks().values().stream()
                    .filter(BatchNorm2d.class::isInstance).map(BatchNorm2d.class::cast).toList();
            assertThat(norms).isNotEmpty().allMatch(norm -> norm.momentum() == 0.1);
        }
    }

    @Test
    void theProtocolStandsInOnePlace() {
        try (Student student = student(5)) {
            TrainingSettings settings = Scratch.of(Tiny.data(), "efficientnet_lite0").seed(5).trainer(student).settings();
            assertThat(settings.words()).containsAllEntriesOf(Map.of("part", "all", "epochs", "30", "batch", "16", "rates", "one(0.002)",
                    "optimizer", "Adam[beta1=0.9, beta2=0.999, epsilon=1.0E-8, weightDecay=0.0, decoupled=false]", "seed", "5",
                    "augmentation", Augmentation.light().toString(), "schedule", Schedule.cosine(30).everyUpdate().toString()));
        }
    }

    private static float[] stem(Student student) {
        return student.network().parameters().get("features.0.0.weight").array().toFloatArray();
    }
}
