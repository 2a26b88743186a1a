package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.Progress;
import tsugiki.picture.Picture;

/** On the real archives beside the project, where they are. */
class RealSetsTest {

    private static final Path SHARED = Path.of("..", "shared");

    @Test
    void grocery(@TempDir Path unpacked) {
        Path folder = there("grocery", "GroceryStoreDataset.zip");
        DataSet data = Grocery.open(folder, unpacked, false, null, 1, Progress.SILENT);
        assertThat(data.describe()).isEqualTo("grocery: 81 classes, split official: 2,640 train, 296 validation, 2,485 test pictures; "
                + "0 files left out; 21 classes without pictures in a part");
        assertThat(Grocery.open(folder, unpacked, true, null, 1, Progress.SILENT).classes()).hasSize(43).startsWith("Apple", "Avocado");
        assertThat(data.train().get(0).source().open().width()).isGreaterThanOrEqualTo(256);
    }

    @Test
    void omniglot(@TempDir Path unpacked) {
        Path folder = there("omniglot", "images_background_small1.zip");
        DataSet data = Omniglot.open(folder, unpacked, null, Progress.SILENT);
        assertThat(data.describe()).isEqualTo("omniglot: 242 classes, split by writers: 2,904 train, 726 validation, 1,210 test pictures; 0 files left out");
        Picture picture = data.train().get(0).source().open();
        assertThat(picture.width()).isEqualTo(105);
        assertThat(picture.value(0, 0, 0)).as("paper").isEqualTo(255);
    }

    private static Path there(String set, String archive) {
        Path folder = SHARED.resolve(set);
        assumeTrue(Files.exists(folder.resolve(archive)), "the pictures of ../shared/" + set + " are not here");
        return folder;
    }
}
