package tsugiki.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScratchTest {

    private static final List<String> CLASSES = List.of("a", "b", "c");

    @Test
    void everyWeightIsDrawnBySeedAndTrained() {
        try (Student one = Scratch.of("efficientnet_lite0", CLASSES, 1); Student again = Scratch.of("efficientnet_lite0", CLASSES, 1);
                Student other = Scratch.of("efficientnet_lite0", CLASSES, 2)) {
            assertThat(one.part()).isEqualTo(Part.ALL);
            assertThat(stem(one)).isEqualTo(stem(again)).isNotEqualTo(stem(other));
            assertThat(one.network().head().parameters().get("weight").array().getShape().get(0)).isEqualTo(3);
        }
    }

    @Test
    void statisticsFollowFast() {
        try (Student student = Scratch.of("efficientnet_lite0", CLASSES, 1)) {
            assertThat(student.norms().values()).isNotEmpty().allMatch(norm -> norm.momentum() == 0.1);
        }
    }

    private static float[] stem(Student student) {
        return student.network().parameters().get("features.0.0.weight").array().toFloatArray();
    }
}
