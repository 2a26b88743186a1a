package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;

/** What zip adds to {@link UnpackedTest}: its directory may lie about what it holds. */
class UnpackedZipTest {

    @TempDir Path temporary;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private Path archive;
    private Path parent;

    @BeforeEach
    void name() {
        archive = temporary.resolve("a.zip");
        parent = temporary.resolve("unpacked");
        files.put("top/", new byte[0]);
        files.put("top/a.txt", "one".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void filesAndFoldersComeOut() throws IOException {
        TestArchives.zip(archive, files);
        Path folder = Unpacked.of(archive, parent, Progress.SILENT);
        assertThat(folder.resolve("top/a.txt")).hasContent("one");
        assertThat(parent.toFile().list()).containsExactly(folder.getFileName().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "top/../../a", "/etc/a", "C:/a"})
    void namesThatLeaveTheFolderAreRefused(String name) throws IOException {
        files.put(name, new byte[1]);
        TestArchives.zip(archive, files);
        assertThat(message()).contains("its entry '" + name + "' would leave the folder");
    }

    @Test
    void linksAreRefused() throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            ZipArchiveEntry link = new ZipArchiveEntry("link");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write("/etc".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        assertThat(message()).contains("'link' is a link");
    }

    @Test
    void aWrongByteIsFoundByItsSum() throws IOException {
        stored("content");
        change("content".getBytes(StandardCharsets.UTF_8)[0], 0);
        assertThat(message()).contains("cut off or damaged");
    }

    @Test
    void anEncryptedEntryIsRefused() throws IOException {
        stored("content");
        byte[] bytes = Files.readAllBytes(archive);
        bytes[directory(bytes) + 8] |= 1;
        Files.write(archive, bytes);
        assertThat(message()).contains("is packed in a way that is not read here");
    }

    @Test
    void aFileOutOfProportionIsRefusedByTheDirectory() throws IOException {
        stored("content");
        byte[] bytes = Files.readAllBytes(archive);
        bytes[directory(bytes) + 27] = 2; // 33 million bytes
        Files.write(archive, bytes);
        assertThat(message()).contains("makes it absurdly large");
    }

    @Test
    void aFileThatIsLongerThanItClaimsIsRefused() throws IOException {
        files.put("top/zeros", new byte[5_000_000]);
        TestArchives.zip(archive, files);
        byte[] bytes = Files.readAllBytes(archive);
        int last = directory(bytes);
        bytes[last + 26] = 0;
        Files.write(archive, bytes);
        assertThat(message()).contains("cut off or damaged");
    }

    @Test
    void aDirectoryWithoutEndIsRefusedWhileItIsRead() throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            for (int i = 0; i < 1050; i++) { // 65 MiB
                ZipArchiveEntry entry = new ZipArchiveEntry(i + ".txt");
                entry.setComment("x".repeat(0xffff));
                zip.putArchiveEntry(entry);
                zip.closeArchiveEntry();
            }
        }
        assertThat(message()).contains("its headers are absurdly large");
    }

    private void stored(String content) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            zip.setMethod(ZipArchiveEntry.STORED);
            ZipArchiveEntry entry = new ZipArchiveEntry("a.txt");
            entry.setSize(content.length());
            java.util.zip.CRC32 sum = new java.util.zip.CRC32();
            sum.update(content.getBytes(StandardCharsets.UTF_8));
            entry.setCrc(sum.getValue());
            zip.putArchiveEntry(entry);
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
    }

    private void change(byte from, int by) throws IOException {
        byte[] bytes = Files.readAllBytes(archive);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("content");
        assertThat(bytes[at]).isEqualTo(from);
        bytes[at] = (byte) by;
        Files.write(archive, bytes);
    }

    /** Where the directory's last entry begins. */
    private static int directory(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    }

    /** The refusal; nothing stays on the disk. */
    private String message() {
        CourseException[] refusal = new CourseException[1];
        assertThatThrownBy(() -> Unpacked.of(archive, parent, Progress.SILENT)).isInstanceOf(CourseException.class)
                .satisfies(e -> refusal[0] = (CourseException) e);
        assertThat(parent).isEmptyDirectory();
        return refusal[0].getMessage();
    }
}
