package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class DuplicatesTest {

    private static final List<String> CLASSES = List.of("rose", "lily");

    /** Four directions around the mean (5, 5); "twin" lies where "east" does, a little farther. */
    private static final Features HERE = features(new float[] {6, 5, 5, 6, 4, 5}, "east", "north", "west");
    private static final Features THERE = features(new float[] {5, 4, 7, 5.1f, 3, 4.9f}, "south", "twin", "far west");

    private static Features features(float[] values, String... files) {
        return new Features(values, 2, new int[files.length], List.of(files), CLASSES);
    }

    @Test
    void findsPairsBetweenTwoSetsMostSimilarFirst() {
        List<Duplicates.Pair> pairs = Duplicates.between(HERE, THERE, 0.9);
        assertThat(pairs).extracting(p -> p.firstFile() + " - " + p.secondFile())
                .containsExactlyInAnyOrder("east - twin", "west - far west");
        assertThat(pairs.get(0).similarity()).isGreaterThanOrEqualTo(pairs.get(1).similarity()).isLessThanOrEqualTo(1);
        assertThat(pairs.get(0).first()).isIn(0, 2);
    }

    @Test
    void namesEachPairWithinASetOnce() {
        assertThat(Duplicates.within(HERE.and(THERE), 0.9)).extracting(p -> p.first() + " " + p.second())
                .containsExactlyInAnyOrder("0 4", "2 5");
    }

    @Test
    void takesTheMeanAwaySoThatLargeFeaturesAreNotAllAlike() {
        assertThat(Duplicates.between(HERE, THERE, 0.999)).hasSize(0);
        assertThat(Duplicates.nearest(HERE, THERE).get(1).similarity()).isCloseTo(0.05, within(0.06)); // its plain cosine is above 0.9
    }

    @Test
    void givesTheNearestOfEach() {
        assertThat(Duplicates.nearest(HERE, THERE)).extracting(Duplicates.Pair::secondFile).containsExactly("twin", "twin", "far west");
        assertThat(Duplicates.nearest(HERE, HERE)).allSatisfy(pair -> {
            assertThat(pair.second()).isEqualTo(pair.first());
            assertThat(pair.similarity()).isCloseTo(1, within(1e-6));
        });
    }

    @Test
    void refusesFeaturesOfAnotherNetworkAndNothing() {
        Features wide = new Features(new float[3], 3, new int[1], List.of("a"), CLASSES);
        assertThatThrownBy(() -> Duplicates.between(HERE, wide, 0.9)).isInstanceOf(CourseException.class)
                .hasMessageContaining("1 pictures x 3 features");
        assertThatThrownBy(() -> Duplicates.nearest(HERE, features(new float[0]))).isInstanceOf(CourseException.class)
                .hasMessageContaining("no pictures");
    }

    @Test
    void keepsTheFirstRowsOfEachClass() {
        Features four = new Features(new float[] {1, 2, 3, 4}, 1, new int[] {0, 0, 1, 1}, List.of("a", "b", "c", "d"), CLASSES);
        assertThat(four.atMost(label -> label == 0 ? 1 : 5).files()).containsExactly("a", "c", "d");
        assertThat(four.atMost(label -> 0).size()).isZero();
        assertThat(four.and(four.rows(3)).files()).containsExactly("a", "b", "c", "d", "d");
        assertThat(four.and(four.rows(3)).values()).containsExactly(1, 2, 3, 4, 4);
    }

    @Test
    void pairsThatShareAPictureAreOneGroup() {
        List<Duplicates.Group> groups = Duplicates.groups(List.of(pair(0, 3, 1), pair(5, 6, 0.99), pair(1, 2, 0.98), pair(2, 3, 0.97), pair(0, 2, 0.9)));
        assertThat(groups).containsExactly(new Duplicates.Group(List.of(0, 1, 2, 3), List.of("p0", "p1", "p2", "p3"), 0.97),
                new Duplicates.Group(List.of(5, 6), List.of("p5", "p6"), 0.99));
        assertThat(Duplicates.toCopy(groups)).isEqualTo("List.of(\"p1\", \"p2\", \"p3\", \"p6\")");
    }

    @Test
    void theShortestNameStays() {
        assertThat(Duplicates.toCopy(Duplicates.groups(List.of(new Duplicates.Pair(0, 1, "a/IMG_1 copy.jpg", "longer/IMG_1.jpg", 1)))))
                .isEqualTo("List.of(\"a/IMG_1 copy.jpg\")");
    }

    @Test
    void aListToCopyIsJavaWhateverTheNames() {
        assertThat(Duplicates.toCopy(Duplicates.groups(List.of(new Duplicates.Pair(0, 1, "a/1", "a/\"; \\1", 1))))).isEqualTo("List.of(\"a/\\\"; \\\\1\")");
        assertThat(Duplicates.toCopy(List.of())).isEqualTo("List.<String>of()");
    }

    private static Duplicates.Pair pair(int first, int second, double similarity) {
        return new Duplicates.Pair(first, second, "p" + first, "p" + second, similarity);
    }
}
