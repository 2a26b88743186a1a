package tsugiki.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.cli.MainDoor;

/** The harness itself: its seeds are whole files, and its inputs depend on seed and number alone. */
class FormatsTest {

    /** Formats whose seeds need not be read as they are: streams without their file, plans, words. */
    private static final List<String> IN_PARTS = List.of("pth-zip", "pth-stream", "folder", "call");

    @TempDir
    Path made;

    @TempDir
    Path folder;

    @Test
    void theKitReadsEverySeed() throws Exception {
        for (Format format : Formats.all(made)) {
            for (byte[] seed : IN_PARTS.contains(format.name()) ? List.<byte[]>of() : format.seeds()) {
                if (format.name().equals("student") && seed == format.seeds().get(2)) {
                    continue; // has another head than its weights
                }
                Throwable refusal = catchThrowable(() -> format.reader().read(seed, folder));
                assertThat(refusal == null || refusal.getMessage().contains("not read here"))
                        .as("seed %d of %s: %s", format.seeds().indexOf(seed), format, refusal).isTrue();
                Readers.clear(folder);
            }
        }
    }

    @Test
    void everyCommandIsCalledOrKnownToTakeTooLong() {
        assertThat(MainDoor.words()).allMatch(word -> Calls.WORDS.contains(word) != Calls.TOO_LONG.contains(word));
        assertThat(MainDoor.words()).containsAll(Calls.TOO_LONG);
    }

    @Test
    void theSameSeedAndNumberGiveTheSameInput() throws Exception {
        List<Format> once = Formats.all(made);
        List<Format> again = Formats.all(made);
        for (int i = 0; i < once.size(); i++) {
            for (int number = 0; number < 50; number++) {
                assertThat(once.get(i).mutant(3, number)).as("%s %d", once.get(i), number).isEqualTo(again.get(i).mutant(3, number));
            }
            assertThat(once.get(i).mutant(3, 1)).isNotEqualTo(once.get(i).mutant(4, 1));
        }
    }
}
