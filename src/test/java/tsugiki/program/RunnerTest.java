package tsugiki.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsugiki.network.Network;
import tsugiki.parity.MadeNetwork;
import tsugiki.parity.MadeWeights;

class RunnerTest {

    @ParameterizedTest
    @CsvSource({"alexnet, 96", "convnext_tiny, 64", "densenet121, 64", "efficientnet_b0, 64", "efficientnet_lite0, 64", "googlenet, 64", "inception_v3, 96",
        "mnasnet0_5, 64", "mobilenet_v2, 64", "mobilenet_v3_small, 64", "regnet_y_400mf, 64", "resnet18, 64", "shufflenet_v2_x0_5, 64", "squeezenet1_1, 96",
        "swin_t, 96", "swin_v2_t, 96", "vit_b_32, 224"})
    void theStepsAnswerAsTheNetworkDoes(String name, long side) {
        try (Network network = MadeNetwork.of(name, ""); NDManager memory = network.manager().newSubManager(); var quiet = network.inference()) {
            Program program = Program.of(network, new Shape(3, side, side), network::call);
            NDArray x = memory.create(MadeWeights.input(new long[] {1, 3, side, side}, ""), new Shape(1, 3, side, side));
            try (Runner runner = new Runner(program); NDArray ours = runner.run(x); NDArray eager = network.call(x)) {
                assertThat(ours.toFloatArray()).containsExactly(eager.toFloatArray(), within(1e-4f));
            }
        }
    }
}
