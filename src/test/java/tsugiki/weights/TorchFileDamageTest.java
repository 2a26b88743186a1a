package tsugiki.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.CourseException;

/** Whatever happens to a file, the answer is a sentence: no other exception, no hang. */
class TorchFileDamageTest {

    private static final Path FILE = Path.of("tiny.pth");

    @ParameterizedTest
    @ValueSource(strings = {"network_zip.pth", "network_stream.pth", "views_stream.pth", "old_parameter_stream.pth"})
    void aFileCutAnywhereIsRefused(String name) {
        byte[] whole = Fixtures.bytes(name);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(isRead(cut)).as("%d bytes", length).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"network_zip.pth", "network_stream.pth", "views_stream.pth", "protocol4_zip.pth"})
    void aWrongByteAnywhereIsReadOrRefused(String name) {
        byte[] whole = Fixtures.bytes(name);
        SplittableRandom random = new SplittableRandom(7);
        for (int at = 0; at < whole.length; at++) {
            byte[] wrong = whole.clone();
            wrong[at] = (byte) random.nextInt(256);
            isRead(wrong);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"network_stream.pth", "no_check_sums_zip.pth"})
    void manyWrongBytesAreReadOrRefused(String name) {
        byte[] whole = Fixtures.bytes(name);
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 2000; trial++) {
            byte[] wrong = whole.clone();
            for (int i = 0; i < 4; i++) {
                wrong[random.nextInt(wrong.length)] = (byte) random.nextInt(256);
            }
            isRead(wrong);
        }
    }

    /** False when it is refused by a sentence that names the file; anything else fails the test. */
    private static boolean isRead(byte[] content) {
        try {
            WeightsReader.read(FileBytes.of(FILE, content));
            return true;
        } catch (CourseException e) {
            assertThat(e.getMessage()).contains("tiny.pth");
            return false;
        }
    }
}
