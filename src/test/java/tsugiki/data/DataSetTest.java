package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;

class DataSetTest {

    private static final List<Item> TRAIN = Stream.of(SplitRuleTest.items(0, 6), SplitRuleTest.items(1, 2)).flatMap(List::stream).toList();

    @Test
    void countsAndBaseline() {
        DataSet data = data(TRAIN, List.of(), SplitRuleTest.items(1, 3));
        assertThat(data.counts(data.train())).containsExactly(6, 2);
        assertThat(data.baseline(data.train())).isEqualTo(0.75);
        assertThat(data.baseline()).as("the class most frequent in training is not among the test pictures").isZero();
        assertThat(data.baseline(List.of())).isZero();
        assertThat(data.constantAnswer(new int[] {0, 1, 1})).as("the class most frequent in training, on one of three").isEqualTo(1 / 3.0);
        assertThat(data.constantAnswer(new int[0])).isZero();
    }

    @Test
    void scoredOnTestElseOnValidation() {
        assertThat(data(TRAIN, TRAIN, TRAIN).scoredOn()).isEqualTo("test");
        assertThat(data(TRAIN, TRAIN, List.of()).scoredOn()).isEqualTo("validation");
        assertThatThrownBy(() -> data(TRAIN, List.of(), List.of()).scored()).isInstanceOf(CourseException.class)
                .hasMessageContaining("neither test nor validation");
    }

    @Test
    void choosingWithoutValidationSaysWhatToDo() {
        assertThatThrownBy(() -> data(TRAIN, List.of(), TRAIN).requireValidation()).isInstanceOf(CourseException.class)
                .hasMessageContaining("no validation pictures").hasMessageContaining("official or random");
    }

    @Test
    void sampleOfTrainingLeavesTheRest() {
        DataSet small = data(TRAIN, TRAIN, TRAIN).sampleTrain(3, 1);
        assertThat(small.counts(small.train())).containsExactly(3, 2);
        assertThat(small.validation()).isEqualTo(TRAIN);
        assertThat(small.test()).isEqualTo(TRAIN);
    }

    @Test
    void trainingOnlyLeavesNothingToScore() {
        DataSet alone = data(TRAIN, TRAIN, TRAIN).trainingOnly();
        assertThat(alone.train()).isEqualTo(TRAIN);
        assertThat(alone.validation()).isEmpty();
        assertThat(alone.test()).isEmpty();
    }

    @Test
    void picturesTakenOutAreListed() {
        DataSet data = data(TRAIN, List.of(), SplitRuleTest.items(1, 3));
        String first = TRAIN.get(0).name();
        DataSet fewer = data.without(List.of(first), "it is a copy");
        assertThat(fewer.train()).isEqualTo(TRAIN.subList(1, TRAIN.size()));
        assertThat(fewer.test()).isEqualTo(data.test().stream().filter(item -> !item.name().equals(first)).toList());
        assertThat(fewer.leftOut()).contains(new LeftOut(first, "it is a copy"));
        assertThatThrownBy(() -> data.without(List.of("none"), "it is a copy")).isInstanceOf(CourseException.class)
                .hasMessageContaining("no picture named none");
    }

    @Test
    void sampleTakesSoManyAClassKeepsOrderAndFollowsTheSeed() {
        DataSet data = data(TRAIN, TRAIN, List.of());
        DataSet small = data.sample(3, 1);
        assertThat(small.counts(small.train())).containsExactly(3, 2);
        assertThat(small.train()).isSubsetOf(TRAIN).isSortedAccordingTo((a, b) -> a.name().compareTo(b.name()));
        assertThat(data.sample(3, 1).train()).isEqualTo(small.train());
        assertThat(Stream.iterate(2, seed -> seed + 1).limit(10).map(seed -> data.sample(3, seed).train())).anyMatch(other -> !other.equals(small.train()));
        assertThat(small.split()).isEqualTo("official, at most 3 a class (seed 1)");
    }

    @Test
    void largerSampleContainsTheSmaller() {
        DataSet data = data(TRAIN, TRAIN, List.of());
        assertThat(data.sample(4, 1).train()).containsAll(data.sample(2, 1).train());
    }

    @Test
    void describesItselfInOneLine() {
        assertThat(data(TRAIN, List.of(), TRAIN).describe())
                .isEqualTo("pair: 2 classes, split official: 8 train, 0 validation, 8 test pictures; 0 files left out");
    }

    @Test
    void oneClassOrNoTrainingPicturesIsRefused() {
        assertThatThrownBy(() -> new DataSet("solo", "official", List.of("rose"), TRAIN, List.of(), List.of(), List.of()))
                .isInstanceOf(CourseException.class).hasMessageContaining("only the class 'rose'");
        assertThatThrownBy(() -> data(new ArrayList<>(), TRAIN, TRAIN)).isInstanceOf(CourseException.class).hasMessageContaining("train on");
    }

    @Test
    void aClassOfWhichNothingCanBeReadIsNamedWithItsFiles() {
        DataSet data = data(TRAIN, List.of(), TRAIN);
        data.requireEveryClass(new int[] {1, 1});
        assertThatThrownBy(() -> data.requireEveryClass(new int[] {0, 2})).isInstanceOf(CourseException.class)
                .hasMessage("No training picture of the class 'a' can be read (%s and 1 more): mend them, or take the class out.",
                        String.join(", ", TRAIN.stream().limit(5).map(Item::name).toList()));
    }

    @Test
    void unknownSpecListsTheChoices(@TempDir java.nio.file.Path folder) {
        assertThatThrownBy(() -> DataSets.open("flowres", null, 1)).isInstanceOf(CourseException.class)
                .hasMessageContaining("'flowres'").hasMessageContaining("flowers102:DIR");
        assertThatThrownBy(() -> DataSets.open(folder.resolve("x").toString(), null, 1)).isInstanceOf(CourseException.class)
                .hasMessageContaining("is not there");
    }

    private static DataSet data(List<Item> train, List<Item> validation, List<Item> test) {
        return new DataSet("pair", "official", List.of("a", "b"), train, validation, test, List.of());
    }
}
