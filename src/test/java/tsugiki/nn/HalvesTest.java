package tsugiki.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HalvesTest {

    private static final int PICTURES = 7;

    private static NDManager memory;
    private static Lanes lanes;

    /** Two lanes on every machine. */
    @BeforeAll
    static void begin() {
        memory = Device.newManager();
        lanes = new Lanes(2, 1, Lanes::daemon);
    }

    @AfterAll
    static void end() {
        lanes.close();
        memory.close();
    }

    private static Sequential trunk(double dropped) {
        BatchNorm2d norm = new BatchNorm2d(8);
        norm.freezeStatistics(true);
        Sequential trunk = new Sequential(new Conv2d(3, 8, 3).padding(1).noBias(), norm, new StochasticDepth(dropped), new Conv2d(8, 4, 3));
        trunk.initialize(memory, 5);
        trunk.train(true);
        trunk.trainable(true);
        return trunk;
    }

    private static NDArray pictures() {
        return memory.arange(PICTURES * 3 * 6 * 6f).reshape(PICTURES, 3, 6, 6).mul(0.37f).sin().toType(DataType.FLOAT32, false);
    }

    /** The weights' gradients of the mean square of all maps. */
    private static List<float[]> gradients(Sequential trunk, boolean inHalves) {
        NDArray x = pictures();
        try (Autograd.Mode on = Autograd.on()) {
            if (inHalves) {
                try (Halves halves = Halves.of(lanes, x, trunk::call)) {
                    Autograd.backward(halves.maps().square().mean());
                    halves.backward();
                }
            } else {
                Autograd.backward(trunk.call(x).square().mean());
            }
        }
        List<float[]> found = new ArrayList<>();
        for (Parameter p : trunk.parameters().values()) {
            found.add(Autograd.gradient(p).toFloatArray());
            Autograd.zeroGradient(p);
        }
        return found;
    }

    @Test
    void bothHalvesTogetherHaveTheGradientsOfTheWhole() {
        Sequential trunk = trunk(0);
        List<float[]> whole = gradients(trunk, false);
        List<float[]> halves = gradients(trunk, true);
        for (int i = 0; i < whole.size(); i++) {
            for (int k = 0; k < whole.get(i).length; k++) {
                assertThat(halves.get(i)[k]).isCloseTo(whole.get(i)[k], within(1e-6f));
            }
        }
        assertThat(whole.get(0)).isNotEqualTo(new float[whole.get(0).length]);
    }

    @Test
    void whatIsDroppedHangsOnTheSeedAloneHoweverOftenItIsTried() {
        Sequential trunk = trunk(0.5);
        Autograd.seed(3);
        List<float[]> first = gradients(trunk, true);
        for (int again = 0; again < 20; again++) {
            Autograd.seed(3);
            List<float[]> same = gradients(trunk, true);
            for (int i = 0; i < first.size(); i++) {
                assertThat(same.get(i)).isEqualTo(first.get(i));
            }
        }
        Autograd.seed(4);
        assertThat(gradients(trunk, true).get(0)).isNotEqualTo(first.get(0));
    }

    @Test
    void theMapsAreThoseOfTheWholeInTheirOrder() {
        Sequential trunk = trunk(0);
        try (Autograd.Mode on = Autograd.on(); Halves halves = Halves.of(lanes, pictures(), trunk::call)) {
            assertThat(halves.maps().getShape()).isEqualTo(new Shape(PICTURES, 4, 4, 4));
            assertThat(halves.maps().sub(trunk.call(pictures())).abs().max().getFloat()).isLessThan(1e-5f);
        }
    }

    @Test
    void aFailureInAHalfIsThatOfTheWhole() {
        assertThatThrownBy(() -> Halves.of(lanes, pictures(), half -> {
            throw new IllegalStateException("a half");
        })).isInstanceOf(IllegalStateException.class).hasMessage("a half");
    }
}
