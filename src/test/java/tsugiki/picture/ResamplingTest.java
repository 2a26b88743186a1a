package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingTest {

    /** Which old pixels Pillow 13.0 takes: {@code Image.resize((size, 1), Image.NEAREST)}. Those with halves are rounded as its sums are. */
    @ParameterizedTest
    @CsvSource({"2, 0 0 0 0 1 1 1", "2, 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1", "4, 0 1 1 2 2 3", "4, 0 0 1 1 1 2 2 2 3 3", "6, 0 1 1 2 2 3 4 5 5", "6, 0 0 1 1 2 2 3 4 4 5 5",
            "8, 0 1 1 2 2 3 4 5 5 6 7 7", "3, 0 0 0 1 1 1 1 2 2 2", "5, 0 2 4", "10, 1 3 6 8", "5, 0 1 2 3 4"})
    void nearestIsPillows(int old, String expected) {
        int[] places = places(expected);
        assertThat(columns(Resampling.resize(numbered(old, 1), places.length, 1, Interpolation.NEAREST))).isEqualTo(places);
        assertThat(columns(transposed(Resampling.resize(transposed(numbered(old, 1)), 1, places.length, Interpolation.NEAREST)))).isEqualTo(places);
    }

    /** A part is what it is in the whole. */
    @ParameterizedTest
    @CsvSource({"544, 232, 40, 94 97 99 101 104", "544, 232, 128, 301 303 305 308", "504, 300, 35, 59 61 62 64 66", "1144, 300, 110, 421 425 428 432 436"})
    void aPartOfNearestIsPillows(int old, int size, int from, String expected) {
        int[] places = places(expected);
        Resampling.Side part = new Resampling.Side(size, from, places.length);
        Resampling.Side one = new Resampling.Side(1, 0, 1);
        assertThat(columns(Resampling.resize(numbered(old, 1), part, one, Interpolation.NEAREST))).isEqualTo(places);
        assertThat(columns(transposed(Resampling.resize(transposed(numbered(old, 1)), one, part, Interpolation.NEAREST)))).isEqualTo(places);
    }

    /** Longer than any side that Pillow makes. */
    @Test
    void nearestOfALineIsFoundInItsMiddle() {
        Resampling.Side part = new Resampling.Side(2_560_000_000L, 1_280_000_000L, 3);
        assertThat(columns(Resampling.resize(numbered(10_000, 1), part, new Resampling.Side(1, 0, 1), Interpolation.NEAREST))).containsExactly(5000, 5000, 5000);
    }

    private static int[] places(String words) {
        return Stream.of(words.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    /** Each pixel says its column: 256 times red, and green. */
    private static Picture numbered(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++) {
            rgb[3 * i] = (byte) (i % width >> 8);
            rgb[3 * i + 1] = (byte) (i % width);
        }
        return new Picture(width, height, rgb);
    }

    /** A line turned to stand, or to lie. */
    private static Picture transposed(Picture line) {
        return new Picture(line.height(), line.width(), line.rgb());
    }

    private static int[] columns(Picture line) {
        return IntStream.range(0, line.width()).map(x -> line.value(x, 0, 0) << 8 | line.value(x, 0, 1)).toArray();
    }
}
