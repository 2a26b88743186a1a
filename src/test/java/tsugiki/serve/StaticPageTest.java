package tsugiki.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;

/** Where a page may be written, and what is not taken for {@code onnxruntime-web}; that it answers, the browser's test tells. */
class StaticPageTest {

    @TempDir
    Path folder;

    /** A program in the place of npm. */
    private String npm(String script) throws IOException {
        assumeTrue(File.separatorChar == '/', "a script with a shell");
        Path npm = folder.resolve("npm");
        Files.writeString(npm, "#!/bin/sh\n" + script + "\n");
        assertThat(npm.toFile().setExecutable(true)).isTrue();
        return npm.toString();
    }

    private void assertNotFetched(String npm, String sentence) throws IOException {
        Path kept = folder.resolve("kept/onnxruntime-web");
        assertThatThrownBy(() -> WebRuntime.fetch(npm, kept)).isInstanceOf(CourseException.class).hasMessageContaining(sentence);
        try (Stream<Path> left = Files.list(kept.getParent())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void npmThatIsMissingOrFailsIsToldInASentence() throws IOException {
        assertNotFetched(folder.resolve("none").toString(), "npm was not found, and it brings onnxruntime-web: install Node.js, or give --runtime DIR with ");
        assertNotFetched(npm("echo 'npm error code ENOTFOUND'; echo 'npm error network no such host'; exit 1"),
                "npm did not bring onnxruntime-web " + WebRuntime.VERSION + " (network no such host): check the network and npm's settings, or give --runtime DIR");
        assertNotFetched(npm("exit 0"), "npm left no package of onnxruntime-web");
    }

    @Test
    void aPackageWithOtherFilesIsNotUsed() throws IOException {
        Path archive = folder.resolve("a.tgz");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(Files.newOutputStream(archive)))) {
            byte[] bytes = {1, 2, 3};
            TarArchiveEntry entry = new TarArchiveEntry("package/dist/" + WebRuntime.names().get(0));
            entry.setSize(bytes.length);
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
        }
        assertNotFetched(npm("cp " + archive + " here.tgz"), "as npm brought it, is not the file that this kit knows: it is not used; try another registry.");
    }

    @Test
    void aFolderWithoutItIsRefused() throws IOException {
        for (String name : WebRuntime.names()) {
            Files.writeString(folder.resolve(name), "another version");
        }
        assertThatThrownBy(() -> WebRuntime.of(Optional.of(folder))).isInstanceOf(CourseException.class)
                .hasMessageContaining(" has no onnxruntime-web " + WebRuntime.VERSION + ": it wants " + String.join(" and ", WebRuntime.names()) + " with the sums of that version.");
    }

    @Test
    void thePageOfSomethingElseStays() throws IOException {
        Path index = Files.writeString(folder.resolve("index.html"), "my own");
        assertThatThrownBy(() -> StaticPage.check(folder)).isInstanceOf(CourseException.class)
                .hasMessageEndingWith(" holds index.html, which is of something else and would be lost: choose another folder.");
        assertThatThrownBy(() -> StaticPage.check(index)).isInstanceOf(CourseException.class).hasMessageEndingWith(" is a file, but a page is a folder: choose another name.");
        Files.delete(index);
        Files.writeString(folder.resolve("student.json"), "another student");
        assertThatThrownBy(() -> StaticPage.check(folder)).isInstanceOf(CourseException.class).hasMessageContaining(" holds student.json, ");
        Files.createFile(folder.resolve("student.onnx"));
        StaticPage.check(folder);
    }

    @Test
    void bothPagesAskTheirStudentInTheSameWords() {
        for (String file : List.of("served.js", "alone.js")) {
            assertThat(new String(Page.bytes(file))).contains("const student = ", "atOnce: ", "keeps: ", "about,", "ask");
        }
    }
}
