package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.picture.TestPictures;

/** Which folders are parts, which are classes: folders as people and archives make them. */
class FolderLayoutTest {

    @TempDir
    Path root;

    @Test
    void systemFoldersAreNeitherClassesNorSources() {
        classes(root, "1.png", "2.png");
        for (String system : List.of("__MACOSX", "@eaDir/1.png", ".ipynb_checkpoints", ".thumbnails", "#recycle", "lost+found",
                "System Volume Information", "$RECYCLE.BIN", ".Trashes", ".git", "@Recycle")) {
            pictures("rose/" + system, "1.png");
            pictures(system, "1.png", "2.png");
        }
        file("rose/Thumbs.db");
        file("rose/._1.png");
        file("Desktop.ini");
        DataSet data = open();
        assertThat(data.classes()).containsExactly("rose", "tulip");
        assertThat(data.items()).extracting(Item::name).containsExactlyInAnyOrder("rose/1.png", "rose/2.png", "tulip/1.png", "tulip/2.png");
        assertThat(LeftOutReport.sentences(data.leftOut())).singleElement().asString()
                .startsWith("Passed over: 25 hidden or system files and folders (").contains("and 20 more");
        assertThat(data.describe()).endsWith("0 files left out; 25 hidden or system files passed over");
    }

    @Test
    void whatArchivesAndProgramsPutBesidePartsIsPassedOver() {
        parts("train", "valid", null);
        pictures("__MACOSX/train/rose", "1.png");
        file("models/tmp.pth");
        pictures("annotations", "mask.png");
        file("labels/1.txt");
        DataSet data = open();
        assertThat(data.describe()).contains("2 classes, split official: 4 train, 2 validation, 0 test pictures");
        assertThat(LeftOutReport.sentences(data.leftOut())).containsExactly(
                "Passed over: the folders annotations, labels, models, each because it is no part beside train, valid.",
                "Passed over: 1 hidden or system file or folder (__MACOSX).");
    }

    @Test
    void usualNamesOfPartsInAnyCase() {
        for (String[] names : new String[][] {{"Train", "Valid", "Test"}, {"training", "validation", "testing"},
                {"train_set", "dev_set", "test_set"}, {"TRAIN", "VAL", "EVAL"}, {"images_train", "images_val", "images_test"}}) {
            Path pics = root.resolve(names[0] + "-pics");
            parts(pics, names[0], names[1], names[2]);
            assertThat(open(pics).describe()).as(names[0]).contains("2 classes, split official: 4 train, 2 validation, 2 test pictures");
        }
    }

    @Test
    void aFolderThatHoldsOneFolderOfFoldersIsEntered() {
        parts(root.resolve("a/hymenoptera_data"), "train", "val", null);
        file("a/README.md");
        DataSet data = open(root.resolve("a"));
        assertThat(data.name()).isEqualTo(root.resolve("a/hymenoptera_data").toString());
        assertThat(data.train()).extracting(Item::name).contains("train/rose/1.png");
        assertThat(data.leftOut()).extracting(LeftOut::file).containsExactly("README.md");
        classes(root.resolve("b/images/flowers"), "1.png", "2.png");
        file("b/labels/1.txt");
        assertThat(open(root.resolve("b")).classes()).containsExactly("rose", "tulip");
    }

    @Test
    void oneClassIsNotEntered() {
        pictures("flowers/rose", "1.png", "2.png");
        assertFails("one class only, 'rose'");
    }

    @Test
    void onlyTrainIsSplitAtRandom() {
        parts("train", null, null);
        pictures("test", "unlabelled.png");
        DataSet data = open();
        assertThat(data.split()).isEqualTo("random (seed 1)");
        assertThat(data.classes()).containsExactly("rose", "tulip");
        assertThat(LeftOutReport.sentences(data.leftOut())).containsExactly("Passed over: the folder test, because it is no part and holds no class folders.");
    }

    @Test
    void twoFoldersForOnePartAreNamed() {
        parts("train", "valid", "test");
        classes(root.resolve("validation"), "9.png");
        assertFails("two folders for the validation part, valid and validation");
    }

    @Test
    void partsWithoutTrainAreNamed() {
        parts(null, "val", "test");
        assertFails("val, test, but no folder train");
        assertThat(ImageFolder.open(root, Split.WHOLE, 0).test()).hasSize(4);
    }

    @Test
    void aPartBesideClassesIsNeither() {
        classes(root, "1.png", "2.png");
        classes(root.resolve("test"), "3.png");
        assertFails("holds test, a part with class folders of its own, and beside it rose, tulip");
    }

    @Test
    void partsWithoutClassFoldersAreNamed() {
        pictures("train", "1.png", "2.png");
        pictures("test", "3.png", "4.png");
        assertFails("test, train, but no class folders in them");
    }

    @Test
    void partsByUnknownNamesAreNamed() {
        parts("flowers_train", null, "flowers_test");
        assertFails("flowers_test, flowers_train, and in each of them folders with pictures (rose, tulip)");
    }

    @Test
    void foldsAreNoClasses() {
        parts("fold1", "fold2", null);
        assertFails("fold1, fold2, and in each of them folders with pictures (rose, tulip)");
    }

    @Test
    void partsWithinClassesAreNamed() {
        for (String name : List.of("rose", "tulip")) {
            pictures(name + "/train", "1.png", "2.png");
            pictures(name + "/test", "3.png");
        }
        assertFails("rose, tulip, and in each of them folders with pictures (test, train)");
    }

    @Test
    void foldersWithinAClassAreItsOwn() {
        pictures("rose/2023", "1.png", "2.png");
        pictures("rose/2024", "3.png");
        pictures("tulip", "1.png", "2.png");
        pictures("tulip/small", "3.png");
        assertThat(open().counts(open().items())).containsExactly(3, 3);
    }

    private void parts(String train, String validation, String test) {
        parts(root, train, validation, test);
    }

    private static void parts(Path root, String train, String validation, String test) {
        if (train != null) {
            classes(root.resolve(train), "1.png", "2.png");
        }
        if (validation != null) {
            classes(root.resolve(validation), "3.png");
        }
        if (test != null) {
            classes(root.resolve(test), "4.png");
        }
    }

    private static void classes(Path folder, String... names) {
        TestPictures.pictures(folder.resolve("rose"), names);
        TestPictures.pictures(folder.resolve("tulip"), names);
    }

    private void pictures(String folder, String... names) {
        TestPictures.pictures(root.resolve(folder), names);
    }

    private void file(String name) {
        TestPictures.write(root.resolve(name), new byte[] {1});
    }

    private DataSet open() {
        return open(root);
    }

    private static DataSet open(Path folder) {
        return ImageFolder.open(folder, null, 1);
    }

    private void assertFails(String message) {
        assertThatThrownBy(this::open).isInstanceOf(CourseException.class).hasMessageContaining(message);
    }
}
