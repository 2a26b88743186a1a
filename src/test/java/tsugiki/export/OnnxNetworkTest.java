package tsugiki.export;

import static org.assertj.core.api.Assertions.assertThat;

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
import tsugiki.network.Network;
import tsugiki.parity.MadeWeights;
import tsugiki.program.Program;
import tsugiki.zoo.SmallNetworks;

/**
 * A network's steps in ONNX Runtime give the kit's logits, for two pictures though one was exported. Here one small
 * network of each family; {@code mvn test -Dtest=OnnxNetworkTest -Dtsugiki.networks=all} takes all of the zoo, or those
 * that are named with commas: 7 minutes, 10 GB of memory, 3 GB of disk.
 */
class OnnxNetworkTest {

    /** In standard deviations of the row. */
    private static final double TOLERANCE = 1e-4;

    @TempDir
    Path folder;

    static List<String> networks() {
        return ExportedNetworks.asked();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void logitsAreTheKits(String name) throws Exception {
        try (Network network = SmallNetworks.made(name)) {
            int side = network.preprocessing().crop();
            Path file = folder.resolve(name + ".onnx");
            OnnxFile.write(file, graph(network, side), Map.of());
            float[] pixels = MadeWeights.input(new long[] {2, 3, side, side}, "");
            float[] kit = ExportedNetworks.logits(network, pixels, side);
            float[] other;
            try (OnnxRuns runs = new OnnxRuns(file)) {
                other = runs.run(pixels, 2, 3, side, side);
            }
            double difference = ExportedNetworks.difference(kit, other);
            System.out.println(Text.of("%s %.1e of the row's deviation, %,d bytes", name, difference, Files.size(file)));
            assertThat(difference).isLessThan(TOLERANCE);
        }
    }

    @Test
    void whatIsTooLargeForOneFileBecomesTwo() throws Exception {
        Path file = folder.resolve("two.onnx");
        float[] pixels = MadeWeights.input(new long[] {2, 3, 224, 224}, "");
        try (Network network = SmallNetworks.made("shufflenet_v2_x0_5")) {
            OnnxFile.write(file, graph(network, 224), Map.of(), 1000);
            try (OnnxRuns runs = new OnnxRuns(file)) {
                assertThat(ExportedNetworks.difference(ExportedNetworks.logits(network, pixels, 224), runs.run(pixels, 2, 3, 224, 224))).isLessThan(TOLERANCE);
            }
        }
        assertThat(Files.size(file)).isLessThan(200_000);
        assertThat(Files.size(folder.resolve("two.onnx.data"))).isGreaterThan(5_000_000);
    }

    private static OnnxGraph graph(Network network, int side) {
        OnnxGraph graph = new OnnxGraph(network.name());
        String input = graph.input("pixels", DataType.FLOAT, "N", 3, side, side);
        graph.output("logits", OnnxSteps.of(graph, Program.of(network), input), DataType.FLOAT, "N", 1000);
        return graph;
    }
}
