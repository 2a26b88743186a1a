package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

/** Distributions are seen on tiny pictures, by seeded counts. */
class AugmentationTest {

    private static final int DRAWS = 2000;

    @Test
    void noneChangesNothing() {
        Picture picture = DrawnPicture.of(5, 4);
        assertThat(Augmentation.NONE.apply(picture, new SplittableRandom(1))).isEqualTo(picture);
        Preprocessing small = Preprocessing.IMAGENET.size(4, 4);
        assertThat(Augmentation.NONE.prepare(picture, small, new SplittableRandom(1))).isEqualTo(small.geometry(picture));
    }

    @Test
    void sameSeedSamePicture() {
        Picture picture = DrawnPicture.of(40, 30);
        for (Augmentation augmentation : List.of(Augmentation.light(), Augmentation.guide())) {
            Picture first = augmentation.apply(picture, new SplittableRandom(1));
            assertThat(augmentation.apply(picture, new SplittableRandom(1))).isEqualTo(first);
            assertThat(augmentation.apply(picture, new SplittableRandom(2))).isNotEqualTo(first);
        }
    }

    @Test
    void everyPresetGivesTheNetworksSize() {
        for (Augmentation augmentation : Augmentation.presets()) {
            for (Picture picture : List.of(DrawnPicture.of(90, 40), DrawnPicture.of(30, 70))) {
                Picture made = augmentation.prepare(picture, Preprocessing.IMAGENET.size(36, 32), new SplittableRandom(3));
                assertThat(made.width()).isEqualTo(32);
                assertThat(made.height()).isEqualTo(32);
            }
        }
    }

    @Test
    void guideIsInTheGuidesOrder() {
        assertThat(Augmentation.guide()).hasToString("guide[ColorJitter[brightness=0.3, contrast=0.3], "
                + "HorizontalFlip[probability=0.5], Rotation[degrees=30.0], Shear[degrees=20.0]]");
    }

    @Test
    void flipMirrorsHalfOfThePictures() {
        Picture picture = new Picture(2, 1, new byte[] {1, 2, 3, 4, 5, 6});
        Picture mirrored = new Picture(2, 1, new byte[] {4, 5, 6, 1, 2, 3});
        SplittableRandom random = new SplittableRandom(1);
        long flipped = IntStream.range(0, DRAWS).filter(i -> new HorizontalFlip(0.5).apply(picture, random).equals(mirrored)).count();
        assertThat(flipped).isBetween(DRAWS * 45L / 100, DRAWS * 55L / 100);
        assertThat(new HorizontalFlip(0).apply(picture, random)).isEqualTo(picture);
        assertThat(new HorizontalFlip(1).apply(picture, random)).isEqualTo(mirrored);
    }

    @Test
    void brightnessIsEvenlyBetweenItsBounds() {
        Picture grey = Picture.filled(1, 1, 100, 100, 100);
        SplittableRandom random = new SplittableRandom(1);
        int[] values = IntStream.range(0, DRAWS).map(i -> new ColorJitter(0.3, 0).apply(grey, random).value(0, 0, 0)).toArray();
        assertThat(IntStream.of(values).min().orElseThrow()).isBetween(70, 71);
        assertThat(IntStream.of(values).max().orElseThrow()).isBetween(129, 130);
        assertThat(IntStream.of(values).average().orElseThrow()).isBetween(98.0, 101.0);
    }

    @Test
    void contrastMovesAwayFromTheMeanGrey() {
        Picture two = new Picture(2, 1, new byte[] {50, 50, 50, (byte) 150, (byte) 150, (byte) 150});
        Picture stronger = ColorJitter.contrast(two, 1.5f);
        assertThat(stronger.value(0, 0, 0)).isEqualTo(25);
        assertThat(stronger.value(1, 0, 0)).isEqualTo(175);
        assertThat(ColorJitter.contrast(two, 0f)).isEqualTo(Picture.filled(2, 1, 100, 100, 100));
    }

    @Test
    void bothOrdersOfBrightnessAndContrastOccur() {
        Picture two = new Picture(2, 1, new byte[] {(byte) 200, (byte) 200, (byte) 200, (byte) 250, (byte) 250, (byte) 250});
        ColorJitter jitter = new ColorJitter(0.3, 0.3);
        long orders = IntStream.range(0, 200).filter(i -> {
            SplittableRandom copy = new SplittableRandom(i);
            boolean brightnessFirst = copy.nextBoolean();
            float bright = (float) (0.7 + 0.6 * copy.nextDouble());
            float contrasty = (float) (0.7 + 0.6 * copy.nextDouble());
            Picture expected = ColorJitter.contrast(ColorJitter.brightness(two, bright), contrasty);
            return brightnessFirst && jitter.apply(two, new SplittableRandom(i)).equals(expected);
        }).count();
        assertThat(orders).isBetween(70L, 130L);
    }

    @Test
    void rotationKeepsTheMiddleAndBlackensCorners() {
        Picture white = Picture.filled(41, 41, 255, 255, 255);
        Picture turned = Affine.rotation(white, 30).apply(white);
        assertThat(turned.value(20, 20, 0)).isEqualTo(255);
        assertThat(turned.value(0, 0, 0)).isZero();
        assertThat(Affine.rotation(white, 0).apply(white)).isEqualTo(white);
    }

    @Test
    void rotationIsCounterClockwise() {
        Picture turned = Affine.rotation(topMarked(), 30).apply(topMarked());
        assertThat(turned.value(12, 6, 0)).isEqualTo(255); // from above the middle (20, 20) to the left of it
        assertThat(turned.value(28, 6, 0)).isZero();
    }

    @Test
    void shearMovesTheTopToOneSideOnly() {
        Picture sheared = Affine.shear(topMarked(), 20).apply(topMarked());
        assertThat(IntStream.range(0, 41).filter(x -> sheared.value(x, 0, 0) == 255).boxed()).containsExactly(25, 26, 27, 28, 29);
    }

    @Test
    void anglesAreEvenlyBetweenTheirBounds() {
        SplittableRandom random = new SplittableRandom(1);
        Picture marked = topMarked();
        double[] middles = IntStream.range(0, DRAWS).mapToDouble(i -> {
            Picture sheared = new Shear(20).apply(marked, random);
            return IntStream.range(0, 41).filter(x -> sheared.value(x, 0, 0) == 255).average().orElseThrow();
        }).toArray();
        assertThat(Arrays.stream(middles).min().orElseThrow()).isBetween(12.0, 14.0);
        assertThat(Arrays.stream(middles).max().orElseThrow()).isBetween(26.0, 28.0);
        assertThat(Arrays.stream(middles).average().orElseThrow()).isBetween(19.5, 20.5);
    }

    @Test
    void randomCropStaysInsideAndKeepsItsShare() {
        Picture picture = Picture.filled(60, 40, 1, 1, 1);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < DRAWS; i++) {
            Box box = new RandomResizedCrop(0.35).box(picture, random);
            assertThat(box.x()).isBetween(0, 60 - box.width());
            assertThat(box.y()).isBetween(0, 40 - box.height());
            assertThat(box.width() * box.height()).isBetween(800, 2400);
            assertThat((double) box.width() / box.height()).isBetween(0.7, 1.4);
        }
    }

    @Test
    void wholeOfALongPictureGivesItsCentralSquare() {
        assertThat(new RandomResizedCrop(1).box(Picture.filled(90, 10, 1, 1, 1), new SplittableRandom(1))).isEqualTo(new Box(40, 0, 10, 10));
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new ColorJitter(2, 0)).isInstanceOf(CourseException.class).hasMessageContaining("2.0");
        assertThatThrownBy(() -> new HorizontalFlip(-1)).isInstanceOf(CourseException.class).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new Rotation(181)).isInstanceOf(CourseException.class).hasMessageContaining("181");
        assertThatThrownBy(() -> new Shear(90)).isInstanceOf(CourseException.class).hasMessageContaining("90");
        assertThatThrownBy(() -> new RandomResizedCrop(0)).isInstanceOf(CourseException.class).hasMessageContaining("0.0");
    }

    @Test
    void whatBringsToSizeMustBeLast() {
        for (Augmentation sizing : List.of(new RandomResizedCrop(0.5), Augmentation.light())) {
            assertThatThrownBy(() -> Augmentation.of(sizing, new HorizontalFlip(0.5))).isInstanceOf(CourseException.class)
                    .hasMessage(sizing + " brings a picture to the network's size, so no change can follow it: make it the last one.");
            assertThat(Augmentation.of(new HorizontalFlip(0.5), sizing).sizes()).isTrue();
        }
        assertThat(Augmentation.of(Augmentation.guide(), new HorizontalFlip(0.5)).sizes()).isFalse();
        assertThat(Augmentation.NONE.sizes()).isFalse();
    }

    /** 41 x 41 black with five white pixels in the middle of the top rows. */
    private static Picture topMarked() {
        Picture picture = Picture.filled(41, 41, 0, 0, 0);
        for (int y = 0; y < 8; y++) {
            for (int x = 18; x <= 22; x++) {
                Arrays.fill(picture.rgb(), (y * 41 + x) * 3, (y * 41 + x) * 3 + 3, (byte) 255);
            }
        }
        return picture;
    }
}
