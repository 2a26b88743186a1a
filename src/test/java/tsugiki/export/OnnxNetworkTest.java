package tsugiki.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.base.Text;
import tsugiki.network.Inference;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.parity.MadeNetwork;
import tsugiki.parity.MadeWeights;
import tsugiki.program.Program;
import tsugiki.zoo.Zoo;

/**
 * A network's steps in ONNX Runtime give the kit's logits, for two pictures though one was exported. Here one small
 * network of each kind of step; {@code mvn test -Dtest=OnnxNetworkTest -Dtsugiki.networks=all} takes all 83, or those
 * that are named with commas: 7 minutes, 10 GB of memory, 3 GB of disk.
 */
class OnnxNetworkTest {

    private static final List<String> SMALL = List.of("alexnet", "squeezenet1_1", "shufflenet_v2_x0_5", "mobilenet_v3_small", "efficientnet_b0",
            "googlenet", "convnext_tiny", "swin_t", "swin_v2_t", "vit_b_32", "maxvit_t");

    private static final List<String> ENLARGE = List.of("efficientnet_b5", "efficientnet_b6", "efficientnet_b7", "efficientnet_v2", "maxvit", "regnet_y_1", "regnet_y_3");

    /** In standard deviations of the row. */
    private static final double TOLERANCE = 1e-4;

    @TempDir
    Path folder;

    static List<String> networks() {
        String asked = System.getProperty("tsugiki.networks");
        return asked == null ? SMALL : asked.equals("all") ? Zoo.cards().stream().map(ModelCard::name).toList() : List.of(asked.split(","));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void logitsAreTheKits(String name) throws Exception {
        try (Network network = made(name)) {
            int side = network.preprocessing().crop();
            Path file = folder.resolve(name + ".onnx");
            OnnxFile.write(file, graph(network, side), Map.of());
            float[] pixels = MadeWeights.input(new long[] {2, 3, side, side}, "");
            float[] kit = logits(network, pixels, side);
            float[] other;
            try (OnnxRuns runs = new OnnxRuns(file)) {
                other = runs.run(pixels, 2, 3, side, side);
            }
            double difference = difference(kit, other, 1000);
            System.out.println(Text.of("%s %.1e of the row's deviation, %,d bytes", name, difference, Files.size(file)));
            assertThat(difference).isLessThan(TOLERANCE);
        }
    }

    @Test
    void whatIsTooLargeForOneFileBecomesTwo() throws Exception {
        Path file = folder.resolve("two.onnx");
        float[] pixels = MadeWeights.input(new long[] {2, 3, 224, 224}, "");
        try (Network network = MadeNetwork.of("shufflenet_v2_x0_5", "")) {
            OnnxFile.write(file, graph(network, 224), Map.of(), 1000);
            try (OnnxRuns runs = new OnnxRuns(file)) {
                assertThat(difference(logits(network, pixels, 224), runs.run(pixels, 2, 3, 224, 224), 1000)).isLessThan(TOLERANCE);
            }
        }
        assertThat(Files.size(file)).isLessThan(200_000);
        assertThat(Files.size(folder.resolve("two.onnx.data"))).isGreaterThan(5_000_000);
    }

    private static OnnxGraph graph(Network network, int side) {
        OnnxGraph graph = new OnnxGraph(network.name());
        String input = graph.input("pixels", DataType.FLOAT, "N", 3, side, side);
        graph.output("logits", OnnxSteps.of(graph, Program.of(network), input), "N", 1000);
        return graph;
    }

    /**
     * Under made weights, gates upon gates enlarge the last digit's rounding until two engines, or one in float32 and
     * float64, name other classes: where that is so, weights as drawn for a training are taken.
     */
    private static Network made(String name) {
        if (ENLARGE.stream().noneMatch(name::startsWith)) {
            return MadeNetwork.of(name, "");
        }
        Network network = Zoo.create(name);
        network.initialize(1);
        return network;
    }

    private static float[] logits(Network network, float[] pixels, int side) {
        try (Inference quiet = network.inference(); NDManager memory = network.manager().newSubManager()) {
            NDArray x = memory.create(pixels, new Shape(2, 3, side, side));
            return network.call(x).toFloatArray();
        }
    }

    /** The largest difference, in standard deviations of its row. */
    private static double difference(float[] expected, float[] actual, int length) {
        assertThat(actual).hasSameSizeAs(expected);
        double worst = 0;
        for (int row = 0; row < expected.length; row += length) {
            double sum = 0;
            double squares = 0;
            double apart = 0;
            for (int i = row; i < row + length; i++) {
                sum += expected[i];
                squares += (double) expected[i] * expected[i];
                apart = Math.max(apart, Math.abs(expected[i] - actual[i]));
            }
            worst = Math.max(worst, apart / Math.sqrt(squares / length - sum / length * sum / length));
        }
        return worst;
    }
}
