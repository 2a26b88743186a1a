package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.picture.Picture;
import tsugiki.picture.TestPictures;

class DayTakenTest {

    private static final byte[] JPEG = TestPictures.jpeg(Picture.filled(8, 8, 1, 2, 3));

    @ParameterizedTest
    @ValueSource(strings = {"IMG_20240131_101112.jpg", "PXL_20240131_101112345.MP.jpg", "20240131_101112(1).jpg", "20240131101112.jpg", "2024-01-31 10.11.12.jpg",
        "IMG-20240131-WA0001.jpg", "Screenshot_2024-01-31-10-11-12.png", "WhatsApp Image 2024-01-31 at 10.11.12.jpeg", "signal-2024-01-31-101112.jpg", "2024.01.31.jpg",
        "999_20241331_20240131.jpg"})
    void namesOfPhonesBearADay(String name) {
        assertThat(DayTaken.named(name)).contains(LocalDate.of(2024, 1, 31));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMG_0011.jpg", "IMG_20241331.jpg", "IMG_20240230.jpg", "DSC02024.jpg", "120240131.jpg", "202401311.jpg", "1712345678901.jpg", "2024-0131.jpg"})
    void otherNumbersAreNoDay(String name) {
        assertThat(DayTaken.named(name)).isEmpty();
    }

    @Test
    void exifComesBeforeTheName(@TempDir Path folder) {
        Path file = TestPictures.write(folder.resolve("IMG_20240131_101112.jpg"), TestPictures.taken(JPEG, "2023:12:24 18:00:00"));
        assertThat(DayTaken.of(file)).contains(LocalDate.of(2023, 12, 24));
        assertThat(Picture.taken(file)).hasToString("Optional[2023-12-24T18:00]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000:00:00 00:00:00", "    :  :     :  :  ", "2023:13:24 18:00:00", "2023-12-24 18:00:00"})
    void aClockThatWasNotSetSaysNothing(String time, @TempDir Path folder) {
        Path file = TestPictures.write(folder.resolve("IMG_20240131.jpg"), TestPictures.taken(JPEG, time));
        assertThat(DayTaken.of(file)).contains(LocalDate.of(2024, 1, 31));
    }

    @Test
    void whatSaysNothingHasNoDay(@TempDir Path folder) {
        assertThat(DayTaken.of(TestPictures.write(folder.resolve("a.jpg"), JPEG))).isEmpty();
        assertThat(DayTaken.of(TestPictures.write(folder.resolve("b.jpg"), new byte[3]))).isEmpty();
        assertThat(DayTaken.of(folder.resolve("none.jpg"))).isEmpty();
        assertThat(new Item("a", 0, () -> null).day()).isEmpty();
    }
}
