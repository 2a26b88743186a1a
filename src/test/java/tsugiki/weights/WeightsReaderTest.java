package tsugiki.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.CourseException;
import tsugiki.base.Text;

class WeightsReaderTest {

    @TempDir
    Path folder;

    @Test
    void theContentDecidesNotTheName() throws IOException {
        StateDict zip = WeightsReader.read(Files.write(folder.resolve("a.safetensors"), Fixtures.bytes("network_zip.pth")));
        StateDict stream = WeightsReader.read(Files.write(folder.resolve("b"), Fixtures.bytes("network_stream.pth")));
        SafeTensors.write(folder.resolve("c.pth"), zip, Map.of());
        assertThat(WeightsReader.read(folder.resolve("c.pth")).tensors()).isEqualTo(zip.tensors()).isEqualTo(stream.tensors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"module.", "model.", "_orig_mod.", "module._orig_mod.", "_orig_mod.module.", "model._orig_mod."})
    void aPrefixOfTrainingProgramsIsTakenOffAndTold(String prefix) {
        List<String> words = new ArrayList<>();
        Path file = folder.resolve("a.safetensors");
        SafeTensors.write(file, state(prefix + "fc.weight", prefix + "fc.bias"), Map.of());
        assertThat(WeightsReader.read(file, words::add).names()).containsExactly("fc.weight", "fc.bias");
        assertThat(words).containsExactly(file + ": every name begins with '" + prefix + "', which is taken off.");
    }

    @Test
    void aPrefixThatNotAllHaveStays() {
        Path file = folder.resolve("a.safetensors");
        SafeTensors.write(file, state("model.fc.weight", "loss.weight"), Map.of());
        assertThat(WeightsReader.read(file).names()).containsExactly("model.fc.weight", "loss.weight");
        SafeTensors.write(file, state(), Map.of());
        assertThat(WeightsReader.read(file).names()).isEmpty();
    }

    /** A dict with one tensor [1, 2] under a name, in pickletools' letters; {@code ~XX} is a byte. */
    private static final String TENSOR = "ctorch._utils\n_rebuild_tensor_v2\n((X~07~00~00~00storagectorch\nFloatStorage\nX~01~00~00~000X~03~00~00~00cpuK~02tQ"
            + "K~00K~02~85K~01~85~89ccollections\nOrderedDict\n)RtR";

    @ParameterizedTest
    @ValueSource(strings = {"state_dict_ema", "model_ema", "state_dict", "model"})
    void checkpointsKeepTheWeightsUnderAKey(String key) throws IOException {
        String inner = "}X~01~00~00~00w" + TENSOR + "s";
        // beside them: a best accuracy as a tensor, an optimizer's state, a set, a tuple as key
        String pickle = "~80~02}(X~04~00~00~00best" + TENSOR + "X~09~00~00~00optimizer}X~05~00~00~00state}K~00}X~04~00~00~00step" + TENSOR + "sss"
                + "X~03~00~00~00setc__builtin__\nset\n](K~01e~85R" + "X~01~00~00~00aK~01~86K~01"
                + "X~" + Text.of("%02x", key.length()) + "~00~00~00" + key + inner + "u.";
        StateDict state = WeightsReader.read(Files.write(folder.resolve("a.pth"), checkpoint(pickle)));
        assertThat(state.tensors()).isEqualTo(Map.of("w", TensorData.of(new float[] {1, 2}, 2)));
    }

    @Test
    void aTupleAsATensorsName() throws IOException {
        StateDict state = WeightsReader.read(Files.write(folder.resolve("a.pth"), checkpoint("~80~02}X~01~00~00~00aK~01~86" + TENSOR + "s.")));
        assertThat(state.names()).containsExactly("(a, 1)");
    }

    private static byte[] checkpoint(String pickle) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            put(zip, "a/data.pkl", PickleReaderTest.bytes(pickle));
            put(zip, "a/data/0", ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(1).putFloat(2).array());
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        zip.putNextEntry(entry);
        zip.write(content);
    }

    private static StateDict state(String... names) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        for (String name : names) {
            tensors.put(name, TensorData.of(new float[] {1}, 1));
        }
        return StateDict.of("made", tensors);
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
        assertThatThrownBy(() -> WeightsReader.read(file)).isInstanceOf(CourseException.class).hasMessageContaining("a.pth").hasMessageContaining(why);
    }
}
