package tsugiki.drawn.wallpaper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.drawn.DrawnFolder;
import tsugiki.drawn.DrawnSet;
import tsugiki.drawn.DrawnSource;

class WallpaperTest {

    @Test
    void sameSeedDrawsTheSamePixels() {
        assertThat(pixels(SymmetryGroup.P4G, 5, 2)).isEqualTo(pixels(SymmetryGroup.P4G, 5, 2));
        assertThat(pixels(SymmetryGroup.P4G, 6, 2)).isNotEqualTo(pixels(SymmetryGroup.P4G, 5, 2));
        assertThat(pixels(SymmetryGroup.P4G, 5, 3)).isNotEqualTo(pixels(SymmetryGroup.P4G, 5, 2));
    }

    @Test
    void isADataSetOfSeventeenClassesByTheAlphabet() {
        DrawnSet spec = Wallpaper.standard();
        assertThat(spec.classes()).hasSize(17).isSorted().startsWith("cm", "cmm", "p1", "p2").contains("p31m", "p3m1", "p6m");
        assertThat(DrawnSource.standard("wallpaper")).contains(spec);
    }

    @Test
    void drawsAsManyOfEachClassAsAskedFor(@TempDir Path folder) {
        DrawnSet spec = new DrawnSet(Wallpaper.SUBJECT, 3, 4, 3, 1, 2, 48);
        DataSet data = DrawnFolder.dataSet(folder, spec, Progress.SILENT);
        assertThat(data.describe()).isEqualTo(
                "wallpaper: 4 classes, split official: 12 train, 4 validation, 8 test pictures; 0 files left out");
        assertThat(data.counts(data.train())).containsOnly(3);
        assertThat(data.train().get(3).name()).isEqualTo("cmm/train-0000.jpg");
        assertThat(data.train().get(3).source().open().width()).isEqualTo(48);
    }

    @Test
    void firstPicturesStayTheSameWhenThereAreMore() {
        int[] one = rgb(new DrawnSet(Wallpaper.SUBJECT, 1, 17, 20, 10, 20, 48).draw(3, "train", 7));
        assertThat(rgb(new DrawnSet(Wallpaper.SUBJECT, 1, 17, 200, 1, 1, 48).draw(3, "train", 7))).isEqualTo(one);
    }

    @Test
    void refusesOneGroup() {
        assertThatThrownBy(() -> new DrawnSet(Wallpaper.SUBJECT, 1, 1, 20, 10, 20, 256)).isInstanceOf(CourseException.class)
                .hasMessage("A wallpaper's groups must be 2 to 17, not 1.");
    }

    private static int[] pixels(SymmetryGroup group, long seed, int index) {
        return rgb(Wallpaper.draw(group, seed, index, 64));
    }

    private static int[] rgb(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
