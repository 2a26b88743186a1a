package tsugiki.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.network.Network;
import tsugiki.network.StateLoader;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Device;
import tsugiki.nn.Sequential;
import tsugiki.weights.StateDict;
import tsugiki.weights.WeightsReader;

/** Files under the names they were published with; torchvision wrote them. */
class PublishedFilesTest {

    private static StateDict read(String file) {
        try {
            return WeightsReader.read(Path.of(PublishedFilesTest.class.getResource(file).toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys/vit_old_zip.pth", "keys/vit_old_stream.pth", "keys/vit_today.pth"})
    void visionTransformersOfAllVersionsHoldTheSameTensors(String file) {
        try (Network net = Zoo.create("vit_b_32")) {
            StateDict renamed = read(file).renamed(net.card().architecture().published().apply(net));
            assertThat(renamed.tensors()).containsExactlyEntriesOf(read("keys/vit_today.pth").tensors());
            assertThat(net.state().keySet()).containsAll(renamed.names());
        }
    }

    @Test
    void oldNamesOfEveryLayerFit() {
        try (Network net = Zoo.create("vit_l_32")) {
            assertThat(net.state().keySet().stream().map(name -> name.replace("mlp.0.", "mlp.linear_1.").replace("mlp.3.", "mlp.linear_2."))
                    .map(net.card().architecture().published().apply(net))).containsExactlyElementsOf(net.state().keySet());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tsugiki/weights/network_zip.pth", "/tsugiki/weights/network_stream.pth"})
    void countersThatOldFilesLackAreZero(String file) {
        StateDict old = read(file).renamed(name -> name.endsWith("num_batches_tracked") ? null : name);
        try (NDManager manager = Device.newManager()) {
            Sequential block = new Sequential().append("conv", new Conv2d(1, 2, 3).noBias()).append("bn", new BatchNorm2d(2));
            StateLoader.load(block, manager, old);
            assertThat(block.state().get("bn.num_batches_tracked").array().toLongArray()).containsExactly(0);
            assertThat(block.state().get("bn.running_var").array().toFloatArray()).containsExactly(0, 1);
        }
    }
}
