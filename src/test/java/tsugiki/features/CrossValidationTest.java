package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.transfer.Made;

class CrossValidationTest {

    private static final Features FEATURES = Made.features(3, 10, 6, 1, 7);

    @Test
    void everyFoldHasTheSameShareOfEachClass() {
        int[] foldOf = CrossValidation.of(5, 1).deal(FEATURES);
        for (int fold = 0; fold < 5; fold++) {
            for (int label = 0; label < 3; label++) {
                int f = fold;
                int k = label;
                assertThat(IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == f && FEATURES.labels()[i] == k).count()).isEqualTo(2);
            }
        }
    }

    @Test
    void oneScoreForEachFold() {
        CrossValidation.Scores scores = CrossValidation.of(5, 1).run(FEATURES, SoftmaxProbe::fit);
        assertThat(scores.scores()).hasSize(5);
        assertThat(scores.mean()).isGreaterThan(0.9);
        assertThat(scores.smallClasses()).isEmpty();
    }

    @Test
    void aProbeNeverSeesWhatItIsScoredOn() {
        CrossValidation.of(3, 1).run(FEATURES, train -> {
            assertThat(train.files()).hasSize(20).doesNotHaveDuplicates();
            return SoftmaxProbe.fit(train);
        });
    }

    @Test
    void aGridScoresEachValueOnTheSameFolds() {
        var grid = CrossValidation.of(3, 1).grid(FEATURES, List.of(1e-8, 1e-3), LinearSvm::fit);
        assertThat(grid.keySet()).containsExactly(1e-8, 1e-3);
        assertThat(grid.get(1e-3)).isEqualTo(CrossValidation.of(3, 1).run(FEATURES, train -> LinearSvm.fit(train, 1e-3)));
        assertThatThrownBy(() -> CrossValidation.best(Map.of())).isInstanceOf(CourseException.class).hasMessageContaining("at least one");
        assertThat(CrossValidation.best(grid)).isEqualTo(grid.get(1e-3).mean() > grid.get(1e-8).mean() ? 1e-3 : 1e-8);
    }

    @Test
    void groupsAreDealtWholeAndEachPictureIsScoredOnce() {
        Function<String, String> group = file -> "group " + FEATURES.files().indexOf(file) / 3; // ten of three
        Set<String> learntOf = new HashSet<>();
        boolean[] right = CrossValidation.of(5, 1).right(FEATURES, group, train -> {
            assertThat(train.files()).hasSize(24);
            assertThat(train.files().stream().collect(Collectors.groupingBy(group)).values()).allMatch(some -> some.size() == 3);
            learntOf.add(train.files().toString());
            return SoftmaxProbe.fit(train);
        });
        assertThat(learntOf).hasSize(5);
        assertThat(right).hasSize(30);
        assertThat(IntStream.range(0, 30).filter(i -> right[i]).count()).isGreaterThan(25);
        assertThatThrownBy(() -> CrossValidation.of(5, 1).right(FEATURES, file -> "one day", SoftmaxProbe::fit))
                .isInstanceOf(CourseException.class).hasMessageContaining("5 folds need as many groups, but these pictures are of 1");
    }

    @Test
    void sameSeedSameFolds() {
        assertThat(CrossValidation.of(3, 1).deal(FEATURES)).isEqualTo(CrossValidation.of(3, 1).deal(FEATURES))
                .isNotEqualTo(CrossValidation.of(3, 2).deal(FEATURES));
    }

    @Test
    void aPictureInTheWrongClassIsAnsweredWithItsTrueOne() {
        int[] labels = FEATURES.labels().clone();
        labels[0] = (labels[0] + 1) % 3;
        Features wrong = new Features(FEATURES.values(), FEATURES.dimension(), labels, FEATURES.files(), FEATURES.classes());
        float[] said = CrossValidation.of(5, 1).probabilities(wrong)[0];
        assertThat(said[FEATURES.labels()[0]]).isGreaterThan(said[labels[0]]);
    }

    @Test
    void meanAndDeviation() {
        CrossValidation.Scores scores = new CrossValidation.Scores(List.of(0.8, 0.9, 1.0), List.of(), "");
        assertThat(scores.mean()).isCloseTo(0.9, within(1e-12));
        assertThat(scores.deviation()).isCloseTo(0.1, within(1e-12));
        assertThat(scores).hasToString("0.900 +- 0.100 in 3 folds");
    }

    @Test
    void classesSmallerThanTheFoldsAreNamed() {
        int[] all = IntStream.range(0, 22).toArray(); // two of the third class
        assertThat(CrossValidation.of(5, 1).run(FEATURES.rows(all), SoftmaxProbe::fit).smallClasses()).containsExactly("class2 (2)");
    }

    @Test
    void moreFoldsThanPicturesInAnyClassAreRefused() {
        assertThatThrownBy(() -> CrossValidation.of(11, 1).run(FEATURES, SoftmaxProbe::fit)).isInstanceOf(CourseException.class)
                .hasMessage("11 folds need a class of at least 11 pictures, but the largest has 10: take at most 10 folds or add pictures.");
    }

    @Test
    void oneFoldIsRefused() {
        assertThatThrownBy(() -> CrossValidation.of(1, 1)).isInstanceOf(CourseException.class).hasMessageContaining("at least 2");
    }

    @Test
    void theBaselineIsTheMostFrequentClassOfTheTrainedOn() {
        Features train = FEATURES.rows(0, 10, 11, 20);
        Baseline baseline = Baseline.fit(train);
        assertThat(baseline.name()).isEqualTo("class1");
        assertThat(baseline.score(FEATURES)).isCloseTo(1 / 3.0, within(1e-12));
    }
}
