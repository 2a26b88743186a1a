package tsugiki.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class Conv2dTest {

    @Test
    void samePaddingPutsTheOddZeroBelowAndToTheRight() {
        try (NDManager manager = Device.newManager(); var off = Autograd.off()) {
            Conv2d sum = new Conv2d(1, 1, 3).stride(2).noBias().same();
            sum.weight().set(manager.ones(new Shape(1, 1, 3, 3)), manager);
            float[] y = sum.call(manager.ones(new Shape(1, 1, 4, 4))).toFloatArray();
            assertThat(y).containsExactly(9, 6, 6, 4);
        }
    }

    @Test
    void samePaddingOfAnOddSizeIsEven() {
        try (NDManager manager = Device.newManager(); var off = Autograd.off()) {
            Conv2d sum = new Conv2d(1, 1, 3).stride(2).noBias().same();
            sum.weight().set(manager.ones(new Shape(1, 1, 3, 3)), manager);
            float[] y = sum.call(manager.ones(new Shape(1, 1, 3, 3))).toFloatArray();
            assertThat(y).containsExactly(4, 4, 4, 4);
        }
    }

    @Test
    void groupsMustDivideTheChannels() {
        assertThatThrownBy(() -> new Conv2d(6, 4, 1).groups(4)).hasMessageContaining("4 groups");
    }
}
