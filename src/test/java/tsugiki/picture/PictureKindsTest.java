package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Picture files of every kind give Pillow's values, or one sentence; made by src/test/python/make_picture_kinds.py. */
class PictureKindsTest {

    @TempDir Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("read")
    void isReadAsPillowReadsIt(String name, byte[] file, String size, int tolerance, byte[] expected) {
        Picture picture = Picture.read(TestPictures.write(folder.resolve("a"), file));
        assertThat(picture.width() + "x" + picture.height()).isEqualTo(size);
        for (int i = 0; i < expected.length; i++) {
            assertThat(picture.rgb()[i] & 255).as("value %d", i).isBetween((expected[i] & 255) - tolerance, (expected[i] & 255) + tolerance);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedInOneSentence(String name, byte[] file, String words) {
        Path path = TestPictures.write(folder.resolve("a"), file);
        assertThatThrownBy(() -> Picture.read(path)).isInstanceOf(UnreadablePictureException.class)
                .hasMessageStartingWith(path + " cannot be read: it").hasMessageContaining(words)
                .hasMessageMatching("[^\n]*; [^\n]*\\.").message().doesNotContain("null");
    }

    static Stream<Arguments> read() throws IOException {
        return rows().filter(row -> !row[2].equals("refused"))
                .map(row -> Arguments.of(row[0], bytes(row[1]), row[2], Integer.parseInt(row[3]), HexFormat.of().parseHex(row[4])));
    }

    static Stream<Arguments> refused() throws IOException {
        return rows().filter(row -> row[2].equals("refused")).map(row -> Arguments.of(row[0], bytes(row[1]), row[3]));
    }

    private static Stream<String[]> rows() throws IOException {
        try (InputStream in = new GZIPInputStream(PictureKindsTest.class.getResourceAsStream("picture-kinds.tsv.gz"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split("\t", -1));
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
