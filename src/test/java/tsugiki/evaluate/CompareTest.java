package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.Item;
import tsugiki.data.Source;
import tsugiki.features.CrossValidation;
import tsugiki.features.Features;
import tsugiki.features.LinearSvm;
import tsugiki.features.Probe;
import tsugiki.features.SoftmaxProbe;
import tsugiki.transfer.Made;

class CompareTest {

    /** Names classes of pictures whose true class is 0. */
    private static Evaluation evaluation(List<String> names, int... predicted) {
        List<Item> items = names.stream().map(name -> new Item(name, 0, Source.of(Path.of(name)))).toList();
        float[][] logits = IntStream.of(predicted).mapToObj(k -> k == 0 ? new float[] {1, 0} : new float[] {0, 1}).toArray(float[][]::new);
        return new Evaluation(List.of("rose", "lily"), items, logits, 0, List.of());
    }

    @Test
    void theOrderDoesNotMatter() {
        Evaluation a = evaluation(List.of("1", "2", "3", "4"), 0, 1, 1, 0);
        Evaluation b = evaluation(List.of("4", "3", "2", "1"), 1, 0, 0, 0);
        assertThat(Compare.paired(a, b)).isEqualTo(new PairedComparison("A", "B", 1, 2, 1, 0));
    }

    @Test
    void otherPicturesAreRefused() {
        Evaluation a = evaluation(List.of("1", "2"), 0, 0);
        assertThatThrownBy(() -> Compare.paired(a, evaluation(List.of("1"), 0))).isInstanceOf(CourseException.class)
                .hasMessage("A scored 2 pictures and B scored 1: score both on the same ones.");
        assertThatThrownBy(() -> Compare.paired(a, evaluation(List.of("3", "1"), 0, 0))).isInstanceOf(CourseException.class)
                .hasMessage("A and B scored other pictures, only one of them 2: score both on the same ones.");
    }

    @Test
    void answersAndMarksOfOnesOwn() {
        PairedComparison pair = Compare.paired(new int[] {0, 1, 2, 2}, new int[] {0, 1, 0, 0}, new int[] {1, 1, 2, 0});
        assertThat(pair).isEqualTo(new PairedComparison("A", "B", 1, 1, 1, 1));
        assertThat(Compare.paired(new boolean[] {true, true, false, false}, new boolean[] {false, true, true, false})).isEqualTo(pair);
        assertThatThrownBy(() -> Compare.paired(new int[] {0}, new int[] {0, 1}, new int[] {0, 1}))
                .isInstanceOf(CourseException.class).hasMessageContaining("1 labels but 2 predictions");
    }

    @Test
    void probesOnStoredFeatures() {
        Features train = Made.features(4, 12, 6, 1, 7);
        Features test = Made.features(4, 20, 6, 3, 8);
        Probe softmax = SoftmaxProbe.fit(train);
        Probe svm = LinearSvm.fit(train);
        PairedComparison pair = Compare.paired(softmax, svm, test);
        assertThat(pair).isEqualTo(Compare.paired(Marks.of(softmax, test), Marks.of(svm, test)));
        assertThat(pair.difference()).isCloseTo(svm.score(test) - softmax.score(test), within(1e-12));
        assertThat(pair.pictures()).isEqualTo(80);
    }

    @Test
    void marksSayWhichPicturesTheyAreOf() {
        Marks marks = Marks.of(List.of("c", "a", "b"), new boolean[] {true, false, true});
        assertThat(marks.pictures()).containsExactly("a", "b", "c");
        assertThat(List.of(marks.right(0), marks.right(1), marks.right(2))).containsExactly(false, true, true);
        assertThat(marks).hasToString("2 of 3 pictures right");
        assertThat(marks.bits()).isEqualTo("Bg=="); // 0b110
        assertThat(Marks.right(marks.bits(), 3)).containsExactly(false, true, true);
        assertThat(marks.digest()).isEqualTo(Marks.of(List.of("a", "b", "c"), new boolean[3]).digest()).hasSize(16)
                .isNotEqualTo(Marks.of(List.of("a", "b"), new boolean[2]).digest());
        assertThat(Marks.of(Stream.generate(() -> "x").limit(9).toList(), new boolean[9]).bits()).isEqualTo("AAA="); // two bytes, both 0
    }

    /** scipy.stats.ttest_1samp([.02, .05, .01, .04, .03], 0).confidence_interval() */
    @Test
    void seedsByTheirDifferences() {
        MeanDifference seeds = Compare.differences(new double[] {0.7, 0.7, 0.7, 0.7, 0.7}, new double[] {0.72, 0.75, 0.71, 0.74, 0.73});
        assertThat(seeds.mean()).isCloseTo(0.03, within(1e-12));
        assertThat(seeds.deviation()).isCloseTo(0.015811388300841896, within(1e-12));
        assertThat(seeds.interval().low()).isCloseTo(0.01036756838522443, within(1e-9));
        assertThat(seeds.interval().high()).isCloseTo(0.04963243161477557, within(1e-9));
        assertThat(seeds.named("probe", "tuned").verdict()).isEqualTo("tuned is better: +3.0 points, 95 % interval 1.0 to 5.0.");
    }

    @Test
    void equalDifferencesDoNotTellTheirSpread() {
        MeanDifference two = Compare.differences(new double[] {0.80, 0.90}, new double[] {0.81, 0.91});
        assertThat(two.better()).isEmpty();
        assertThat(two.mean()).isCloseTo(0.01, within(1e-12));
        assertThat(two.interval()).isEqualTo(DifferenceInterval.ANY);
        assertThat(two.verdict()).isEqualTo("These 2 pairs cannot tell A and B apart: all differences are equal, so that their spread is not known.");
        assertThat(two).hasToString("B minus A +1.0 points over 2 pairs, 95 % interval -100.0 to +100.0");
        CrossValidation.Scores folds = new CrossValidation.Scores(List.of(0.7, 0.6, 0.8), List.of(), "");
        assertThat(Compare.differences(folds, new CrossValidation.Scores(List.of(0.8, 0.7, 0.9), List.of(), "")).better()).isEmpty();
        assertThat(Compare.differences(folds, folds).interval()).isEqualTo(DifferenceInterval.ANY);
    }

    @Test
    void foldsShareTheirTrainingPictures() {
        CrossValidation.Scores a = new CrossValidation.Scores(List.of(0.7, 0.7, 0.7, 0.7, 0.7), List.of(), "");
        CrossValidation.Scores b = new CrossValidation.Scores(List.of(0.72, 0.75, 0.71, 0.74, 0.73), List.of(), "");
        double half = 2.7764451051977934 * 0.015811388300841896 * Math.sqrt(1 / 5.0 + 1 / 4.0);
        assertThat(Compare.differences(a, b).interval().low()).isCloseTo(0.03 - half, within(1e-9));
        assertThat(Compare.differences(a, b).better()).isEqualTo(Compare.differences(b, a).named("B", "A").better()).hasValue("B");
    }

    @Test
    void otherFoldsAreRefused() {
        Features features = Made.features(4, 12, 6, 1, 7);
        CrossValidation.Scores five = CrossValidation.of(5, 1).run(features, SoftmaxProbe::fit);
        CrossValidation.Scores svm = CrossValidation.of(5, 1).run(features, LinearSvm::fit);
        assertThat(Compare.differences(five, svm).pairs()).isEqualTo(5);
        for (CrossValidation.Scores other : List.of(CrossValidation.of(5, 2).run(features, LinearSvm::fit), CrossValidation.of(3, 1).run(features, LinearSvm::fit),
                CrossValidation.of(5, 1).run(features.without(List.of(0)), LinearSvm::fit))) {
            assertThatThrownBy(() -> Compare.differences(five, other)).isInstanceOf(CourseException.class).hasMessageContaining("scored on other folds");
        }
    }

    @Test
    void studentsQuantiles() {
        assertThat(Intervals.t95(1)).isCloseTo(12.706204736174694, within(1e-9)); // scipy.stats.t.ppf(0.975, n)
        assertThat(Intervals.t95(2)).isCloseTo(4.302652729749462, within(1e-9));
        assertThat(Intervals.t95(7)).isCloseTo(2.364624251592784, within(1e-9));
        assertThat(Intervals.t95(100)).isCloseTo(1.9839715185235518, within(1e-9));
    }

    @Test
    void onePairAndPercentAreRefused() {
        assertThatThrownBy(() -> Compare.differences(new double[] {0.5}, new double[] {0.6})).isInstanceOf(CourseException.class)
                .hasMessageContaining("at least two");
        assertThatThrownBy(() -> Compare.differences(new double[] {50, 60}, new double[] {55, 65})).isInstanceOf(CourseException.class)
                .hasMessage("The accuracy 50.0 does not lie in 0..1: give shares, not percent.");
    }
}
