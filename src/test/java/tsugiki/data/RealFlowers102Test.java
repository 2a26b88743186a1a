package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.Progress;
import tsugiki.picture.Picture;

/** On the real photographs beside the project, where they are. */
class RealFlowers102Test {

    private static final Path OFFICIAL = Path.of("..", "shared", "flowers102");

    @Test
    void opensThePartOfTheOfficialFiles(@TempDir Path unpacked) {
        assumeTrue(Files.exists(OFFICIAL.resolve("102flowers.tgz")), "the photographs of ../shared/flowers102 are not here");
        DataSet data = Flowers102.open(OFFICIAL, unpacked, Split.OFFICIAL, 1, Progress.SILENT);
        assertThat(data.describe()).isEqualTo("flowers102: 89 classes, split official: 728 train, 706 validation, 4,109 test pictures; 0 files left out");
        Picture picture = data.train().get(0).source().open();
        assertThat(Math.min(picture.width(), picture.height())).isEqualTo(256);
    }
}
