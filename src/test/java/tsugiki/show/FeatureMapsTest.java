package tsugiki.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.nn.Device;
import tsugiki.picture.Picture;

class FeatureMapsTest {

    @Test
    void aMapIsStretchedFromBlackToWhiteAndDrawnInSquares() {
        try (NDManager memory = Device.newManager()) {
            var maps = memory.create(new float[] {-2, 0, 0, 2, 7, 7, 7, 7}, new Shape(1, 2, 2, 2));
            var pictures = FeatureMaps.pictures(maps, 2);
            assertThat(pictures).hasSize(2);
            assertThat(pictures.get(0).width()).isEqualTo(168);
            assertThat(pictures.get(0).value(83, 83, 0)).isZero();
            assertThat(pictures.get(0).value(84, 0, 1)).isEqualTo(128);
            assertThat(pictures.get(0).value(84, 84, 2)).isEqualTo(255);
            assertThat(pictures.get(1).value(10, 10, 0)).as("a flat map is black").isZero();
        }
    }

    @Test
    void aMapOfRowsIsDrawnTheSameWay() {
        Picture drawn = FeatureMaps.picture(new float[][] {{-2, 0, 2}});
        assertThat(drawn).extracting(Picture::width, Picture::height).containsExactly(168, 56);
        assertThat(List.of(drawn.value(0, 0, 0), drawn.value(60, 55, 1), drawn.value(167, 0, 2))).containsExactly(0, 128, 255);
    }

    @Test
    void namesAndMapsMustBeAsMany() {
        assertThat(FeatureMaps.gallery(List.of("a", "b"), new float[2][3], new float[1][1]).pictures()).isEqualTo(2);
        assertThatThrownBy(() -> FeatureMaps.gallery(List.of("a"), new float[2][3], new float[1][1])).isInstanceOf(CourseException.class)
                .hasMessageContaining("2 pictures but 1 captions");
    }

    @Test
    void moreMapsThanThereAreAreRefused() {
        try (NDManager memory = Device.newManager()) {
            var maps = memory.zeros(new Shape(1, 2, 4, 4));
            assertThatThrownBy(() -> FeatureMaps.pictures(maps, 3)).isInstanceOf(CourseException.class).hasMessageContaining("C of 3 or more");
        }
    }
}
