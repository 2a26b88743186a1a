package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.picture.TestPictures;

/** Names as other machines write them. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the system changes or refuses such names itself")
class FolderNamesTest {

    private static final String ONE_LETTER = "ros\u00E9";
    private static final String LETTER_AND_ACCENT = "rose\u0301";

    @TempDir
    Path root;

    @Test
    void otherScriptsAreNames() {
        assumeUtf8();
        TestPictures.pictures(root.resolve("\u685C"), "1.png", "2.png");
        TestPictures.pictures(root.resolve("\u6885"), "1.png", "2.png");
        assertThat(ImageFolder.open(root, null, 1).classes()).containsExactly("\u685C", "\u6885");
    }

    @Test
    void aClassIsOneHoweverItsAccentsAreWritten() {
        assumeUtf8();
        part("train", LETTER_AND_ACCENT, "1.png", "2.png");
        part("val", ONE_LETTER, "3.png");
        part("test", LETTER_AND_ACCENT, "4.png");
        DataSet data = ImageFolder.open(root, null, 1);
        assertThat(data.classes()).containsExactly(ONE_LETTER, "tulip");
        assertThat(data.counts(data.items())).containsExactly(4, 4);
        data.items().forEach(item -> item.source().open());
    }

    @Test
    void twoFoldersNeverBecomeOneClass() {
        assumeUtf8();
        TestPictures.pictures(root.resolve(ONE_LETTER), "1.png", "2.png");
        TestPictures.pictures(root.resolve(LETTER_AND_ACCENT), "3.png", "4.png");
        assertFails("holds two folders named '" + ONE_LETTER + "', their letters written in two ways (Unicode NFC and NFD)");
    }

    @Test
    void aFolderNameInAnotherEncodingIsRefused() throws Exception {
        make("R\\366se", "R\\344se"); // Latin-1: Java would show both as one
        assertThatThrownBy(() -> ImageFolder.open(root, null, 1)).isInstanceOf(CourseException.class).hasMessageMatching(
                "The name of the folder 'R.+se' in .* is not written in UTF-8: rename it.*|The name 'R.+se' in .* cannot be read.*LC_ALL=C.UTF-8.");
    }

    @Test
    void aFileNameInAnotherEncodingIsListed() throws Exception {
        assumeUtf8();
        make("rose", "tulip");
        sh("cp rose/1.png \"$(printf 'rose/\\202\\240.png')\""); // Shift-JIS
        assertThat(ImageFolder.open(root, null, 1).leftOut()).extracting(LeftOut::why).contains("its name is not written in UTF-8: rename it");
    }

    @Test
    void controlCharactersInNamesAreShownAsCodes() {
        String red = "\u001B[31mrose";
        TestPictures.pictures(root.resolve(red), "only.png");
        TestPictures.pictures(root.resolve("tulip"), "1.png", "2.png");
        assertThatThrownBy(() -> ImageFolder.open(root, null, 1)).hasMessageContaining("The class '\\u001B[31mrose' has only one picture, ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001B"));
        TestPictures.pictures(root.resolve(red), "2.png");
        TestPictures.write(root.resolve(red).resolve("a\nb.txt"), new byte[] {1});
        assertThat(LeftOutReport.sentences(ImageFolder.open(root, null, 1).leftOut()))
                .containsExactly("\\u001B[31mrose/a\\u000Ab.txt was left out: it is no picture of a kind known here.");
    }

    private void part(String part, String rose, String... names) {
        TestPictures.pictures(root.resolve(part).resolve(rose), names);
        TestPictures.pictures(root.resolve(part).resolve("tulip"), names);
    }

    /** Two class folders whose names only a shell can write. */
    private void make(String... octal) throws Exception {
        TestPictures.pictures(root.resolve(".made"), "1.png", "2.png");
        for (String name : octal) {
            sh("cp -r .made \"$(printf '" + name + "')\"");
        }
    }

    private void sh(String command) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", command).directory(root.toFile()).start().waitFor()).isZero();
    }

    private static void assumeUtf8() {
        assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
    }

    private void assertFails(String message) {
        assertThatThrownBy(() -> ImageFolder.open(root, null, 1)).isInstanceOf(CourseException.class).hasMessageContaining(message);
    }
}
