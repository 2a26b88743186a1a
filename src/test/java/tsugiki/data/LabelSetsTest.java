package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class LabelSetsTest {

    @Test
    void namesOfSetsAreReadAsLabels() {
        LabelSets sets = LabelSets.of(List.of("misty", "misty+tigger", "none", "tigger"));
        assertThat(sets.labels()).containsExactly("misty", "tigger");
        assertThat(sets.truth()).isDeepEqualTo(new boolean[][] {{true, false}, {true, true}, {false, false}, {false, true}});
    }

    @Test
    void aNameMayHaveItsLabelsInAnyOrderAndBlanks() {
        assertThat(LabelSets.of(List.of("tigger + grey cat")).labels()).containsExactly("grey cat", "tigger");
        assertThat(LabelSets.name(List.of("tigger", "misty"))).isEqualTo("misty+tigger");
        assertThat(LabelSets.name(List.of("misty", "tigger"), new boolean[2])).isEqualTo("none");
    }

    @Test
    void everyLabelIsCountedInAllItsSets() {
        assertThat(LabelSets.of(List.of("misty", "misty+tigger", "none", "tigger")).positives(new int[] {5, 3, 9, 2})).containsExactly(8, 5);
    }

    @Test
    void aLabelWithoutAContraryCannotBeLearnt() {
        LabelSets sets = LabelSets.of(List.of("misty", "misty+tigger", "none"));
        sets.requireLearnable(new int[] {1, 1, 1});
        assertThatThrownBy(() -> sets.requireLearnable(new int[] {1, 1, 0})).isInstanceOf(CourseException.class)
                .hasMessageContaining("'misty' is on all of the 2 pictures");
        assertThatThrownBy(() -> sets.requireLearnable(new int[] {1, 0, 1})).hasMessageContaining("'tigger' is on none of the 2 pictures");
    }

    @Test
    void whatIsNoSetIsRefused() {
        assertThatThrownBy(() -> LabelSets.of(List.of("tigger+", "misty"))).isInstanceOf(CourseException.class).hasMessageContaining("'tigger+' is no set");
        assertThatThrownBy(() -> LabelSets.of(List.of("tigger+none"))).hasMessageContaining("is no set");
        assertThatThrownBy(() -> LabelSets.of(List.of("tigger+tigger"))).hasMessageContaining("'tigger' twice");
        assertThatThrownBy(() -> LabelSets.of(List.of("misty+tigger", "tigger+misty"))).hasMessageContaining("the same set");
        assertThatThrownBy(() -> LabelSets.of(List.of("none"))).hasMessageContaining("None of the classes is a label");
    }
}
