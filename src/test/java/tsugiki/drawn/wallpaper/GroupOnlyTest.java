package tsugiki.drawn.wallpaper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing but the group tells the class: not density, size or lattice beyond what the group needs. */
class GroupOnlyTest {
    private static final int RECIPES = 300;

    @ParameterizedTest
    @EnumSource
    void everyGroupHasAsManyFiguresInACell(SymmetryGroup group) {
        assertThat(recipes(group)).allSatisfy(r ->
                assertThat(r.figures().size() * group.operations().size()).isEqualTo(Recipe.FIGURES));
    }

    @ParameterizedTest
    @EnumSource
    void sizesAreAlikeInEveryGroup(SymmetryGroup group) {
        assertThat(recipes(group).mapToDouble(Recipe::side).average().orElseThrow()).isBetween(0.42, 0.46);
        assertThat(recipes(group).flatMap(r -> r.figures().stream()).mapToDouble(Recipe.Figure::size).average().orElseThrow())
                .isBetween(0.255, 0.29);
    }

    @Test
    void squareAndHexagonalLatticesBelongToGroupsThatDoNotNeedThemToo() {
        assertThat(recipes(SymmetryGroup.P1).map(r -> r.shape())).contains(LatticeKind.SQUARE.draw(new Random(0)), LatticeKind.HEXAGONAL.draw(new Random(0)));
        assertThat(recipes(SymmetryGroup.CM).map(r -> r.shape())).contains(LatticeKind.SQUARE.draw(new Random(0)), LatticeKind.HEXAGONAL.draw(new Random(0)));
        assertThat(recipes(SymmetryGroup.PGG).map(r -> r.shape())).contains(LatticeKind.SQUARE.draw(new Random(0)));
    }

    private static Stream<Recipe> recipes(SymmetryGroup group) {
        return IntStream.range(0, RECIPES).mapToObj(k -> Wallpaper.recipe(group, 1, k));
    }
}
