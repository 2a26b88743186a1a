package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class PreprocessingTest {

    private static final Preprocessing PLAIN =
            new Preprocessing(4, 4, Interpolation.BILINEAR, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));

    @Test
    void pictureOfTheRightSizeIsLeftAsItIs() {
        Picture picture = DrawnPicture.of(4, 4);
        assertThat(PLAIN.geometry(picture)).isEqualTo(picture);
    }

    @Test
    void croppingWithoutResizingTakesTheMiddle() {
        Picture picture = DrawnPicture.of(4, 10);
        assertThat(PLAIN.geometry(picture)).isEqualTo(picture.crop(new Box(0, 3, 4, 4)));
    }

    @Test
    void halfPixelsOfTheCornerGoToTheEvenNumber() {
        assertThat(PLAIN.size(7, 4).geometry(DrawnPicture.of(7, 7))).isEqualTo(DrawnPicture.of(7, 7).crop(new Box(2, 2, 4, 4)));
        assertThat(PLAIN.size(5, 4).geometry(DrawnPicture.of(5, 5))).isEqualTo(DrawnPicture.of(5, 5).crop(new Box(0, 0, 4, 4)));
    }

    @Test
    void smallPictureIsPaddedWithBlack() {
        Picture made = PLAIN.size(2, 4).geometry(Picture.filled(2, 2, 9, 9, 9));
        assertThat(made.value(0, 0, 0)).isZero();
        assertThat(made.value(1, 1, 0)).isEqualTo(9);
        assertThat(made.value(2, 2, 2)).isEqualTo(9);
        assertThat(made.value(3, 3, 0)).isZero();
    }

    /** Resized whole, its long side would have 2.56 billion pixels. */
    @Test
    void lineOfPixelsIsResizedInItsMiddleOnly() {
        byte[] line = new byte[10_000_000 * 3];
        Arrays.fill(line, line.length / 2, line.length, (byte) 200);
        for (Picture picture : List.of(new Picture(1, 10_000_000, line), new Picture(10_000_000, 1, line))) {
            Picture made = PLAIN.size(256, 224).geometry(picture);
            assertThat(made.value(0, 0, 0)).isEqualTo(13); // the crop reaches over less than one pixel of the line
            assertThat(made.value(223, 223, 0)).isEqualTo(187);
        }
    }

    @Test
    void oneColourStaysThatColour() {
        for (Interpolation filter : Interpolation.values()) {
            assertThat(Picture.filled(37, 91, 255, 128, 0).resize(20, 30, filter)).isEqualTo(Picture.filled(20, 30, 255, 128, 0));
            assertThat(Picture.filled(3, 5, 255, 128, 0).resize(20, 30, filter)).isEqualTo(Picture.filled(20, 30, 255, 128, 0));
        }
    }

    @Test
    void shrinkingAveragesInsteadOfPicking() {
        byte[] stripes = new byte[64 * 3];
        for (int x = 0; x < 64; x += 2) {
            Arrays.fill(stripes, 3 * x, 3 * x + 3, (byte) 200);
        }
        Picture small = new Picture(64, 1, stripes).resize(8, 1, Interpolation.BILINEAR);
        assertThat(small.value(4, 0, 0)).isBetween(95, 105);
    }

    @Test
    void normalisesAndBack() {
        Picture picture = DrawnPicture.of(4, 4);
        FloatBuffer values = FloatBuffer.allocate(48);
        Preprocessing.IMAGENET.normalise(picture, values);
        assertThat(values.remaining()).isZero();
        assertThat(values.get(1)).isEqualTo((picture.value(0, 0, 1) / 255f - 0.456f) / 0.224f);
        assertThat(Preprocessing.IMAGENET.picture(values.array(), 4, 4)).isEqualTo(picture);
    }

    @Test
    void badSettingsAreNamed() {
        assertThatThrownBy(() -> PLAIN.size(0, 4)).isInstanceOf(CourseException.class).hasMessageContaining("Resize 0");
        assertThatThrownBy(() -> new Preprocessing(4, 4, Interpolation.BILINEAR, List.of(0.5), List.of(0.5)))
                .isInstanceOf(CourseException.class).hasMessageContaining("[0.5]");
    }
}
