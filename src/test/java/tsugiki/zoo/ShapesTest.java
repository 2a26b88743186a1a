package tsugiki.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;

/** State-dict names, their order and shapes, and parameter counts, against what torchvision says. */
class ShapesTest {

    static Stream<String> torchvisionNames() {
        return Zoo.cards().stream().filter(card -> card.architecture().torchvision()).map(ModelCard::name);
    }

    @ParameterizedTest
    @MethodSource("torchvisionNames")
    void namesOrderAndShapesAreTorchvisions(String name) throws IOException {
        try (Network network = Zoo.create(name)) {
            List<String> ours = new ArrayList<>();
            network.state().forEach((path, parameter) -> ours.add(path + " " + List.of(boxed(parameter.shape().getShape()))));
            assertThat(ours).containsExactlyElementsOf(theirs(name));
        }
    }

    @ParameterizedTest
    @MethodSource("allNames")
    void parameterCountIsTheCards(String name) {
        try (Network network = Zoo.create(name)) {
            assertThat(network.parameterCount()).isEqualTo(network.card().parameters());
        }
    }

    static Stream<String> allNames() {
        return Zoo.cards().stream().map(ModelCard::name);
    }

    private static List<String> theirs(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        try (var in = new InputStreamReader(new GZIPInputStream(
                ShapesTest.class.getResourceAsStream("shapes/" + name + ".json.gz")), StandardCharsets.UTF_8)) {
            JsonElement json = JsonParser.parseReader(in);
            JsonObject shapes = json.getAsJsonObject();
            shapes.entrySet().forEach(e -> lines.add(e.getKey() + " " + e.getValue().getAsJsonArray().asList().stream()
                    .map(JsonElement::getAsLong).toList()));
        }
        return lines;
    }

    private static Long[] boxed(long[] shape) {
        return java.util.Arrays.stream(shape).boxed().toArray(Long[]::new);
    }
}
