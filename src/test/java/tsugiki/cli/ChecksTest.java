package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;

class ChecksTest {

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};

    @TempDir Path folder;
    private Path photograph;

    @BeforeEach
    void take() throws IOException {
        photograph = Files.write(folder.resolve("kiwi.jpg"), JPEG);
    }

    @Test
    void aPhotographIsNotOverwritten() throws IOException {
        assertThatThrownBy(() -> Checks.writable("--out", photograph)).isInstanceOf(CourseException.class)
                .hasMessageEndingWith("kiwi.jpg is a picture, which would be lost: choose another file.");
        Path hidden = Files.write(folder.resolve("features.safetensors"), JPEG);
        assertThatThrownBy(() -> Checks.writable("--out", hidden)).as("known by what is in it").isInstanceOf(CourseException.class);
        Checks.writable("--out", Files.writeString(folder.resolve("earlier.onnx"), "an earlier export"));
        Checks.writable("--out", folder.resolve("new/deep/file.onnx"));
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aGridIsAPngAndNoneOfThePicturesAskedAbout() throws IOException {
        Path drawing = Files.writeString(folder.resolve("leaf.png"), "\u0089PNG");
        assertThatThrownBy(() -> Checks.writablePng("--grid", drawing, List.of(photograph, folder.resolve("../" + folder.getFileName() + "/leaf.png"))))
                .isInstanceOf(CourseException.class).hasMessageContaining("is a picture that is asked about");
        assertThatThrownBy(() -> Checks.writablePng("--grid", photograph, List.of())).isInstanceOf(CourseException.class)
                .hasMessageEndingWith("choose a name that ends in .png.");
        Checks.writablePng("--grid", drawing, List.of(photograph));
    }
}
