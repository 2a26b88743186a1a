package tsugiki.drawn.wallpaper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Pictures without noise have the symmetries of their group, and no other that their lattice allows.
 * Differences are parts of the mean difference between two points of the pattern.
 */
class PatternSymmetryTest {
    /** What smooth edges and reading between pixels may make. */
    private static final double SAME = 0.06;
    private static final double OTHER = 0.15;
    private static final int PICTURES = 3;

    @ParameterizedTest
    @EnumSource
    void everyOperationOfTheGroupGivesTheSamePicture(SymmetryGroup group) {
        for (int k = 0; k < PICTURES; k++) {
            CellSample cell = cell(group, k);
            for (Symmetry s : group.operations()) {
                assertThat(difference(cell, s, 0, 0)).as("%s picture %d, %s", group, k, s).isLessThan(SAME);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noOtherOperationDoes(SymmetryGroup group) {
        for (int k = 0; k < PICTURES; k++) {
            CellSample cell = cell(group, k);
            for (Symmetry s : cell.candidates()) {
                for (int shift = 0; shift < CellSample.N * CellSample.N; shift++) {
                    int right = shift / CellSample.N;
                    int up = shift % CellSample.N;
                    if (!isOf(group, s, right, up)) {
                        assertThat(difference(cell, s, right, up)).as("%s picture %d, %s moved by (%d, %d) / %d", group, k, s,
                                right, up, CellSample.N).isGreaterThan(OTHER);
                    }
                }
            }
        }
    }

    private static CellSample cell(SymmetryGroup group, int index) {
        return new CellSample(group, Wallpaper.recipe(group, Wallpaper.standard().splitSeed("test"), index));
    }

    private static double difference(CellSample cell, Symmetry s, int right, int up) {
        int half = CellSample.N / 2;
        return cell.difference(s, s.halvesX() * half + right, s.halvesY() * half + up) / cell.contrast();
    }

    private static boolean isOf(SymmetryGroup group, Symmetry linear, int right, int up) {
        int half = CellSample.N / 2;
        return right % half == 0 && up % half == 0 && group.operations().contains(
                new Symmetry(linear.xx(), linear.xy(), linear.yx(), linear.yy(), right / half, up / half));
    }
}
