package tsugiki.drawn.wallpaper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SymmetryGroupTest {

    @ParameterizedTest
    @CsvSource({"P1, 1", "P2, 2", "PM, 2", "PG, 2", "CM, 2", "PMM, 4", "PMG, 4", "PGG, 4", "CMM, 4", "P4, 4", "P4M, 8",
        "P4G, 8", "P3, 3", "P3M1, 6", "P31M, 6", "P6, 6", "P6M, 12"})
    void hasAsManyOperationsAsTheTablesSay(SymmetryGroup group, int order) {
        assertThat(group.operations()).hasSize(order).doesNotHaveDuplicates();
        assertThat(Recipe.FIGURES % order).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void isClosed(SymmetryGroup group) {
        for (Symmetry one : group.operations()) {
            for (Symmetry other : group.operations()) {
                assertThat(group.operations()).contains(one.after(other));
            }
        }
    }

    @Test
    void generalPositionsOfTheTables() {
        assertThat(SymmetryGroup.PGG.operations()).containsExactlyInAnyOrderElementsOf(
                operations("x,y", "-x,-y", "-x+1/2,y+1/2", "x+1/2,-y+1/2"));
        assertThat(SymmetryGroup.P4G.operations()).containsExactlyInAnyOrderElementsOf(operations("x,y", "-x,-y", "-y,x", "y,-x",
                "-x+1/2,y+1/2", "x+1/2,-y+1/2", "y+1/2,x+1/2", "-y+1/2,-x+1/2"));
        assertThat(SymmetryGroup.P3M1.operations()).containsExactlyInAnyOrderElementsOf(
                operations("x,y", "-y,x-y", "-x+y,-x", "-y,-x", "-x+y,y", "x,x-y"));
        assertThat(SymmetryGroup.P31M.operations()).containsExactlyInAnyOrderElementsOf(
                operations("x,y", "-y,x-y", "-x+y,-x", "y,x", "x-y,-y", "-x,-x+y"));
    }

    @Test
    void noTwoGroupsAreTheSame() {
        assertThat(Stream.of(SymmetryGroup.values()).map(g -> List.of(g.lattice(), g.operations()))).doesNotHaveDuplicates();
    }

    private static List<Symmetry> operations(String... texts) {
        return Stream.of(texts).map(Symmetry::parse).toList();
    }
}
