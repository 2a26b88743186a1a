package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    private static final long NOBODY = 999_999_999_999L;

    @TempDir
    Path folder;

    @Test
    void replacesAFileWhole() throws IOException {
        Path file = folder.resolve("new/a.txt");
        AtomicFiles.write(file, "one");
        AtomicFiles.write(file, "two");
        assertThat(file).hasContent("two");
        assertThat(names()).containsExactly("new");
    }

    @Test
    void afterAFailureTheFileIsAsBefore() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFiles.write(file, "one");
        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
            throw new IOException("disk full");
        })).hasMessage("disk full");
        assertThat(file).hasContent("one");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void aLinkStaysOne() throws IOException {
        Path real = Files.writeString(folder.resolve("real.txt"), "one");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), real);
        AtomicFiles.write(link, "two");
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("two");
    }

    @Test
    void whatAKilledWriterLeftGoesWithTheNextWrite() throws IOException {
        Files.writeString(folder.resolve(".a.txt." + NOBODY + "-1.part"), "half");
        Path living = Files.writeString(folder.resolve(".a.txt." + ProcessHandle.current().pid() + "-99.part"), "at work");
        Path other = Files.writeString(folder.resolve(".b.txt." + NOBODY + "-1.part"), "of another name");
        AtomicFiles.write(folder.resolve("a.txt"), "whole");
        assertThat(names()).containsExactlyInAnyOrder("a.txt", living.getFileName().toString(), other.getFileName().toString());
    }

    @Test
    void aTreeIsDeletedButNotWhatItsLinksLeadTo() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.txt"), "stays");
        Path tree = Files.createDirectories(folder.resolve("tree/deep"));
        Files.createSymbolicLink(tree.resolve("link"), outside);
        AtomicFiles.deleteTree(folder.resolve("tree"));
        assertThat(names()).containsExactly("outside.txt");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
