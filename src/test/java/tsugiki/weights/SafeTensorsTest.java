package tsugiki.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.CourseException;

class SafeTensorsTest {

    @TempDir
    Path folder;
    Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("a.safetensors");
    }

    @Test
    void whatIsWrittenIsReadInTheSameOrder() {
        SafeTensors.write(file, three(), Map.of("network", "resnet18 \"é\""));
        StateDict read = SafeTensors.read(file);
        assertThat(read.tensors()).containsExactlyEntriesOf(three().tensors());
        assertThat(read.metadata()).containsExactly(Map.entry("network", "resnet18 \"é\""));
        assertThat(read.source()).isEqualTo(file.toString());
    }

    @Test
    void oneTensorMayStandUnderTwoNames() {
        TensorData tied = TensorData.of(new float[] {1, 2}, 2);
        SafeTensors.write(file, StateDict.of("made", Map.of("a", tied, "b", tied)), Map.of());
        assertThat(SafeTensors.read(file).get("a")).isEqualTo(SafeTensors.read(file).get("b")).isEqualTo(tied);
    }

    @Test
    void theHeaderIsReadAlone() {
        SafeTensors.write(file, three(), Map.of("k", "v"));
        SafeTensors.Header header = SafeTensors.header(file);
        assertThat(header.metadata()).containsEntry("k", "v");
        assertThat(header.tensors().get("w").shape()).containsExactly(2, 3);
    }

    @Test
    void everyTensorLiesAtAMultipleOfItsElementsSize() throws IOException {
        SafeTensors.write(file, three(), Map.of());
        int start = 8 + (int) ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        assertThat(start % 8).isZero();
        SafeTensors.header(file).tensors().values().forEach(e -> assertThat(e.begin() % e.dtype().bytes()).isZero());
    }

    @Test
    void nothingElseIsLeftInTheFolder() throws IOException {
        SafeTensors.write(file, three(), Map.of());
        SafeTensors.write(file, three(), Map.of("second", "time"));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void theSameContentGivesTheSameBytes() throws IOException {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("b", "2");
        one.put("a", "1");
        SafeTensors.write(file, three(), one);
        byte[] bytes = Files.readAllBytes(file);
        SafeTensors.write(file, three(), new TreeMap<>(one));
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("text"), "a file, not a folder");
        Path impossible = folder.resolve("text").resolve("a.safetensors");
        assertThatThrownBy(() -> SafeTensors.write(impossible, three(), Map.of()))
                .isInstanceOf(CourseException.class).hasMessageContaining("a.safetensors cannot be written");
    }

    @Test
    void aFileCutAnywhereIsRefused() throws IOException {
        SafeTensors.write(file, three(), Map.of());
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SafeTensors.read(file)).as("%d bytes", length)
                    .isInstanceOf(CourseException.class).hasMessageContaining("a.safetensors");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | 9 | belong to no tensor",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | 7 | not all in the file",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}} | 8 | does not fit its bytes",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}} | 0 | does not fit its bytes",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}} | 8 | negative",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}} | 8 | not all in the file",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}} | 8 | lacks",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}} | 8 | lacks",
        "{\"a\":{\"dtype\":\"F8_E5M2\",\"shape\":[2],\"data_offsets\":[0,2]}} | 2 | F8_E5M2",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[\"2\"],\"data_offsets\":[0,8]}} | 8 | belongs",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.5],\"data_offsets\":[0,8]}} | 8 | cannot be read",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,8]}} | 8 | cannot be read",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"run\":1}} | 8 | does not know",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | 8 | twice",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}} | 12 | overlap",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}} | 12 | gap",
        "{\"__metadata__\":{\"n\":1}} | 0 | belongs",
        "{} {} | 0 | cannot be read",
        "{\"a\":[[[[ | 0 | cannot be read",
    })
    void aHeaderThatLiesIsRefused(String json, int dataBytes, String why) throws IOException {
        raw(json, dataBytes);
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(CourseException.class).hasMessageContaining("a.safetensors").hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, SafeTensors.HEADER_LIMIT + 1, Long.MAX_VALUE, -1, Long.MIN_VALUE, 1000})
    void aHeaderOfAnImpossibleLengthIsRefused(long length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put((byte) '{');
        Files.write(file, bytes.array());
        assertThatThrownBy(() -> SafeTensors.read(file)).isInstanceOf(CourseException.class).hasMessageContaining("a.safetensors");
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        assertThatThrownBy(() -> SafeTensors.read(file)).isInstanceOf(CourseException.class).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> SafeTensors.read(folder)).isInstanceOf(CourseException.class).hasMessageContaining("is a folder");
    }

    private void raw(String json, int dataBytes) throws IOException {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text);
        Files.write(file, bytes.array());
    }

    private static StateDict three() {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        tensors.put("odd", new TensorData(DType.U8, new long[] {3}, ByteBuffer.wrap(new byte[] {1, 2, 3})));
        tensors.put("w", TensorData.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        tensors.put("count", TensorData.of(new long[] {7}));
        return StateDict.of("made", tensors);
    }
}
