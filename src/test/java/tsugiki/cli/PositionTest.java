package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.picture.Picture;
import tsugiki.picture.TestPictures;

/** Where pictures were taken is told once and kept nowhere. */
class PositionTest {

    private static final String LATITUDE = "47,30.1234N";

    @TempDir
    Path folder;

    @Test
    void positionsReachNeitherStudentNorCard() throws IOException {
        Path pictures = Drawings.classes(folder.resolve("pictures"), 13);
        try (Stream<Path> files = Files.walk(pictures)) {
            for (Path png : files.filter(Files::isRegularFile).toList()) {
                TestPictures.write(png, TestPictures.placedByXmp(TestPictures.placed(TestPictures.jpeg(Picture.read(png)), 47), LATITUDE));
            }
        }
        Path student = folder.resolve("student");
        Call trained = Call.call("train", "--data", pictures.toString(), "--model", "resnet18", "--weights", Drawings.weights(folder).toString(),
                "--size", "32", "--refuse", "neighbour", "--keep", "0.5", "--out", student.toString());
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("26 of 26 pictures carry the place where they were taken (GPS)").doesNotContain(LATITUDE);
        try (Stream<Path> files = Files.walk(student)) {
            List<Path> kept = files.filter(Files::isRegularFile).toList();
            assertThat(kept).extracting(Path::getFileName).extracting(Path::toString).contains("student.json", "weights.safetensors", "README.md", "card.json");
            for (Path file : kept) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain(LATITUDE, "GPS", "Exif\0", "exif:", folder.toString());
            }
        }
    }
}
