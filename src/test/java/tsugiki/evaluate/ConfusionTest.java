package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class ConfusionTest {

    private static final List<String> CLASSES = List.of("rose", "tulip", "iris");

    /** 4 roses (one called tulip), 2 tulips (both called rose), 1 iris. */
    private final Confusion confusion =
            Confusion.of(new int[] {0, 0, 0, 0, 1, 1, 2}, new int[] {0, 0, 0, 1, 0, 0, 2}, CLASSES);

    @Test
    void microAccuracyCountsEachPictureTheSame() {
        assertThat(confusion.accuracy()).isCloseTo(4 / 7.0, within(1e-12));
    }

    @Test
    void accuraciesWithinClassesAreWeightedByOtherCounts() {
        assertThat(confusion.accuracy(new int[] {4, 2, 1})).isCloseTo(4 / 7.0, within(1e-12));
        assertThat(confusion.accuracy(new int[] {1, 0, 3})).isCloseTo((0.75 + 3) / 4, within(1e-12));
        assertThatThrownBy(() -> confusion.accuracy(new int[2])).isInstanceOf(CourseException.class).hasMessageContaining("2 counts but 3 classes");
    }

    @Test
    void macroAccuracyCountsEachClassTheSame() {
        assertThat(confusion.macroAccuracy()).isCloseTo((0.75 + 0 + 1) / 3, within(1e-12));
    }

    @Test
    void classWithoutPicturesIsLeftOutOfMacroAccuracy() {
        assertThat(Confusion.of(new int[] {0}, new int[] {0}, CLASSES).macroAccuracy()).isEqualTo(1);
    }

    @Test
    void pairsComeMostConfusedFirst() {
        assertThat(confusion.mostConfused(5)).containsExactly(
                new Confusion.Pair("tulip", "rose", 2, 2), new Confusion.Pair("rose", "tulip", 1, 4));
    }

    @Test
    void hardestKeepsTheClassesWithMistakesInTheirOrder() {
        assertThat(confusion.hardest(2).classes()).containsExactly("rose", "tulip");
        assertThat(confusion.hardest(2).count(1, 0)).isEqualTo(2);
    }

    @Test
    void differentLengthsAreRefused() {
        assertThatThrownBy(() -> Confusion.of(new int[2], new int[3], CLASSES))
                .isInstanceOf(CourseException.class).hasMessageContaining("2 labels but 3 predictions");
    }

    @Test
    void unknownClassIsRefused() {
        assertThatThrownBy(() -> Confusion.of(new int[] {3}, new int[] {0}, CLASSES))
                .isInstanceOf(CourseException.class).hasMessageContaining("Class number 3");
    }

    @Test
    void pairsAsATable() {
        assertThat(confusion.pairs(1).print()).contains("tulip", "rose");
        assertThat(confusion.pairs(1).intColumn("pictures").asList()).containsExactly(2);
    }

    @Test
    void worstClassComesFirst() {
        assertThat(confusion.byClass().stringColumn("class").asList()).containsExactly("tulip", "rose", "iris");
        assertThat(confusion.byClass().doubleColumn("accuracy").asList()).containsExactly(0.0, 0.75, 1.0);
    }
}
