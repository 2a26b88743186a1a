package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.AtomicFiles;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Text;

/** On archives of a few hundred bytes, made block by block. */
class UnpackedTest {

    private static final byte[] END = new byte[1024];

    @TempDir Path temporary;
    private Path archive;
    private Path parent;

    @BeforeEach
    void name() {
        archive = temporary.resolve("a.tgz");
        parent = temporary.resolve("unpacked");
    }

    @Test
    void filesAndFoldersComeOut() throws IOException {
        write(file("./jpg/", ""), file("jpg/image_00001.jpg", "one"), END);
        Path folder = Unpacked.of(archive, parent, Progress.SILENT);
        assertThat(folder.resolve("jpg/image_00001.jpg")).hasContent("one");
        assertThat(parent.toFile().list()).containsExactly(folder.getFileName().toString());
    }

    @Test
    void nameInAnyLanguageComesOut() throws IOException {
        assumeThat(System.getProperty("sun.jnu.encoding")).as("the launcher sees to it").isEqualTo("UTF-8");
        write(file("jpg/花.jpg", "flower"), END);
        assertThat(Unpacked.of(archive, parent, Progress.SILENT).resolve("jpg/花.jpg")).hasContent("flower");
    }

    @Test
    void archivesThatDifferInTheMiddleOnlyAreTwo() throws IOException {
        write(stored("x".repeat(200_000)));
        Path one = Unpacked.of(archive, parent, Progress.SILENT);
        write(stored("x".repeat(100_000) + "y" + "x".repeat(99_999)));
        assertThat(Unpacked.of(archive, parent, Progress.SILENT)).isNotEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "jpg/../../a", "/etc/a", "C:\\a", "C:/a", "c:a", "..\\a", "jpg\\a"})
    void namesThatLeaveTheFolderAreRefused(String name) throws IOException {
        write(file(name, "x"), END);
        assertThat(message()).contains("its entry '" + name + "' would leave the folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CON", "jpg/nul.jpg", "jpg/Com1", "a?b", "a:b:c", "a.", "jpg /a", "a\nb", "a\u001b[31m"})
    void namesThatSomeMachineCannotWriteAreRefused(String name) throws IOException {
        write(file(name, "x"), END);
        assertThat(message()).contains(name.startsWith("a:") ? "would leave" : "has a name that cannot be written").doesNotContain("\n", "\u001b");
    }

    @Test
    void aNameTooLongForTheDiskIsRefused() throws IOException {
        write(pax("path=" + "n".repeat(300)), file("short", "x"), END);
        assertThat(message()).contains("has a name that cannot be written");
    }

    @Test
    void foldersInFoldersEndSomewhere() throws IOException {
        write(file("d/".repeat(31) + "a", "x"), END);
        assertThat(Unpacked.of(archive, parent, Progress.SILENT).resolve("d/".repeat(31) + "a")).hasContent("x");
        AtomicFiles.deleteTree(parent);
        write(file("d/".repeat(32) + "a", "x"), END);
        assertThat(message()).contains("lies in more than 31 folders");
    }

    @Test
    void aNameWithANulIsRefused() throws IOException {
        write(pax("path=jpg/a\0b"), file("short", "x"), END);
        assertThat(message()).contains("a.tgz");
    }

    @Test
    void aSparseFileThatClaimsGigabytesIsRefused() throws IOException {
        byte[] header = header("jpg/image_00001.jpg", 512, 'S');
        put(header, 386, "00000000000\0" + "00000001000\0" + "77777777000\0" + "00000000000\0");
        put(header, 483, "77777777777\0");
        write(sealed(header), Arrays.copyOf("xxx".getBytes(StandardCharsets.US_ASCII), 512), END);
        assertThat(message()).contains("a.tgz");
    }

    @ParameterizedTest
    @CsvSource({"L, 07777777777", "x, 07777777777", "g, 07777777777", "L, 010000000", "x, 010000000"})
    void aNameThatClaimsMegabytesIsRefusedBeforeItIsRead(char kind, String size) throws IOException {
        byte[] header = header("long", Long.parseLong(size, 8), kind);
        write(sealed(header), new byte[3 << 20], END);
        assertThat(message()).contains("a.tgz");
    }

    @Test
    void aFileOutOfProportionIsRefusedByItsHeader() throws IOException {
        write(sealed(header("jpg/a", 30_000_000, '0')), END);
        assertThat(message()).contains("'jpg/a' makes it absurdly large");
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws IOException {
        write(file("jpg/a", "one"), file("jpg/./a", "two"), END);
        assertThat(message()).contains("comes twice");
        write(file("jpg", "a file"), file("jpg/a", "two"), END);
        assertThat(message()).contains("comes twice");
    }

    @Test
    void aWrongByteInTheMiddleIsFound() throws IOException {
        write(stored("x".repeat(5000)));
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 3]++;
        Files.write(archive, bytes);
        assertThat(message()).contains("cut off or damaged");
    }

    @Test
    void whatAKilledUnpackingLeftIsTakenAway() throws IOException {
        write(file("a", "x"), END);
        Files.createDirectories(parent.resolve("unpacking-0123/jpg"));
        Files.writeString(parent.resolve("unpacking-0123/jpg/b"), "half");
        Files.writeString(parent.resolve(".unpacking.lock"), "");
        Path folder = Unpacked.of(archive, parent, Progress.SILENT);
        assertThat(parent.toFile().list()).containsExactly(folder.getFileName().toString());
    }

    @Test
    void ofTwoAtOnceTheSecondWaitsAndTakesTheFirstsFolder() throws IOException {
        write(file("a", "x"), END);
        CountDownLatch waits = new CountDownLatch(1);
        Progress.Factory word = (title, unit) -> {
            if (title.equals("Another program unpacks a.tgz, waiting")) {
                waits.countDown();
                return Progress.SILENT.start(title, unit);
            }
            await(waits); // the first does not begin before the second waits
            return Progress.SILENT.start(title, unit);
        };
        CompletableFuture<Path> other = CompletableFuture.supplyAsync(() -> Unpacked.of(archive, parent, word));
        assertThat(Unpacked.of(archive, parent, word)).isEqualTo(other.join());
        assertThat(parent.toFile().list()).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The refusal; nothing stays on the disk. */
    private String message() {
        CourseException[] refusal = new CourseException[1];
        assertThatThrownBy(() -> Unpacked.of(archive, parent, Progress.SILENT)).isInstanceOf(CourseException.class)
                .satisfies(e -> refusal[0] = (CourseException) e);
        assertThat(parent).isEmptyDirectory();
        return refusal[0].getMessage();
    }

    private void write(byte[]... blocks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            for (byte[] block : blocks) {
                gzip.write(block);
            }
        }
        Files.write(archive, out.toByteArray());
    }

    /** Written without compression, so that a byte of the archive is a byte of the file. */
    private void write(byte[] whole) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {{ def.setLevel(Deflater.NO_COMPRESSION); }}) {
            gzip.write(whole);
        }
        Files.write(archive, out.toByteArray());
    }

    private static byte[] stored(String content) {
        return joined(file("jpg/a", content), END);
    }

    private static byte[] file(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512);
        return joined(sealed(header(name, bytes.length, name.endsWith("/") ? '5' : '0')), padded);
    }

    private static byte[] pax(String record) {
        int length = record.length() + 3;
        length += String.valueOf(length + 1).length() - 1;
        String line = length + " " + record + "\n";
        return joined(sealed(header("PaxHeader/x", line.length(), 'x')), Arrays.copyOf(line.getBytes(StandardCharsets.UTF_8), 512));
    }

    private static byte[] header(String name, long size, char kind) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
        put(header, 124, Text.of("%011o", size) + "\0" + "14000000000\0" + "        " + kind);
        put(header, 257, kind == 'S' || kind == 'L' ? "ustar  \0" : "ustar\00000");
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static byte[] sealed(byte[] header) {
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, Text.of("%06o", sum) + "\0 ");
        return header;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            out.write(first);
            out.write(second);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
