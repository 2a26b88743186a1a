package tsugiki.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Test
    void thePartsOfABatchComeBackInTheirOrder() {
        try (NDManager memory = Device.newManager(); Lanes lanes = new Lanes()) {
            NDArray x = memory.arange(7 * 6).reshape(7, 2, 3);
            assertThat(lanes.run(x, part -> part.mul(2))).isEqualTo(x.mul(2));
            assertThat(lanes.run(x.get("0:1"), part -> part.mul(2)).getShape()).isEqualTo(new Shape(1, 2, 3));
        }
    }

    @Test
    void aPartHasOneThreadAndWhoAskedKeepsIts() {
        int before = JniUtils.getNumThreads();
        List<Integer> inside = new CopyOnWriteArrayList<>();
        try (NDManager memory = Device.newManager(); Lanes lanes = new Lanes()) {
            lanes.run(memory.zeros(new Shape(2L * before, 3)), part -> {
                inside.add(JniUtils.getNumThreads());
                return part.duplicate();
            });
        }
        assertThat(inside).hasSize(before).containsOnly(1);
        assertThat(JniUtils.getNumThreads()).isEqualTo(before);
    }

    @Test
    void aFailureOfOnePartIsThatOfTheWhole() {
        try (NDManager memory = Device.newManager(); Lanes lanes = new Lanes()) {
            int arrays = memory.getManagedArrays().size();
            NDArray x = memory.zeros(new Shape(8, 1));
            CopyOnWriteArrayList<NDArray> first = new CopyOnWriteArrayList<>();
            assertThatThrownBy(() -> lanes.run(x, part -> {
                if (first.addIfAbsent(x)) {
                    throw new IllegalStateException("a part");
                }
                return part.duplicate();
            })).isInstanceOf(IllegalStateException.class).hasMessage("a part");
            x.close();
            assertThat(memory.getManagedArrays()).hasSize(arrays);
        }
    }
}
