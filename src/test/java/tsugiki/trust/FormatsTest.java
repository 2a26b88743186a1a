package tsugiki.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness itself: its seeds are whole files, and its inputs depend on seed and number alone. */
class FormatsTest {

    private static final List<String> WHOLE = List.of("jpg", "png", "gif", "bmp", "tif", "safetensors", "features", "checkpoint", "mat", "tgz");

    @TempDir
    Path folder;

    @Test
    void theKitReadsEverySeed() throws Exception {
        for (Format format : Formats.all()) {
            for (byte[] seed : WHOLE.contains(format.name()) ? format.seeds() : List.<byte[]>of()) {
                assertThatCode(() -> format.reader().read(seed, folder)).as("seed %d of %s", format.seeds().indexOf(seed), format).doesNotThrowAnyException();
                Readers.clear(folder);
            }
        }
    }

    @Test
    void theSameSeedAndNumberGiveTheSameInput() throws Exception {
        List<Format> once = Formats.all();
        List<Format> again = Formats.all();
        for (int i = 0; i < once.size(); i++) {
            for (int number = 0; number < 50; number++) {
                assertThat(once.get(i).mutant(3, number)).as("%s %d", once.get(i), number).isEqualTo(again.get(i).mutant(3, number));
            }
            assertThat(once.get(i).mutant(3, 1)).isNotEqualTo(once.get(i).mutant(4, 1));
        }
    }
}
