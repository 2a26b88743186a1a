package tsugiki.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.Home;
import tsugiki.nn.Autograd;
import tsugiki.zoo.weights.MadeWeights;

/**
 * The same logits as torchvision: {@code |difference| <= 1e-3} of the row's standard deviation.
 *
 * <p>By default one small network of each kind; {@code -Dtsugiki.parity=all} takes all.
 */
class ParityTest {

    private static final List<String> SMALL =
            List.of("alexnet", "vgg11_bn", "resnet18", "resnet50", "resnext50_32x4d", "efficientnet_b0");

    static Stream<String> networks() {
        return "all".equals(System.getProperty("tsugiki.parity"))
                ? ShapesTest.torchvisionNames() : SMALL.stream();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void logitsUnderMadeWeightsAreTorchvisions(String name) throws IOException {
        JsonObject expected = json("parity.json").getAsJsonObject(name);
        try (Network network = MadeNetwork.of(name, "")) {
            check(network, expected, expected.get("std").getAsDouble());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"efficientnet_lite0", "efficientnet_lite1", "efficientnet_lite2"})
    void logitsAndFeaturesOfTheRealWeightsAreThePackages(String name) throws IOException {
        assumeTrue(Files.exists(Home.checkpoints().resolve(Zoo.card(name).defaultWeights().file())), "weights of " + name + " are not here: ./course setup brings them");
        JsonObject expected = json("parity-lite.json").getAsJsonObject(name);
        try (Network network = Zoo.load(name, Home.checkpoints().resolve(Zoo.card(name).defaultWeights().file()))) {
            check(network, expected, deviation(expected.getAsJsonArray("logits").get(0).getAsJsonArray()));
            checkPooled(network, expected);
        }
    }

    private static void check(Network network, JsonObject expected, double deviation) {
        try (var off = Autograd.off(); NDManager batch = network.manager().newSubManager()) {
            NDArray logits = network.call(input(batch, expected));
            assertRows(logits, expected.getAsJsonArray("logits"), 1e-3 * deviation);
            for (int row = 0; row < logits.getShape().get(0); row++) {
                double norm = expected.getAsJsonArray("norm").get(row).getAsDouble();
                assertThat(norm(logits.get(row).toFloatArray())).isCloseTo(norm, within(1e-4 * norm));
                assertThat(logits.get(row).argMax().getLong()).isEqualTo(expected.getAsJsonArray("argmax").get(row).getAsLong());
            }
        }
    }

    private static void checkPooled(Network network, JsonObject expected) {
        try (var off = Autograd.off(); NDManager batch = network.manager().newSubManager()) {
            NDArray pooled = network.embed(input(batch, expected));
            assertRows(pooled, expected.getAsJsonArray("pooled"), 1e-3 * deviation(pooled.get(0).toFloatArray()));
        }
    }

    private static NDArray input(NDManager manager, JsonObject expected) {
        long[] shape = expected.getAsJsonArray("input").asList().stream().mapToLong(e -> e.getAsLong()).toArray();
        return manager.create(MadeWeights.input(shape, ""), new Shape(shape));
    }

    private static void assertRows(NDArray actual, JsonArray expected, double tolerance) {
        for (int row = 0; row < expected.size(); row++) {
            float[] values = actual.get(row).toFloatArray();
            JsonArray first = expected.get(row).getAsJsonArray();
            for (int i = 0; i < first.size(); i++) {
                assertThat((double) values[i]).as("row %d, value %d", row, i).isCloseTo(first.get(i).getAsDouble(), within(tolerance));
            }
        }
    }

    private static double norm(float[] values) {
        return Math.sqrt(IntStream.range(0, values.length).mapToDouble(i -> (double) values[i] * values[i]).sum());
    }

    private static double deviation(JsonArray values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).getAsFloat();
        }
        return deviation(floats);
    }

    private static double deviation(float[] values) {
        double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
        return Math.sqrt(IntStream.range(0, values.length).mapToDouble(i -> Math.pow(values[i] - mean, 2)).average().orElseThrow());
    }

    private static JsonObject json(String resource) throws IOException {
        try (var in = new InputStreamReader(ParityTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(in).getAsJsonObject();
        }
    }
}
