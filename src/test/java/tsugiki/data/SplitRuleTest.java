package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsugiki.base.CourseException;
import tsugiki.base.Text;

class SplitRuleTest {

    @ParameterizedTest(name = "of {0}: {1} train, {2} validation, {3} test")
    @CsvSource({"100, 60, 20, 20", "10, 6, 2, 2", "7, 5, 1, 1", "5, 3, 1, 1", "4, 2, 1, 1", "3, 1, 1, 1", "2, 1, 1, 0", "1, 1, 0, 0"})
    void sharesHoldWithinAClass(int count, int train, int validation, int test) {
        Subsets parts = SplitRule.DEFAULT.split(items(0, count), 1);
        assertThat(List.of(parts.train().size(), parts.validation().size(), parts.test().size())).containsExactly(train, validation, test);
    }

    @Test
    void everyItemIsInExactlyOnePart() {
        List<Item> items = new ArrayList<>(items(0, 23));
        items.addAll(items(1, 8));
        Subsets parts = SplitRule.DEFAULT.split(items, 3);
        assertThat(parts.all()).containsExactlyInAnyOrderElementsOf(items);
        assertThat(parts.test()).extracting(Item::label).contains(0, 1);
    }

    @Test
    void noTestShareLeavesTestEmpty() {
        Subsets parts = new SplitRule(0.8, 0.2, 0).split(items(0, 10), 1);
        assertThat(parts.test()).isEmpty();
        assertThat(parts.validation()).hasSize(2);
    }

    @Test
    void otherClassesDoNotChangeAClassesDraw() {
        List<Item> both = new ArrayList<>(items(0, 10));
        both.addAll(items(1, 10));
        List<Item> alone = SplitRule.DEFAULT.split(items(1, 10), 5).train();
        assertThat(SplitRule.DEFAULT.split(both, 5).train()).containsAll(alone);
    }

    @Test
    void sharesMustAddUp() {
        assertThatThrownBy(() -> new SplitRule(0.5, 0.1, 0.1)).isInstanceOf(CourseException.class).hasMessageContaining("0.5, 0.1, 0.1");
    }

    @Test
    void splitsAreFoundByTheirWord() {
        assertThat(Split.of("swapped")).isEqualTo(Split.SWAPPED);
        assertThatThrownBy(() -> Split.of("half")).isInstanceOf(CourseException.class)
                .hasMessage("There is no split 'half': choose one of official, trainval, swapped, random, day, whole, day:PATTERN.");
    }

    static List<Item> items(int label, int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new Item(label + "/" + Text.of("%03d", i), label, null));
        }
        return items;
    }
}
