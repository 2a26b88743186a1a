package tsugiki.drawn.garden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.drawn.DrawnFolder;
import tsugiki.drawn.DrawnSet;

class GardenTest {
    private static final DrawnSet TINY = new DrawnSet(Garden.SUBJECT, 3, 2, 2, 1, 1, 48);

    @Test
    void sameSeedDrawsTheSamePixels() {
        assertThat(pixels(Garden.draw(Species.IRIS, 5, 2, 64))).isEqualTo(pixels(Garden.draw(Species.IRIS, 5, 2, 64)));
    }

    @Test
    void otherSeedOrIndexDrawsAnotherPicture() {
        int[] one = pixels(Garden.draw(Species.IRIS, 5, 2, 64));
        assertThat(pixels(Garden.draw(Species.IRIS, 6, 2, 64))).isNotEqualTo(one);
        assertThat(pixels(Garden.draw(Species.IRIS, 5, 3, 64))).isNotEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 33, 150})
    void drawsInAnySize(int size) {
        BufferedImage picture = Garden.draw(Species.ROSE, 1, 0, size);
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(size, size);
    }

    @Test
    void splitsHaveSeedsOfTheirOwn() {
        DrawnSet spec = Garden.standard();
        assertThat(DrawnSet.SPLITS.stream().map(spec::splitSeed).distinct()).hasSize(3);
        assertThat(DrawnSet.SPLITS.stream().map(new DrawnSet(Garden.SUBJECT, 2, 10, 20, 20, 30, 256)::splitSeed)).doesNotContainAnyElementsOf(
                DrawnSet.SPLITS.stream().map(spec::splitSeed).toList());
    }

    @Test
    void plantsOneFilePerPictureInFoldersOfTheSpecies(@TempDir Path folder) throws IOException {
        DrawnFolder.plant(folder, TINY, Progress.SILENT);
        assertThat(files(folder)).containsExactly(
                "test/bell/test-0000.jpg", "test/daisy/test-0000.jpg",
                "train/bell/train-0000.jpg", "train/bell/train-0001.jpg",
                "train/daisy/train-0000.jpg", "train/daisy/train-0001.jpg",
                "validation/bell/validation-0000.jpg", "validation/daisy/validation-0000.jpg");
        assertThat(ImageIO.read(folder.resolve("train/daisy/train-0000.jpg").toFile()).getWidth()).isEqualTo(48);
    }

    @Test
    void plantsOnlyWhatIsMissing(@TempDir Path folder) throws IOException {
        DrawnFolder.plant(folder, TINY, Progress.SILENT);
        Path kept = folder.resolve("train/daisy/train-0000.jpg");
        Path lost = folder.resolve("train/daisy/train-0001.jpg");
        byte[] before = Files.readAllBytes(lost);
        Files.writeString(kept, "mine");
        Files.delete(lost);
        DrawnFolder.plant(folder, TINY, Progress.SILENT);
        assertThat(kept).hasContent("mine");
        assertThat(Files.readAllBytes(lost)).isEqualTo(before);
    }

    @Test
    void isADataSetWithClassesByTheAlphabet(@TempDir Path folder) {
        DataSet garden = DrawnFolder.dataSet(folder, TINY, Progress.SILENT);
        assertThat(garden.describe()).isEqualTo(
                "garden: 2 classes, split official: 4 train, 2 validation, 2 test pictures; 0 files left out");
        assertThat(garden.classes()).isSorted().containsExactly("bell", "daisy");
        assertThat(garden.items().stream().map(Item::name)).doesNotHaveDuplicates();
        assertThat(garden.test().get(1).source().open().width()).isEqualTo(48);
    }

    @Test
    void speciesStandByTheAlphabet() {
        assertThat(Stream.of(Species.values()).map(Species::label)).isSorted();
    }

    @Test
    void saysWhichFileCouldNotBeWritten(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("train"), "a file where a folder belongs");
        assertThatThrownBy(() -> DrawnFolder.plant(folder, TINY, Progress.SILENT))
                .isInstanceOf(CourseException.class).hasMessageContaining(".jpg").hasMessageContaining("cannot be written");
    }

    @Test
    void refusesAGardenOfOneSpecies() {
        assertThatThrownBy(() -> new DrawnSet(Garden.SUBJECT, 1, 1, 20, 20, 20, 256))
                .isInstanceOf(CourseException.class).hasMessage("A garden's species must be 2 to 10, not 1.");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString().replace('\\', '/')).sorted().toList();
        }
    }

    static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
