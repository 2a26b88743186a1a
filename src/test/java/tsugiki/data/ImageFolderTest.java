package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.picture.Picture;
import tsugiki.picture.TestPictures;

class ImageFolderTest {

    @TempDir Path root;

    @Test
    void classesAreTheFoldersSorted() {
        twoClasses("a.png", "b.png", "c.png", "d.png", "e.png");
        DataSet data = ImageFolder.open(root, null, 1);
        assertThat(data.classes()).containsExactly("rose", "tulip");
        assertThat(data.split()).isEqualTo("random (seed 1)");
        assertThat(data.train()).hasSize(6);
        assertThat(data.validation()).hasSize(2);
        assertThat(data.test()).hasSize(2);
        assertThat(data.items()).extracting(Item::name).contains("rose/a.png", "tulip/e.png").doesNotHaveDuplicates();
        assertThat(data.train().get(0).source().open()).isEqualTo(Picture.filled(8, 8, 10, 20, 30));
    }

    @Test
    void randomSplitFollowsTheSeed() {
        twoClasses("a.png", "b.png", "c.png", "d.png", "e.png", "f.png", "g.png", "h.png");
        List<Item> first = ImageFolder.open(root, Split.RANDOM, 1).train();
        assertThat(ImageFolder.open(root, Split.RANDOM, 1).train()).isEqualTo(first);
        assertThat(ImageFolder.open(root, Split.RANDOM, 2).train()).isNotEqualTo(first);
    }

    @Test
    void foldersOfPartsAreTheOfficialSplit() {
        divided("val");
        DataSet data = ImageFolder.open(root, null, 1);
        assertThat(data.split()).isEqualTo("official");
        assertThat(data.train()).extracting(Item::name)
                .containsExactly("train/rose/a.png", "train/rose/b.png", "train/tulip/a.png", "train/tulip/b.png");
        assertThat(data.validation()).extracting(Item::label).containsExactly(0, 1);
        assertThat(data.test()).extracting(Item::name).containsExactly("test/rose/d.png", "test/tulip/d.png");
    }

    @Test
    void validAndValidationAreNamesOfTheSamePart() {
        divided("valid");
        assertThat(ImageFolder.open(root, null, 1).validation()).hasSize(2);
    }

    @Test
    void otherSplitsOfPartsMoveTheRoles() {
        divided("validation");
        assertThat(ImageFolder.open(root, Split.TRAINVAL, 1).train()).hasSize(6);
        assertThat(ImageFolder.open(root, Split.SWAPPED, 1).train()).hasSize(2);
        assertThat(ImageFolder.open(root, Split.SWAPPED, 1).scoredOn()).isEqualTo("validation");
        assertThat(ImageFolder.open(root, Split.RANDOM, 1).items()).hasSize(8);
    }

    @Test
    void wholeEveryPictureIsTested() {
        divided("val");
        DataSet all = DataSets.openWhole(root.toString(), Progress.SILENT);
        assertThat(all.split()).isEqualTo("whole");
        assertThat(all.train()).isEmpty();
        assertThat(all.scored()).hasSize(8);
        assertThat(all.baseline()).isEqualTo(0.5);
        DataSet test = DataSets.openWhole(root.resolve("test").toString(), Progress.SILENT);
        assertThat(test.scored()).extracting(Item::name).containsExactly("rose/d.png", "tulip/d.png");
        assertThatThrownBy(test::requireTraining).isInstanceOf(CourseException.class).hasMessageContaining("train on under the split whole");
    }

    @Test
    void wholeOneClassIsEnough() {
        TestPictures.pictures(root.resolve("rose"), "a.png");
        assertThat(DataSets.openWhole(root.toString(), Progress.SILENT).scored()).hasSize(1);
    }

    @Test
    void aClassNamedTrainIsAClass() {
        TestPictures.pictures(root.resolve("train"), "a.png", "b.png");
        TestPictures.pictures(root.resolve("bus"), "a.png", "b.png");
        assertThat(ImageFolder.open(root, null, 1).classes()).containsExactly("bus", "train");
    }

    @Test
    void whatIsNoPictureIsLeftOutAndListed() {
        twoClasses("a.png", "b.png");
        TestPictures.write(root.resolve("rose/text.jpg"), "hello".getBytes(StandardCharsets.UTF_8));
        TestPictures.write(root.resolve("rose/empty.jpg"), new byte[0]);
        TestPictures.write(root.resolve("rose/.DS_Store"), new byte[] {1});
        TestPictures.write(root.resolve("notes.txt"), new byte[] {1});
        TestPictures.write(root.resolve("rose/film.mov"), "\0\0\0\u0014ftypqt  \0\0\0\0".getBytes(StandardCharsets.UTF_8));
        assertThat(ImageFolder.open(root, null, 1).leftOut()).containsExactlyInAnyOrder(
                new LeftOut("notes.txt", "it lies in no class folder", LeftOut.Kind.FOREIGN),
                new LeftOut("rose/.DS_Store", "it is the system's", LeftOut.Kind.SYSTEM),
                new LeftOut("rose/empty.jpg", "it is empty"),
                new LeftOut("rose/film.mov", "it is a film (QT), no picture", LeftOut.Kind.FOREIGN),
                new LeftOut("rose/text.jpg", "it is no picture of a kind known here", LeftOut.Kind.FOREIGN));
    }

    @Test
    void heicIsListedWithTheWayOutOfEverySystem() {
        twoClasses("a.png", "b.png");
        TestPictures.write(root.resolve("rose/IMG_1.HEIC"), "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.UTF_8));
        assertThat(ImageFolder.open(root, null, 1).leftOut()).singleElement().satisfies(left -> {
            assertThat(left.file()).isEqualTo("rose/IMG_1.HEIC");
            assertThat(left.why()).startsWith("it is HEIC, which is not read here: ").contains("sips", "heif-convert", "Photos", "Most Compatible");
        });
    }

    @Test
    void suffixesCountInNoCase() {
        twoClasses("a.JPG", "b.Jpeg", "c.PNG", "d.WEBP", "e.TIFF", "f");
        DataSet data = ImageFolder.open(root, null, 1);
        assertThat(data.items()).hasSize(12);
        assertThat(data.leftOut()).isEmpty();
    }

    @Test
    void emptyClassFolderIsListed() throws Exception {
        twoClasses("a.png", "b.png");
        Files.createDirectories(root.resolve("weed"));
        assertThat(ImageFolder.open(root, null, 1).leftOut()).containsExactly(
                new LeftOut("weed", "it holds no pictures", LeftOut.Kind.FOLDER));
    }

    @Test
    void missingFolderIsNamed() {
        assertFails(root.resolve("none"), "none is not there");
    }

    @Test
    void aFileIsNoFolder() {
        assertFails(TestPictures.write(root.resolve("a.zip"), new byte[3]), "a.zip is a file, not a folder");
    }

    @Test
    void noPicturesSaysWhatWasFound() {
        TestPictures.pictures(root, "a.png");
        assertFails(root, "no class folders with pictures (1 file was left out, e.g. a.png: it lies in no class folder)");
    }

    @Test
    void oneClassOnlyIsNamed() {
        TestPictures.pictures(root.resolve("rose"), "a.png", "b.png");
        assertFails(root, "one class only, 'rose'");
    }

    @Test
    void classWithOnePictureIsNamed() {
        twoClasses("a.png", "b.png");
        TestPictures.pictures(root.resolve("weed"), "only.png");
        assertFails(root, "The class 'weed' has only one picture");
    }

    @Test
    void classThatIsOnlyTestedIsNamed() {
        divided("val");
        TestPictures.pictures(root.resolve("test/weed"), "a.png", "b.png");
        assertFails(root, "The class 'weed' has pictures in");
    }

    @Test
    void classThatIsOnlyTestedByAnotherCaseNamesBoth() throws Exception {
        divided("val");
        Files.move(root.resolve("test/rose"), root.resolve("test/Rose"));
        assertFails(root, "The class 'Rose' has pictures in");
        assertFails(root, "(but of 'rose')");
    }

    @Test
    void upperAndLowerCaseAreTwoClasses() {
        TestPictures.pictures(root.resolve("a"), "1.png", "2.png");
        TestPictures.pictures(root.resolve("A"), "3.png", "4.png");
        assumeThat(root.resolve("a/3.png")).doesNotExist();
        assertThat(ImageFolder.open(root, null, 1).classes()).containsExactly("A", "a");
    }

    @Test
    void classThatIsNeverTestedIsListed() throws Exception {
        divided("val");
        Files.delete(root.resolve("test/tulip/d.png"));
        DataSet data = ImageFolder.open(root, null, 1);
        assertThat(data.leftOut()).containsExactly(new LeftOut("test/tulip", "it holds no pictures", LeftOut.Kind.FOLDER),
                new LeftOut("tulip", "it has no test pictures", LeftOut.Kind.CLASS));
        assertThat(data.describe()).endsWith("0 files left out; 1 folder passed over; 1 class without pictures in a part");
    }

    @Test
    void plainFolderHasNoOfficialSplit() {
        twoClasses("a.png", "b.png");
        assertThatThrownBy(() -> ImageFolder.open(root, Split.OFFICIAL, 1)).isInstanceOf(CourseException.class)
                .hasMessageContaining("'official'").hasMessageContaining("random");
    }

    private void twoClasses(String... names) {
        TestPictures.pictures(root.resolve("tulip"), names);
        TestPictures.pictures(root.resolve("rose"), names);
    }

    private void divided(String validation) {
        for (String name : List.of("rose", "tulip")) {
            TestPictures.pictures(root.resolve("train").resolve(name), "a.png", "b.png");
            TestPictures.pictures(root.resolve(validation).resolve(name), "c.png");
            TestPictures.pictures(root.resolve("test").resolve(name), "d.png");
        }
    }

    private static void assertFails(Path folder, String message) {
        assertThatThrownBy(() -> ImageFolder.open(folder, null, 1)).isInstanceOf(CourseException.class).hasMessageContaining(message);
    }
}
