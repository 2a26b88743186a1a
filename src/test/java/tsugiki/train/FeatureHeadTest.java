package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.features.Features;

class FeatureHeadTest {

    private static final Features CORNERS = new Features(new float[] {3, 0, 0, 3, -3, -3, 3, 0.5f, 0.5f, 3, -3, -2}, 2,
            new int[] {0, 1, 2, 0, 1, 2}, List.of("a", "b", "c", "d", "e", "f"), List.of("right", "up", "down"));

    @Test
    void aHeadThatEndsInLogitsLearnsThePicturesByHeart() {
        FeatureHead head = FeatureHead.fit(CORNERS, Adam.of(), 0.1, 100, logits -> logits);
        assertThat(head.loss()).isLessThan(0.05);
        assertThat(head.losses()).hasSize(101);
        assertThat(head.score(CORNERS)).isEqualTo(1);
        assertThat(head.right(CORNERS)).containsOnly(true);
        assertThat(head.files()).isEqualTo(CORNERS.files());
    }

    @Test
    void withSoftmaxTwiceTheLossKeepsItsFloor() {
        FeatureHead head = FeatureHead.fit(CORNERS, Adam.of(), 0.1, 300, logits -> logits.softmax(1));
        double floor = -1 + Math.log(Math.E + 2);
        assertThat(head.loss()).isBetween(floor - 1e-4, floor + 0.2);
        assertThat(head.score(CORNERS)).isEqualTo(1);
    }

    @Test
    void theSameNumbersEachTime() {
        FeatureHead one = FeatureHead.fit(CORNERS, Sgd.of(), 0.1, 5, logits -> logits);
        assertThat(FeatureHead.fit(CORNERS, Sgd.of(), 0.1, 5, logits -> logits).weights()).isEqualTo(one.weights());
        assertThat(FeatureHead.fit(CORNERS, Sgd.of(), 0.1, 5, logits -> logits, 1).weights()).isNotEqualTo(one.weights());
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> FeatureHead.fit(CORNERS, Adam.of(), 0.1, 0, logits -> logits)).isInstanceOf(CourseException.class).hasMessageContaining("0 updates");
        FeatureHead head = FeatureHead.fit(CORNERS, Adam.of(), 0.1, 1, logits -> logits);
        Features wide = new Features(new float[] {1, 2, 3}, 3, new int[] {0}, List.of("a"), CORNERS.classes());
        assertThatThrownBy(() -> head.right(wide)).isInstanceOf(CourseException.class).hasMessageContaining("3 wide");
    }
}
