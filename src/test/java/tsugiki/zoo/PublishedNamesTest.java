package tsugiki.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsugiki.network.Network;
import tsugiki.network.StateLoader;
import tsugiki.parity.MadeWeights;
import tsugiki.weights.SafeTensors;
import tsugiki.weights.StateDict;
import tsugiki.weights.WeightsReader;

class PublishedNamesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "densenet121, features.denseblock1.denselayer1.norm.1.weight, features.denseblock1.denselayer1.norm1.weight",
        "densenet121, features.denseblock3.denselayer24.conv.2.weight, features.denseblock3.denselayer24.conv2.weight",
        "densenet121, features.denseblock1.denselayer2.norm.2.running_var, features.denseblock1.denselayer2.norm2.running_var",
        "densenet121, features.denseblock1.denselayer1.norm1.weight, features.denseblock1.denselayer1.norm1.weight",
        "densenet121, features.transition1.norm.weight, features.transition1.norm.weight",
        "densenet121, classifier.bias, classifier.bias",
        "efficientnet_lite0, _blocks.3._bn1.weight, features.3.0.block.1.1.weight",
        "efficientnet_lite0, classifier.1.bias, classifier.1.bias",
        "resnet18, layer1.0.conv1.weight, layer1.0.conv1.weight"})
    void publishedNamesBecomeOurPathsAndOursStay(String network, String published, String path) {
        assertThat(names(network).apply(published)).isEqualTo(path);
    }

    private static UnaryOperator<String> names(String name) {
        try (Network network = Zoo.create(name)) {
            return network.card().architecture().published().apply(network);
        }
    }

    /** A tiny DenseNet of torchvision, each tensor with the made values of its name of today. */
    @Test
    void tensorsOfAPublishedDenseNetGetTheirNamesOfToday() throws URISyntaxException {
        StateDict file = WeightsReader.read(Path.of(getClass().getResource("densenet_published.pth").toURI()));
        assertThat(file.names()).contains("features.denseblock1.denselayer2.norm.1.running_mean");
        StateDict today = file.renamed(names("densenet121"));
        assertThat(today.names()).hasSameSizeAs(file.names()).noneMatch(name -> name.matches(".*\\.[12]\\..*"));
        today.tensors().forEach((name, tensor) ->
                assertThat(tensor.toFloats()).as(name).containsExactly(MadeWeights.values(name, tensor.shape(), "")));
    }

    @Test
    void aDenseNetLoadsFromAFileWithPublishedNames() {
        Path file = folder.resolve("densenet121.safetensors");
        try (Network first = Zoo.create("densenet121")) {
            first.initialize(5);
            StateDict state = StateLoader.stateDict(first).renamed(PublishedNamesTest::published);
            assertThat(state.has("features.denseblock4.denselayer16.conv.2.weight")).isTrue();
            SafeTensors.write(file, state, Map.of());
            try (Network again = Zoo.load("densenet121", file)) {
                again.state().forEach((path, parameter) -> assertThat(parameter.array()).as(path).isEqualTo(first.state().get(path).array()));
            }
        }
    }

    /** As a file of 2017, which knows no counters. */
    private static String published(String name) {
        return name.endsWith("num_batches_tracked") ? null : name.replaceFirst("(denselayer\\d+\\.(?:norm|conv))([12]\\.)", "$1.$2");
    }
}
