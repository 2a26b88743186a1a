package tsugiki.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.base.Text;
import tsugiki.network.Network;
import tsugiki.network.Probabilities;
import tsugiki.parity.MadeWeights;
import tsugiki.zoo.SmallNetworks;

/**
 * A TorchScript file is loaded by DJL alone, as any other of its models, and gives the kit's logits for two pictures.
 * {@code mvn test -Dtest=TorchScriptFileTest -Dtsugiki.networks=all} takes all of the zoo.
 */
class TorchScriptFileTest {

    /** In standard deviations of the row. */
    private static final double TOLERANCE = 1e-5;

    @TempDir
    Path folder;

    static List<String> networks() {
        return ExportedNetworks.asked();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void djlLoadsIt(String name) throws Exception {
        Path file = folder.resolve(name + ".pt");
        try (Network network = SmallNetworks.made(name)) {
            int side = network.preprocessing().crop();
            float[] pixels = MadeWeights.input(new long[] {2, 3, side, side}, "");
            new Export(network, network.preprocessing(), 1000, Map.of("network", name), Optional.empty(), Probabilities::of).write(Format.TORCHSCRIPT, file);
            double difference = ExportedNetworks.difference(ExportedNetworks.logits(network, pixels, side), logits(file, pixels, side));
            System.out.println(Text.of("%s %.1e of the row's deviation", name, difference));
            assertThat(difference).isLessThan(TOLERANCE);
        }
    }

    private static float[] logits(Path file, float[] pixels, int side) throws Exception {
        Criteria<NDList, NDList> criteria = Criteria.builder().setTypes(NDList.class, NDList.class).optModelPath(file).optEngine("PyTorch")
                .optTranslator(new NoopTranslator()).build();
        try (ZooModel<NDList, NDList> model = criteria.loadModel(); Predictor<NDList, NDList> predictor = model.newPredictor();
                NDManager memory = NDManager.newBaseManager()) {
            NDArray x = memory.create(pixels, new Shape(2, 3, side, side));
            return predictor.predict(new NDList(x)).singletonOrThrow().toFloatArray();
        }
    }
}
