package tsugiki.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.CourseException;

/** Archives made to harm; offsets in the table of contents are PKWARE's. */
class StoredZipTest {

    private static final int CENTRAL = 0x02014b50;

    @Test
    void anOrdinaryArchive() throws IOException {
        StoredZip zip = open(zip(ZipEntry.STORED, "a/data.pkl", "a/version"));
        assertThat(zip.names()).containsExactly("a/data.pkl", "a/version");
        assertThat(StandardCharsets.UTF_8.decode(zip.read("a/version")).toString()).isEqualTo("content of a/version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "/etc/evil", "a\\..\\evil", "C:evil", ".."})
    void namesThatPointOutsideAreRefused(String name) throws IOException {
        byte[] zip = zip(ZipEntry.STORED, "a/data.pkl", name);
        assertThatThrownBy(() -> WeightsReader.read(FileBytes.of(Path.of("bad.pth"), zip)))
                .isInstanceOf(CourseException.class).hasMessageContaining("bad.pth").hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"a/version, holds no tensors", "a/b/data.pkl, holds no tensors", "data.pkl, holds no tensors"})
    void anArchiveWithoutTensorsIsRefused(String name, String why) throws IOException {
        byte[] zip = zip(ZipEntry.STORED, name);
        assertThatThrownBy(() -> WeightsReader.read(FileBytes.of(Path.of("bad.pth"), zip)))
                .isInstanceOf(CourseException.class).hasMessageContaining(why);
    }

    @Test
    void aTorchScriptProgramIsRefused() throws IOException {
        byte[] zip = zip(ZipEntry.DEFLATED, "a/data.pkl", "a/code/__torch__/net.py", "a/constants.pkl");
        assertThatThrownBy(() -> WeightsReader.read(FileBytes.of(Path.of("bad.pth"), zip)))
                .isInstanceOf(CourseException.class).hasMessageContaining("TorchScript");
    }

    @Test
    void compressedEntriesAreRefused() throws IOException {
        byte[] zip = zip(ZipEntry.DEFLATED, "a/data.pkl");
        assertThatThrownBy(() -> WeightsReader.read(FileBytes.of(Path.of("bad.pth"), zip)))
                .isInstanceOf(CourseException.class).hasMessageContaining("compressed");
    }

    @Test
    void overlappingEntriesAreRefused() throws IOException {
        byte[] zip = zip(ZipEntry.STORED, "a/data.pkl", "a/data.pk2");
        int second = find(zip, CENTRAL, find(zip, CENTRAL, 0) + 1);
        change(zip, second + 42, 0); // its header: the first one's
        assertRefused(zip, "data.pk2");
    }

    @Test
    void anEntryThatClaimsToBeHugeIsRefused() throws IOException {
        byte[] zip = zip(ZipEntry.STORED, "a/data.pkl");
        change(zip, find(zip, CENTRAL, 0) + 20, 0x7ffffff0);
        change(zip, find(zip, CENTRAL, 0) + 24, 0x7ffffff0);
        assertRefused(zip, "truncated");
    }

    @Test
    void anEntryThatReachesIntoTheTableIsRefused() throws IOException {
        byte[] zip = zip(ZipEntry.STORED, "a/data.pkl");
        change(zip, find(zip, CENTRAL, 0) + 20, 40);
        change(zip, find(zip, CENTRAL, 0) + 24, 40);
        assertRefused(zip, "passes the archive's end");
    }

    @Test
    void twoEntriesOfOneNameAreRefused() throws IOException {
        byte[] zip = zip(ZipEntry.STORED, "a/data.pkl", "a/data.pk2");
        int second = find(zip, CENTRAL, find(zip, CENTRAL, 0) + 1);
        zip[second + 46 + "a/data.pk".length()] = 'l';
        assertRefused(zip, "two entries called a/data.pkl");
    }

    @Test
    void changedContentIsFoundByItsCheckSum() throws IOException {
        byte[] zip = zip(ZipEntry.STORED, "a/version");
        zip[30 + "a/version".length()]++;
        assertThatThrownBy(() -> open(zip).read("a/version")).isInstanceOf(CourseException.class).hasMessageContaining("check sum");
    }

    private static void assertRefused(byte[] zip, String why) {
        assertThatThrownBy(() -> open(zip)).isInstanceOf(CourseException.class).hasMessageContaining("bad.pth").hasMessageContaining(why);
    }

    private static StoredZip open(byte[] zip) {
        return StoredZip.open(FileBytes.of(Path.of("bad.pth"), zip));
    }

    private static byte[] zip(int method, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(method);
            for (String name : names) {
                byte[] content = ("content of " + name).getBytes(StandardCharsets.UTF_8);
                CRC32 crc = new CRC32();
                crc.update(content);
                ZipEntry entry = new ZipEntry(name);
                entry.setSize(content.length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static int find(byte[] zip, int signature, int from) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int at = from;
        while (bytes.getInt(at) != signature) {
            at++;
        }
        return at;
    }

    private static void change(byte[] zip, int at, int value) {
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    }
}
