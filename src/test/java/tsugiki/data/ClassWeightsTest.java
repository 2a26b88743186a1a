package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class ClassWeightsTest {

    @Test
    void rareClassesWeighMore() {
        assertThat(ClassWeights.balanced(new int[] {2, 4}).values()).containsExactly(1.5, 0.75); // scikit-learn's example
        assertThat(ClassWeights.balanced(new int[] {5, 5, 5})).isEqualTo(ClassWeights.of(1, 1, 1));
    }

    @Test
    void theirMeanOverThePicturesIsOne() {
        ClassWeights weights = ClassWeights.balanced(new int[] {1, 3, 0, 4});
        assertThat(weights.sum(new int[] {0, 1, 1, 1, 3, 3, 3, 3})).isEqualTo(8);
        assertThat(weights.of(2)).isEqualTo(1);
    }

    @Test
    void noneCountsPictures() {
        assertThat(ClassWeights.NONE.sum(new int[] {0, 7})).isEqualTo(2);
        assertThat(ClassWeights.NONE.require(102)).isEqualTo(ClassWeights.NONE);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> ClassWeights.of(1, 0)).isInstanceOf(CourseException.class).hasMessageContaining("0.0 is not above 0");
        assertThatThrownBy(() -> ClassWeights.of(1, 2).require(3)).isInstanceOf(CourseException.class)
                .hasMessage("There are 2 class weights but 3 classes: give one for each.");
    }
}
