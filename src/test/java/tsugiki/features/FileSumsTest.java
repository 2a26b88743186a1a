package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.Digest;

class FileSumsTest {

    @TempDir
    Path folder;
    private Path file;
    private FeatureDatabase database;

    @BeforeEach
    void open() throws IOException {
        file = Files.writeString(folder.resolve("a.jpg"), "one");
        database = FeatureDatabase.open(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A tick long past: also a file that was made just now is remembered. */
    private String sum(Path of) throws IOException {
        FileSums sums = new FileSums(database, Duration.ofSeconds(-10));
        String sum = sums.of(of);
        sums.keep();
        return sum;
    }

    private int remembered() {
        return database.ask(open -> {
            try (var rows = open.createStatement().executeQuery("SELECT count(*) FROM file")) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    private void pretend() {
        database.ask(open -> open.createStatement().executeUpdate("UPDATE file SET sum = x'abcd'"));
    }

    private boolean remembers() throws IOException {
        sum(file);
        return remembered() == 1;
    }

    @Test
    void theSumIsThatOfTheBytes() throws IOException {
        assertThat(sum(file)).isEqualTo(Digest.of("SHA-256", file)).isEqualTo(sum(file));
    }

    @Test
    void whatIsRememberedIsNotReadAgainAlsoUnderAnotherFolderName() throws IOException {
        assumeThat(remembers()).isTrue();
        pretend();
        assertThat(sum(file)).isEqualTo("abcd");
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Path inside = Files.writeString(pictures.resolve("b.jpg"), "two");
        sum(inside);
        pretend();
        Path moved = Files.move(pictures, folder.resolve("moved"));
        assertThat(sum(moved.resolve("b.jpg"))).isEqualTo("abcd");
    }

    @Test
    void anotherContentOfTheSameSizeAndTimeIsSeen() throws IOException {
        sum(file);
        FileTime time = Files.getLastModifiedTime(file);
        FileTime changed = changed(file);
        do {
            Files.writeString(file, "two");
            Files.setLastModifiedTime(file, time);
        } while (changed != null && changed(file).equals(changed)); // the clock of the disk ticks slowly
        assertThat(sum(file)).isEqualTo(Digest.of("SHA-256", file));
    }

    private static FileTime changed(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix") ? (FileTime) Files.getAttribute(file, "unix:ctime") : null;
    }

    @Test
    void anotherFileMovedOverItIsSeen() throws IOException {
        sum(file);
        FileTime time = Files.getLastModifiedTime(file);
        Path other = Files.writeString(folder.resolve("other.jpg"), "two");
        Files.setLastModifiedTime(other, time);
        Files.delete(file);
        Files.move(other, file);
        assertThat(sum(file)).isEqualTo(Digest.of("SHA-256", file));
    }

    @Test
    void whatChangedJustNowIsNotRemembered() throws IOException {
        FileSums sums = new FileSums(database);
        assertThat(sums.of(file)).isEqualTo(Digest.of("SHA-256", file));
        sums.keep();
        assertThat(remembered()).isZero();
    }
}
