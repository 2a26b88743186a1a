package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.picture.Picture;
import tsugiki.picture.TestPictures;

/** Pictures that say where they were taken. */
class PlacesTest {

    private static final byte[] JPEG = TestPictures.jpeg(Picture.filled(8, 8, 10, 20, 30));

    @TempDir Path folder;

    @Test
    void theyAreCounted() {
        TestPictures.pictures(folder.resolve("cat"), "1.png", "2.png");
        TestPictures.write(folder.resolve("dog/1.jpg"), TestPictures.placed(JPEG, 47));
        TestPictures.write(folder.resolve("dog/2.jpg"), TestPictures.placed(JPEG, 11));
        TestPictures.write(folder.resolve("dog/3.jpg"), TestPictures.placed(JPEG, 0)); // a camera that found no place
        TestPictures.write(folder.resolve("dog/4.jpg"), JPEG);
        assertThat(ImageFolder.open(folder, null, 1).places()).contains("2 of 6 pictures carry the place where they were taken (GPS); "
                + "the kit keeps it nowhere, but who gets the pictures gets it too.");
    }

    @Test
    void noneIsNotTold() {
        TestPictures.pictures(folder.resolve("cat"), "1.png", "2.png");
        TestPictures.pictures(folder.resolve("dog"), "1.png", "2.png");
        assertThat(ImageFolder.open(folder, null, 1).places()).isEmpty();
    }

    @Test
    void xmpSaysItToo() {
        assertThat(Source.of(TestPictures.write(folder.resolve("a.jpg"), TestPictures.placedByXmp(JPEG, "47,30.1N"))).placed()).isTrue();
    }

    @Test
    void whatIsReadHasOnlyPixels() {
        Path with = TestPictures.write(folder.resolve("a.jpg"), TestPictures.placed(JPEG, 47));
        assertThat(Picture.placed(with)).isTrue();
        Path out = TestPictures.write(folder.resolve("b.jpg"), TestPictures.jpeg(Picture.read(with)));
        assertThat(Picture.placed(out)).isFalse();
    }
}
