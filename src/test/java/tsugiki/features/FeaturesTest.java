package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class FeaturesTest {

    private final Features features = new Features(new float[] {1, 2, 3, 4, 5}, 1, new int[] {0, 0, 1, 1, 1},
            List.of("a", "b", "c", "d", "e"), List.of("rose", "tulip"));

    @Test
    void rowsCanBeLeftOut() {
        assertThat(features.without(List.of(1, 4, 4)).files()).containsExactly("a", "c", "d");
        assertThat(features.without(List.of()).files()).isEqualTo(features.files());
    }

    @Test
    void rowsAreChosenByTheirPicturesName() {
        assertThat(features.where(file -> file.compareTo("b") > 0).files()).containsExactly("c", "d", "e");
        assertThat(features.where("b"::equals).labels()).containsExactly(0);
    }

    @Test
    void highestOfAFeatureAreTheLargestFirst() {
        Features two = new Features(new float[] {1, 0, 5, 9, 5, 8, 3, 7}, 2, new int[4], List.of("a", "b", "c", "d"), List.of("rose"));
        assertThat(two.highest(0, 3).files()).containsExactly("b", "c", "d");
        assertThat(two.highest(1, 9).files()).containsExactly("b", "c", "d", "a");
        assertThatThrownBy(() -> two.highest(2, 1)).isInstanceOf(CourseException.class).hasMessageContaining("choose 0 to 1");
    }

    @Test
    void everySecondBeginsWithTheFirst() {
        assertThat(features.everySecond().files()).containsExactly("a", "c", "e");
    }
}
