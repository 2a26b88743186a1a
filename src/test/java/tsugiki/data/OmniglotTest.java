package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.picture.Picture;
import tsugiki.picture.TestPictures;

/** On archives of the official form: two alphabets, one of them in both archives, a character of each, twenty writers. */
class OmniglotTest {

    @TempDir Path temporary;
    private Path folder;
    private Path datasets;

    @BeforeEach
    void makeArchives() throws IOException {
        folder = Files.createDirectories(temporary.resolve("given"));
        datasets = temporary.resolve("datasets");
        archive(1, "Greek");
        archive(2, "Greek", "Japanese_(katakana)");
    }

    @Test
    void partsDifferInTheirWriters() {
        DataSet data = open(null);
        assertThat(data.classes()).containsExactly("Greek 01", "Japanese (katakana) 01");
        assertThat(data.split()).isEqualTo("by writers");
        assertThat(data.counts(data.train())).containsExactly(12, 12);
        assertThat(data.counts(data.validation())).containsExactly(3, 3);
        assertThat(data.counts(data.test())).containsExactly(5, 5);
        assertThat(data.test().get(0).name()).isEqualTo("Greek/character01/0001_16.png");
        assertThat(data.leftOut()).isEmpty();
    }

    @Test
    void oneArchiveIsEnough() throws IOException {
        archive(1, "Greek", "Latin");
        Files.delete(folder.resolve("images_background_small2.zip"));
        assertThat(open(null).classes()).containsExactly("Greek 01", "Latin 01");
    }

    @Test
    void otherPartsAreOfOtherWritersToo() {
        assertThat(open(Split.TRAINVAL).train()).hasSize(30);
        assertThat(open(Split.SWAPPED).train()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "day", "day:(.)"})
    void splitsByFileAreRefused(String split) {
        assertThatThrownBy(() -> open(Split.of(split))).isInstanceOf(CourseException.class).hasMessageContaining("one writer's hand would be in several parts");
    }

    @Test
    void isOnlyRead() {
        open(null);
        open(null);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("images_background_small1.zip", "images_background_small2.zip");
        assertThat(datasets.toFile().list()).hasSize(2);
        assertThat(Omniglot.isIn(folder)).isTrue();
        assertThat(Omniglot.isIn(temporary)).isFalse();
    }

    @Test
    void otherFilesAreLeftOutAndListed() throws IOException {
        Map<String, byte[]> files = pictures("Greek", "Latin");
        files.put("images_background_small1/Greek/readme.txt", new byte[1]);
        TestArchives.zip(folder.resolve("images_background_small1.zip"), files);
        assertThat(open(null).leftOut()).containsExactly(new LeftOut("Greek/readme.txt", "its name says no character and writer"));
    }

    @Test
    void missingAndEmptyArchivesAreNamed() throws IOException {
        assertThatThrownBy(() -> Omniglot.open(temporary, datasets, null, Progress.SILENT)).isInstanceOf(CourseException.class)
                .hasMessageContaining("holds neither of images_background_small1.zip and images_background_small2.zip");
        TestArchives.zip(folder.resolve("images_background_small1.zip"), Map.of("top/a.txt", new byte[1]));
        Files.delete(folder.resolve("images_background_small2.zip"));
        assertThatThrownBy(() -> open(null)).isInstanceOf(CourseException.class).hasMessageContaining("hold no pictures by alphabet, character and writer");
    }

    @Test
    void damagedArchiveIsNamed() throws IOException {
        Path archive = folder.resolve("images_background_small2.zip");
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> open(null)).isInstanceOf(CourseException.class).hasMessageContaining("small2.zip is cut off or damaged");
    }

    @Test
    void downloadChecksTheSums() throws IOException {
        HttpServer server = TestArchives.serve("/", Files.readAllBytes(folder.resolve("images_background_small1.zip")));
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            assertThatThrownBy(() -> Omniglot.download(address, temporary.resolve("download"), Progress.SILENT))
                    .isInstanceOf(CourseException.class).hasMessageContaining("images_background_small1.zip").hasMessageContaining("f38eb80f");
        } finally {
            server.stop(0);
        }
        assertThat(temporary.resolve("download")).isEmptyDirectory();
    }

    private DataSet open(Split split) {
        return Omniglot.open(folder, datasets, split, Progress.SILENT);
    }

    private void archive(int number, String... alphabets) throws IOException {
        TestArchives.zip(folder.resolve("images_background_small" + number + ".zip"), pictures(alphabets));
    }

    private static Map<String, byte[]> pictures(String... alphabets) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String alphabet : alphabets) {
            for (int writer = 1; writer <= 20; writer++) {
                files.put(Text.of("images_background_small1/%s/character01/0001_%02d.png", alphabet, writer), TestPictures.png(Picture.filled(8, 8, writer, 0, 0)));
            }
        }
        return files;
    }
}
