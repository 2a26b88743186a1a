package tsugiki.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.network.Network;
import tsugiki.parity.MadeWeights;
import tsugiki.zoo.SmallNetworks;

class RunnerTest {

    @ParameterizedTest
    @MethodSource("tsugiki.zoo.SmallNetworks#withSides")
    void theStepsAnswerAsTheNetworkDoes(String name, int side) {
        try (Network network = SmallNetworks.made(name); NDManager memory = network.manager().newSubManager(); var quiet = network.inference()) {
            Program program = Program.of(network, new Shape(3, side, side), network::call);
            NDArray x = memory.create(MadeWeights.input(new long[] {1, 3, side, side}, ""), new Shape(1, 3, side, side));
            try (Runner runner = new Runner(program); NDArray ours = runner.run(x); NDArray eager = network.call(x)) {
                assertThat(ours.toFloatArray()).containsExactly(eager.toFloatArray(), within(1e-4f));
            }
        }
    }
}
