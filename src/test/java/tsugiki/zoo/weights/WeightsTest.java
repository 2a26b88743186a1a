package tsugiki.zoo.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.base.CourseException;

class WeightsTest {

    @TempDir
    Path folder;

    @Test
    void theContentDecidesNotTheName() throws IOException {
        StateDict zip = Weights.read(Files.write(folder.resolve("a.safetensors"), Fixtures.bytes("network_zip.pth")));
        StateDict stream = Weights.read(Files.write(folder.resolve("b"), Fixtures.bytes("network_stream.pth")));
        SafeTensors.write(folder.resolve("c.pth"), zip, Map.of());
        assertThat(Weights.read(folder.resolve("c.pth")).tensors()).isEqualTo(zip.tensors()).isEqualTo(stream.tensors());
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments("", "empty"),
                arguments("<!DOCTYPE html><html>", "web page"),
                arguments("version https://git-lfs.github.com/spec/v1", "Git LFS"),
                arguments("\u001f\u008b\b", "archive"),
                arguments("\u0089HDF\r\n", "Keras"),
                arguments("\u0080\u0004K\u0001.", "another program"),
                arguments("just a text", "neither safetensors nor"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatIsNoWeightsFileIsNamed(String content, String why) throws IOException {
        Path file = Files.write(folder.resolve("a.pth"), content.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Weights.read(file)).isInstanceOf(CourseException.class).hasMessageContaining("a.pth").hasMessageContaining(why);
    }
}
