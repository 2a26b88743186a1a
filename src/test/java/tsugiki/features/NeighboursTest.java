package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.Item;
import tsugiki.picture.Picture;
import tsugiki.transfer.Made;

class NeighboursTest {

    /** East, north-east, north, west; of different lengths. */
    private static final Features FOUR = new Features(new float[] {5, 0, 1, 1, 0, 9, -2, 0}, 2, new int[] {0, 0, 1, 1},
            List.of("x/e.jpg", "x/ne.jpg", "y/n.jpg", "y/w.jpg"), List.of("x", "y"));

    @Test
    void theNearestComeFirstByDirectionNotByLength() {
        List<Neighbours.Neighbour> near = Neighbours.of(FOUR).of(new float[] {100, 1}, 3);
        assertThat(near).extracting(Neighbours.Neighbour::file).containsExactly("x/e.jpg", "x/ne.jpg", "y/n.jpg");
        assertThat(near.get(1).cosine()).isCloseTo(Math.cos(Math.PI / 4 - Math.atan(0.01)), within(1e-6));
        assertThat(near.get(2)).hasToString("y/n.jpg, y, 0.010");
        assertThat(Neighbours.of(FOUR).of(new float[] {1, 0}, 9)).hasSize(4);
    }

    @Test
    void ofEquallyNearOnesTheFirst() {
        assertThat(Neighbours.of(FOUR.rows(2, 1, 0, 2)).of(new float[] {0, 1}, 2)).extracting(Neighbours.Neighbour::row).containsExactly(0, 3);
    }

    @Test
    void aPictureIsItsOwnNearest() {
        Picture picture = new Picture(9, 9, new byte[9 * 9 * 3]);
        try (var net = Made.network(); var memory = net.manager().newSubManager(); var quiet = net.inference();
                var x = net.preprocessing().pixels(memory, picture)) {
            float[] own = net.embed(x).toFloatArray();
            Features two = new Features(new float[] {-1, 0, 0, 0, 0, 0, own[0], own[1], own[2], own[3], own[4], own[5]}, 6, new int[] {0, 1}, List.of("other", "own"), List.of("a", "b"));
            assertThat(Neighbours.of(two).of(net, picture, 1).get(0).file()).isEqualTo("own");
        }
    }

    @Test
    void theirItemsAreFoundByName() {
        Item north = new Item("y/n.jpg", 1, () -> null);
        Item west = new Item("y/w.jpg", 1, () -> null);
        List<Neighbours.Neighbour> near = Neighbours.of(FOUR).of(new float[] {-1, 0.5f}, 2);
        assertThat(Neighbours.items(near, List.of(north, west))).containsExactly(west, north);
        assertThatThrownBy(() -> Neighbours.items(near, List.of(north))).isInstanceOf(CourseException.class).hasMessageContaining("y/w.jpg is none of these 1 pictures");
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThatThrownBy(() -> Neighbours.of(FOUR.rows())).isInstanceOf(CourseException.class).hasMessageContaining("no pictures to be near to");
        assertThatThrownBy(() -> Neighbours.of(FOUR).of(new float[] {1}, 1)).isInstanceOf(CourseException.class).hasMessageContaining("1 wide, but the neighbours' are 2");
        assertThatThrownBy(() -> Neighbours.of(FOUR).of(new float[] {1, 0}, 0)).isInstanceOf(CourseException.class).hasMessageContaining("ask for at least 1");
    }

    @Test
    void theProbeCountsVotes() {
        assertThat(KnnProbe.fit(FOUR, 1).predict(FOUR)).containsExactly(0, 0, 1, 1);
        assertThat(KnnProbe.fit(FOUR, 3).scores(FOUR)[0][0]).as("two votes, of cosines 1 and 0.71").isCloseTo((float) (2 + (1 + Math.sqrt(0.5)) / 7), within(1e-5f));
        assertThat(KnnProbe.fit(FOUR, 3).predict(FOUR.rows(2))).as("n, ne, e: two of x").containsExactly(0);
    }

    @Test
    void ofAsManyVotesTheNearerVotersWin() {
        Features one = new Features(new float[] {0.2f, 1}, 2, new int[] {1}, List.of("y/n.jpg"), List.of("x", "y"));
        assertThat(KnnProbe.fit(FOUR, 2).predict(one)).as("n, then ne").containsExactly(1);
    }

    @Test
    void tooManyVotersAreRefusedAndTheDefaultFitsFewPictures() {
        assertThatThrownBy(() -> KnnProbe.fit(FOUR, 5)).isInstanceOf(CourseException.class).hasMessageContaining("take 1 to 4");
        assertThat(KnnProbe.fit(FOUR)).hasToString("4 nearest neighbours of 4, 2 features, 2 classes");
    }
}
