package tsugiki.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.nn.Precision;
import tsugiki.parity.MadeNetwork;
import tsugiki.parity.MadeWeights;

class FrozenPassTest {

    private static final Shape BATCH = new Shape(2, 3, 64, 64);

    @Test
    void itAnswersAsThePartDoesForBatchesAndPicturesOfAnySize() {
        try (Network network = MadeNetwork.of("resnet18", ""); NDManager memory = network.manager().newSubManager();
                FrozenPass pass = FrozenPass.of(network, network::embed)) {
            for (Shape shape : new Shape[] {BATCH, new Shape(3, 3, 64, 64), new Shape(1, 3, 96, 96)}) {
                NDArray x = memory.create(MadeWeights.input(shape.getShape(), ""), shape);
                assertThat(pass.run(x).toFloatArray()).containsExactly(eager(network, x), within(1e-3f));
            }
        }
    }

    @Test
    void whatIsSeenAgainIsNotWrittenOver() {
        try (Network network = MadeNetwork.of("resnet18", ""); NDManager memory = network.manager().newSubManager()) {
            UnaryOperator<NDArray> part = x -> {
                NDArray first = network.upTo("layer1", x);
                NDArray again = network.between("maxpool", "layer1", first); // its first shortcut is added to a convolution
                return again.add(first);
            };
            NDArray x = memory.create(MadeWeights.input(BATCH.getShape(), ""), BATCH);
            try (FrozenPass pass = FrozenPass.of(network, part); var quiet = network.inference()) {
                assertThat(pass.run(x).toFloatArray()).containsExactly(part.apply(x).toFloatArray(), within(1e-3f));
            }
        }
    }

    @Test
    void whatItMakesCanBePartOfATrainingStep() {
        try (Network network = MadeNetwork.of("resnet18", ""); NDManager memory = network.manager().newSubManager();
                FrozenPass pass = FrozenPass.of(network, x -> network.upTo("layer3", x)); var on = Autograd.on()) {
            NDArray maps = pass.run(memory.zeros(BATCH));
            Autograd.backward(network.after("layer3", maps).sum());
            assertThat(Autograd.gradient(network.state().get("layer4.0.conv1.weight"))).isNotNull();
        }
    }

    @Test
    void aNetworkInTrainingModeIsFrozenForItAndTrainsOn() {
        try (Network network = MadeNetwork.of("resnet18", ""); NDManager memory = network.manager().newSubManager();
                FrozenPass pass = FrozenPass.of(network, network::embed)) {
            network.train(true);
            NDArray x = memory.create(MadeWeights.input(BATCH.getShape(), ""), BATCH);
            float[] answer = pass.run(x).toFloatArray();
            assertThat(network.isTraining()).isTrue();
            assertThat(answer).containsExactly(eager(network, x), within(1e-4f));
        }
    }

    @Test
    void whatCannotBeRecordedRunsAsItIs() {
        try (Network network = MadeNetwork.of("resnet18", ""); NDManager memory = network.manager().newSubManager();
                FrozenPass pass = FrozenPass.of(network, x -> network.embed(x).sin())) {
            NDArray x = memory.create(MadeWeights.input(BATCH.getShape(), ""), BATCH);
            float[] expected;
            try (var quiet = network.inference()) {
                expected = network.embed(x).sin().toFloatArray();
            }
            assertThat(pass.run(x).toFloatArray()).containsExactly(expected);
        }
    }

    @Test
    void aPictureTooSmallIsToldInASentence() {
        try (Network network = MadeNetwork.of("alexnet", ""); NDManager memory = network.manager().newSubManager();
                FrozenPass pass = FrozenPass.of(network, network::call)) {
            assertThatThrownBy(() -> pass.run(memory.zeros(new Shape(1, 3, 16, 16)))).isInstanceOf(CourseException.class)
                    .hasMessage("alexnet cannot take an input of (3, 16, 16): give pictures of another size, its own are 224 pixels a side.");
        }
    }

    @Test
    void closedItLeavesNothing() {
        try (Network network = MadeNetwork.of("resnet18", ""); NDManager memory = network.manager().newSubManager()) {
            NDArray x = memory.zeros(BATCH);
            int before = network.manager().getManagedArrays().size();
            try (FrozenPass pass = FrozenPass.of(network, network::embed)) {
                pass.run(x).close();
            }
            assertThat(network.manager().getManagedArrays()).hasSize(before);
        }
    }

    @Test
    void whatIsChosenForTheProcessHoldsForItAndStartsAsFloat32() {
        assertThat(Precision.chosen()).isEqualTo(Precision.FLOAT32);
        assumeThatCode(Precision.BFLOAT16::require).doesNotThrowAnyException();
        Precision.BFLOAT16.choose();
        try (Network network = MadeNetwork.of("resnet18", ""); NDManager memory = network.manager().newSubManager();
                FrozenPass pass = FrozenPass.of(network, network::embed); FrozenPass same = FrozenPass.of(network, network::embed, Precision.BFLOAT16);
                FrozenPass exact = FrozenPass.of(network, network::embed, Precision.FLOAT32)) {
            NDArray x = memory.create(MadeWeights.input(BATCH.getShape(), ""), BATCH);
            assertThat(pass.run(x).toFloatArray()).containsExactly(same.run(x).toFloatArray()).isNotEqualTo(exact.run(x).toFloatArray());
        } finally {
            Precision.FLOAT32.choose();
        }
    }

    private static float[] eager(Network network, NDArray x) {
        try (var quiet = network.inference(); NDArray y = network.embed(x)) {
            return y.toFloatArray();
        }
    }
}
