package tsugiki.zoo.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.Json;
import tsugiki.network.Network;
import tsugiki.network.StateLoader;
import tsugiki.nn.Autograd;
import tsugiki.nn.Dropout;
import tsugiki.parity.MadeNetwork;
import tsugiki.parity.MadeWeights;
import tsugiki.parity.Parity;
import tsugiki.zoo.Zoo;

/** Auxiliary classifiers and the input of published weights, beside torchvision's. */
class InceptionNetworkTest {

    /** Two rows of logits: the first six of each, Euclidean norm and standard deviation of the whole row. */
    private record Rows(float[][] first, double[] norm, double[] deviation) {}

    private record Expected(long[] input, List<Rows> outputs) {}

    @ParameterizedTest
    @ValueSource(strings = {"googlenet", "inception_v3"})
    void auxiliaryLogitsInTrainingModeAreTorchvisions(String name) {
        try (Network network = MadeNetwork.of(name, "")) {
            List<String> dropouts = new ArrayList<>();
            network.blocks().forEach((path, block) -> {
                if (block instanceof Dropout) {
                    dropouts.add(path);
                }
            });
            dropouts.forEach(path -> network.replace(path, new Dropout(0)));
            network.train(true);
            assertSame(network, expected(name, "training"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"googlenet", "inception_v3"})
    void auxiliaryClassifiersAreSilentInEvaluationMode(String name) {
        try (Network network = MadeNetwork.of(name, ""); NDManager memory = network.manager().newSubManager();
                var off = Autograd.off()) {
            NDArray x = memory.create(MadeWeights.input(new long[] {1, 3, 96, 96}, ""), new Shape(1, 3, 96, 96));
            Network.Outputs outputs = network.outputs(x);
            assertThat(outputs.auxiliary()).isEmpty();
            assertThat(outputs.logits().toFloatArray()).isEqualTo(network.call(x).toFloatArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"googlenet", "inception_v3"})
    void builtForPublishedWeightsItRescalesPicturesAsTorchvision(String name) {
        try (Network made = MadeNetwork.of(name, ""); Network network = Zoo.create(name, 1000, "IMAGENET1K_V1")) {
            StateLoader.load(network, StateLoader.stateDict(made));
            assertSame(network, expected(name, "transformed"));
        }
    }

    @ParameterizedTest
    @CsvSource({"googlenet, aux, 6624904", "inception_v3, AuxLogits, 23834568"})
    void withoutAuxiliaryClassifiersTheirWeightsAreGone(String name, String prefix, long parameters) {
        try (Network network = Zoo.create(name)) {
            network.initialize(0);
            network.dropAuxiliary();
            assertThat(network.parameterCount()).isEqualTo(parameters);
            assertThat(network.state().keySet()).noneMatch(path -> path.startsWith(prefix));
            network.dropAuxiliary(); // once more changes nothing
            network.train(true);
            try (NDManager memory = network.manager().newSubManager(); var off = Autograd.off()) {
                assertThat(network.outputs(memory.ones(new Shape(2, 3, 96, 96))).auxiliary()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"googlenet", "inception_v3"})
    void gradientReachesTheFirstConvolutionFromTheAuxiliaryClassifiersAlone(String name) {
        try (Network network = MadeNetwork.of(name, ""); NDManager memory = network.manager().newSubManager();
                var on = Autograd.on()) {
            network.train(true);
            int side = network.preprocessing().crop();
            NDArray x = memory.create(MadeWeights.input(new long[] {2, 3, side, side}, ""), new Shape(2, 3, side, side));
            List<NDArray> auxiliary = network.outputs(x).auxiliary();
            Autograd.backward(auxiliary.stream().map(logits -> logits.square().mean()).reduce(NDArray::add).orElseThrow());
            var first = network.child(network.stages().get(0)).parameters().get("conv.weight");
            try (NDArray gradient = Autograd.gradient(first)) {
                assertThat(gradient.abs().sum().getFloat()).isPositive().isFinite();
            }
            assertThat(Autograd.gradient(network.parameters().get("fc.weight"))).isNull();
        }
    }

    private static void assertSame(Network network, Expected expected) {
        try (NDManager memory = network.manager().newSubManager(); var off = Autograd.off()) {
            NDArray x = memory.create(MadeWeights.input(expected.input(), ""), new Shape(expected.input()));
            Network.Outputs outputs = network.outputs(x);
            List<NDArray> all = new ArrayList<>(List.of(outputs.logits()));
            all.addAll(outputs.auxiliary());
            assertThat(all).hasSameSizeAs(expected.outputs());
            for (int i = 0; i < all.size(); i++) {
                assertSame(i + " of " + network.name(), all.get(i), expected.outputs().get(i));
            }
        }
    }

    private static void assertSame(String what, NDArray logits, Rows expected) {
        for (int row = 0; row < expected.first().length; row++) {
            float[] actual = logits.get(row).toFloatArray();
            double allowed = Parity.TOLERANCE * expected.deviation()[row];
            for (int i = 0; i < expected.first()[row].length; i++) {
                assertThat((double) actual[i]).as("output %s, row %d, logit %d", what, row, i)
                        .isCloseTo(expected.first()[row][i], within(allowed));
            }
            double norm = logits.get(row).norm().getFloat();
            assertThat(norm / expected.norm()[row]).as("norm of output %s, row %d", what, row).isCloseTo(1, within(1e-4));
        }
    }

    private static Expected expected(String name, String which) {
        JsonObject all = Json.resource(InceptionNetworkTest.class, "inception.json", TypeToken.get(JsonObject.class));
        return Json.read(all.getAsJsonObject(name).get(which).toString(), Expected.class);
    }
}
