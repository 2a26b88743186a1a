package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.transfer.Made;
import tsugiki.weights.StateDict;

class MahalanobisTest {

    /** Two classes of three pictures, three features; the numbers expected are scikit-learn's ({@code ledoit_wolf}) and numpy's. */
    private static final Features SIX = new Features(new float[] {0, 1, 2, 1, 0, 4, 2, 5, 3, 10, 11, 9, 12, 10, 13, 11, 15, 8}, 3,
            new int[] {0, 0, 0, 1, 1, 1}, List.of("a", "b", "c", "d", "e", "f"), List.of("near", "far"));

    @Test
    void theCovarianceIsSharedAndShrunk() {
        SharedCovariance found = SharedCovariance.of(SIX, new double[][] {{1, 2, 3}, {11, 12, 10}});
        assertThat(found.shrinkage()).isCloseTo(0.4233954451345756, within(1e-12));
        assertThat(found.matrix()[0]).containsExactly(new double[] {1.51345756, 0.28830228, 0.4805038}, within(1e-7));
        assertThat(found.matrix()[1]).containsExactly(new double[] {0.28830228, 3.81987578, -1.15320911}, within(1e-7));
    }

    @Test
    void theDistanceIsToTheNearestCentre() {
        Mahalanobis distance = Mahalanobis.fit(SIX);
        assertThat(distance.of(new float[] {0, 0, 0})).isCloseTo(6.649534900590299, within(1e-4));
        assertThat(distance.of(new float[] {5, 5, 5})).isCloseTo(12.929881468873253, within(1e-4));
        assertThat(distance.of(new float[] {11, 12, 10})).isCloseTo(0, within(1e-4));
    }

    @Test
    void theInverseFactorWhitens() {
        double[][] s = {{4, 2, 0}, {2, 5, 1}, {0, 1, 3}};
        double[][] w = Cholesky.inverseOfFactor(s);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                for (int a = 0; a < 3; a++) {
                    for (int b = 0; b < 3; b++) {
                        sum += w[i][a] * s[a][b] * w[j][b];
                    }
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-12));
            }
        }
        assertThatThrownBy(() -> Cholesky.inverseOfFactor(new double[][] {{1, 1}, {1, 1}})).isInstanceOf(CourseException.class).hasMessageContaining("take more pictures");
    }

    @Test
    void moreFeaturesThanPicturesAreNoHindrance() {
        Features few = Made.features(3, 4, 50, 1, 7);
        Mahalanobis distance = Mahalanobis.fit(few);
        assertThat(distance.of(Made.features(3, 10, 50, 1, 8))).doesNotContain(Double.NaN);
        assertThat(distance.of(new float[50])).isGreaterThan(distance.of(few.row(0)));
    }

    @Test
    void aClassWithoutPicturesHasNoCentre() {
        Features two = SIX.rows(0, 1, 2);
        assertThat(Mahalanobis.fit(two).centres()).hasSize(3);
        assertThat(Mahalanobis.fit(two)).hasToString("Mahalanobis distance to 1 centres, 3 features");
    }

    @Test
    void itComesBackFromItsTensors() {
        for (FeatureDistance kept : List.of(Mahalanobis.fit(SIX), KthNeighbour.fit(SIX, 2))) {
            FeatureDistance again = FeatureDistance.from(StateDict.of("file", kept.tensors()));
            assertThat(again.of(SIX)).isEqualTo(kept.of(SIX));
            assertThat(again.dimension()).isEqualTo(3);
        }
    }

    @Test
    void theKthNeighbourIsMeasuredBetweenDirections() {
        Features three = new Features(new float[] {2, 0, 0, 7, 3, 3}, 2, new int[] {0, 0, 1}, List.of("a", "b", "c"), List.of("x", "y"));
        KthNeighbour nearest = KthNeighbour.fit(three, 1);
        assertThat(nearest.of(new float[] {9, 0})).isCloseTo(0, within(1e-3));
        assertThat(nearest.of(new float[] {-1, 0})).isCloseTo(Math.sqrt(2), within(1e-6));
        assertThat(KthNeighbour.fit(three, 2).of(new float[] {9, 0})).isCloseTo(Math.sqrt(2 - Math.sqrt(2)), within(1e-6));
        assertThat(KthNeighbour.fit(three, 3).of(new float[] {9, 0})).isCloseTo(Math.sqrt(2), within(1e-6));
        assertThat(KthNeighbour.fit(three).k()).isEqualTo(3);
    }

    @Test
    void whatCannotBeMeasuredIsRefusedInOneSentence() {
        Features same = new Features(new float[] {1, 2, 1, 2}, 2, new int[] {0, 0}, List.of("a", "b"), List.of("x"));
        Features broken = new Features(new float[] {1, Float.NaN, 1, 2}, 2, new int[] {0, 0}, List.of("a", "b"), List.of("x"));
        assertRefused(() -> Mahalanobis.fit(same), "have the same features");
        assertRefused(() -> Mahalanobis.fit(broken), "no number");
        assertRefused(() -> Mahalanobis.fit(SIX.rows(0)), "needs at least two of them");
        assertRefused(() -> Mahalanobis.fit(SIX).of(same), "2 wide, but the distance was fitted on 3");
        assertRefused(() -> KthNeighbour.fit(SIX, 7), "hold no 7 pictures");
        assertRefused(() -> KthNeighbour.fit(SIX.rows()), "hold no 1 pictures");
        assertRefused(() -> FeatureDistance.from(StateDict.of("file", Map.of())), "holds no tensor");
        assertRefused(() -> new Mahalanobis(2, new float[3], new float[2]), "fit it anew");
    }

    private static void assertRefused(ThrowingCallable call, String said) {
        assertThatThrownBy(call).isInstanceOf(CourseException.class).hasMessageContaining(said).satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
}
