package tsugiki.drawn.wallpaper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementsTest {

    /** As in the International Tables. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"P1 | shifts only", "P2 | turns 2", "PM | mirrors", "PG | glides", "CM | mirrors; glides",
        "PMM | turns 2; mirrors", "PMG | turns 2; mirrors; glides", "PGG | turns 2; glides", "CMM | turns 2; mirrors; glides",
        "P4 | turns 4, 2", "P4M | turns 4, 2; mirrors; glides", "P4G | turns 4, 2; mirrors; glides", "P3 | turns 3",
        "P3M1 | turns 3; mirrors; glides", "P31M | turns 3; mirrors; glides", "P6 | turns 6, 3, 2", "P6M | turns 6, 3, 2; mirrors; glides"})
    void eachGroupHasItsElements(SymmetryGroup group, String words) {
        assertThat(Elements.of(group, 2).words()).isEqualTo(words);
    }

    @Test
    void mirrorsStandHalfACellApart() {
        List<Elements.Axis> axes = Elements.of(SymmetryGroup.PM, 1).axes();
        assertThat(axes).extracting(Elements.Axis::x).containsExactlyInAnyOrder(-0.5, 0.0, 0.5);
        assertThat(axes).allMatch(axis -> axis.alongX() == 0 && axis.alongY() != 0 && !axis.glide());
    }

    @Test
    void everyCentreFallsOntoItself() {
        assertThat(Elements.of(SymmetryGroup.P4, 1).centres()).contains(new Elements.Centre(0, 0, 4), new Elements.Centre(0.5, 0.5, 4), new Elements.Centre(0.5, 0, 2));
    }
}
