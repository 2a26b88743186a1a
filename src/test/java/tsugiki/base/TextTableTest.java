package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static final List<List<String>> ROWS = List.of(List.of("oak", "7"), List.of("a", "1,024"));

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertThat(TextTable.of(List.of("name", "pictures"), List.of(false, true), ROWS, "")).isEqualTo("""
                name  pictures
                oak          7
                a        1,024""");
    }

    @Test
    void aNoteStandsBelowAndNoLineEndsInBlanks() {
        assertThat(TextTable.of(List.of("n", "name"), List.of(true, false), List.of(List.of("1", "a")), "and more")).isEqualTo("""
                n  name
                1  a
                and more""");
    }
}
