package tsugiki.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.network.Network;
import tsugiki.nn.LanesDoor;
import tsugiki.nn.OneDnn;
import tsugiki.nn.OpenManagers;
import tsugiki.parity.MadeWeights;
import tsugiki.zoo.SmallNetworks;

class RunnerTest {

    private static final int LANES = 3;

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

    /** Two pictures a lane, beside each picture alone, which no lane takes. */
    @ParameterizedTest
    @MethodSource("tsugiki.zoo.SmallNetworks#withSides")
    void lanesAnswerAsOneThreadDoes(String name, int side) {
        try (Network network = SmallNetworks.made(name); NDManager memory = network.manager().newSubManager(); var quiet = network.inference()) {
            Program folded = Program.of(network, new Shape(3, side, side), network::call).fold();
            Shape shape = new Shape(2 * LANES, 3, side, side);
            NDArray x = memory.create(MadeWeights.input(shape.getShape(), ""), shape);
            try (Runner runner = new Runner(OneDnn.isThere() ? folded.fuse() : folded); NDArray together = LanesDoor.run(LANES, x, runner::run)) {
                for (int i = 0; i < 2 * LANES; i++) {
                    try (NDArray one = x.get(i + ":" + (i + 1)); NDArray alone = runner.run(one); NDArray same = together.get(i)) {
                        assertThat(Apart.deviations(same, alone)).isLessThanOrEqualTo(1e-4);
                    }
                }
            }
        }
    }

    @Test
    void whatCannotBePreparedLeavesNothing() throws Exception {
        Network network = SmallNetworks.made("squeezenet1_1");
        Program program = Program.of(network);
        network.close();
        int before = OpenManagers.count();
        assertThatThrownBy(() -> new Runner(program)).isInstanceOf(RuntimeException.class);
        assertThat(OpenManagers.count()).isEqualTo(before);
    }
}
