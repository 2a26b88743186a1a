package tsugiki.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class StateDictTest {

    @Test
    void keepsTheOrderOfTheFile() {
        assertThat(state("z", "a", "m").names()).containsExactly("z", "a", "m");
    }

    @Test
    void renamesAndLeavesOut() {
        assertThat(state("a.x", "b.x", "c").renamed(n -> n.equals("c") ? null : n.replace(".x", ".y")).names()).containsExactly("a.y", "b.y");
    }

    @Test
    void twoTensorsOfOneNameAreRefused() {
        assertThatThrownBy(() -> state("a", "b").renamed(n -> "c"))
                .isInstanceOf(CourseException.class).hasMessageContaining("made").hasMessageContaining("called c");
    }

    @Test
    void aMissingTensorIsNamed() {
        assertThatThrownBy(() -> state("a").get("fc.weight")).isInstanceOf(CourseException.class).hasMessageContaining("fc.weight");
    }

    private static StateDict state(String... names) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        for (String name : names) {
            tensors.put(name, TensorData.of(new float[1], 1));
        }
        return StateDict.of("made", tensors);
    }
}
