package tsugiki.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class BlockTest {

    private final NDManager manager = Device.newManager();

    @AfterEach
    void close() {
        manager.close();
    }

    private static Sequential unit() {
        return new Sequential(new Conv2d(3, 4, 3).noBias(), new BatchNorm2d(4), Activation.relu());
    }

    @Test
    void stateNamesWeightsBeforeBuffersInOrder() {
        Sequential block = new Sequential().append("stem", unit()).append("fc", new Linear(4, 2));
        assertThat(block.state().keySet()).containsExactly("stem.0.weight",
                "stem.1.weight", "stem.1.bias", "stem.1.running_mean", "stem.1.running_var", "stem.1.num_batches_tracked",
                "fc.weight", "fc.bias");
        assertThat(block.parameters()).hasSize(5);
        assertThat(block.parameterCount()).isEqualTo(3 * 4 * 9 + 4 + 4 + 4 * 2 + 2);
    }

    @Test
    void childOfUnknownNameListsThoseThereAre() {
        assertThatThrownBy(() -> unit().child("3.weight")).isInstanceOf(CourseException.class)
                .hasMessageContaining("'3'").hasMessageContaining("0, 1, 2");
    }

    @Test
    void replacedChildIsTheOneThatRuns() {
        Sequential block = new Sequential(new Linear(2, 5));
        block.replace("0", new Linear(2, 3));
        block.initialize(manager, 1);
        assertThat(block.call(manager.ones(new Shape(4, 2))).getShape()).isEqualTo(new Shape(4, 3));
    }

    @Test
    void callKeepsNothingButItsResult() {
        Block block = new Sequential(unit(), unit2());
        block.initialize(manager, 1);
        try (NDManager batch = manager.newSubManager(); var off = Autograd.off()) {
            NDArray x = batch.ones(new Shape(1, 3, 8, 8));
            block.call(x);
            assertThat(batch.getManagedArrays()).hasSize(2);
        }
    }

    private static Sequential unit2() {
        return new Sequential(new Conv2d(4, 4, 3), new Dropout(0.5), Activation.relu6());
    }

    @Test
    void sameSeedDrawsTheSameValues() {
        Linear one = new Linear(3, 2);
        Linear two = new Linear(3, 2);
        one.initialize(manager, 7);
        two.initialize(manager, 7);
        assertThat(one.weight().array().toFloatArray()).isEqualTo(two.weight().array().toFloatArray());
        Linear other = new Linear(3, 2);
        other.initialize(manager, 8);
        assertThat(other.weight().array().toFloatArray()).isNotEqualTo(two.weight().array().toFloatArray());
    }

    @Test
    void parameterWithoutValuesSaysWhatToDo() {
        assertThatThrownBy(() -> new Linear(3, 2).weight().array())
                .isInstanceOf(CourseException.class).hasMessageContaining("Zoo.load(name), or call initialize(seed)");
    }

    @Test
    void frozenWeightGetsNoGradient() {
        Sequential block = new Sequential(new Linear(3, 2), new Linear(2, 2));
        block.initialize(manager, 1);
        block.child("0").trainable(false);
        try (var on = Autograd.on(); NDManager batch = manager.newSubManager()) {
            Autograd.backward(block.call(batch.ones(new Shape(1, 3))).sum());
        }
        assertThat(((Linear) block.child("0")).weight().array().hasGradient()).isFalse();
        assertThat(((Linear) block.child("1")).bias().array().getGradient().toFloatArray()).containsExactly(1, 1);
    }
}
