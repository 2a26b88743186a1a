package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.base.CourseException;
import tsugiki.data.ClassWeights;
import tsugiki.nn.Autograd;
import tsugiki.nn.Device;
import tsugiki.nn.Linear;
import tsugiki.transfer.Made;
import tsugiki.transfer.Student;

class ProbeTest {

    private static final Features TRAIN = Made.features(4, 12, 6, 1, 7);
    private static final Features TEST = Made.features(4, 20, 6, 1, 8);

    static List<Function<Features, Probe>> learners() {
        return List.of(SoftmaxProbe::fit, LinearSvm::fit, KnnProbe::fit);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void learnsWellSeparatedClasses(Function<Features, Probe> learner) {
        Probe probe = learner.apply(TRAIN);
        assertThat(probe.score(TEST)).isGreaterThan(0.95);
        assertThat(probe.predict(TEST)).hasSize(80);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void twoClassesAreEnough(Function<Features, Probe> learner) {
        assertThat(learner.apply(Made.features(2, 12, 6, 1, 7)).score(Made.features(2, 12, 6, 1, 8))).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void aClassWithoutPicturesIsNeverNamed(Function<Features, Probe> learner) {
        int[] withoutTheThird = IntStream.range(0, TRAIN.size()).filter(i -> TRAIN.labels()[i] != 2).toArray();
        assertThat(learner.apply(TRAIN.rows(withoutTheThird)).predict(TEST)).doesNotContain(2);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void sameFeaturesSameProbe(Function<Features, Probe> learner) {
        assertThat(learner.apply(TRAIN).scores(TEST)).isDeepEqualTo(learner.apply(TRAIN).scores(TEST));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void aFeatureThatNeverChangesDoesNoHarm(Function<Features, Probe> learner) {
        float[] values = TRAIN.values().clone();
        for (int i = 0; i < TRAIN.size(); i++) {
            values[i * 6] = 4;
        }
        Features flat = new Features(values, 6, TRAIN.labels(), TRAIN.files(), TRAIN.classes());
        assertThat(learner.apply(flat).score(flat)).isGreaterThan(0.9);
    }

    static List<Function<Features, LinearProbe>> linear() {
        return List.of(SoftmaxProbe::fit, LinearSvm::fit);
    }

    @ParameterizedTest
    @MethodSource("linear")
    void asALayerItGivesTheSameScores(Function<Features, LinearProbe> learner) {
        LinearProbe probe = learner.apply(TRAIN);
        try (NDManager memory = Device.newManager(); Autograd.Mode off = Autograd.off()) {
            Linear layer = probe.toLinear(memory);
            NDArray x = memory.create(TEST.values(), new Shape(TEST.size(), 6));
            float[] logits = layer.call(x).toFloatArray();
            float[][] scores = probe.scores(TEST);
            for (int i = 0; i < logits.length; i++) {
                assertThat(logits[i]).isCloseTo(scores[i / 4][i % 4], within(1e-3f));
            }
        }
    }

    @Test
    void balancedWeightsHelpRareClasses() {
        Features few = Made.features(4, 200, 6, 6, 7).atMost(k -> k == 0 ? 200 : 6);
        Features test = Made.features(4, 100, 6, 6, 8);
        SoftmaxProbe plain = SoftmaxProbe.fit(few, 0.1);
        SoftmaxProbe balanced = SoftmaxProbe.fit(few, 0.1, ClassWeights.balanced(few.counts()));
        assertThat(balanced.score(test)).as("macro accuracy: the classes have the same number of pictures").isGreaterThan(plain.score(test) + 0.05);
        Features frequent = test.atMost(k -> k == 0 ? 100 : 0);
        assertThat(balanced.score(frequent)).as("paid for by the frequent class").isLessThan(plain.score(frequent));
    }

    @Test
    void equalWeightsChangeNothing() {
        assertThat(SoftmaxProbe.fit(TRAIN, ClassWeights.of(1, 1, 1, 1)).scores(TEST)).isDeepEqualTo(SoftmaxProbe.fit(TRAIN).scores(TEST));
        assertThatThrownBy(() -> SoftmaxProbe.fit(TRAIN, ClassWeights.of(1, 2))).isInstanceOf(CourseException.class).hasMessageContaining("give one for each");
    }

    @Test
    void theSoftmaxIsTheMinimumOfItsLoss() {
        Standardiser standardiser = Standardiser.of(TRAIN);
        try (NDManager memory = Device.newManager(); SoftmaxLoss loss = new SoftmaxLoss(memory, TRAIN, standardiser, 0.02, ClassWeights.NONE)) {
            Lbfgs.Minimum minimum = new Lbfgs(10, 300, 1e-5).minimise(loss, new double[4 * 7]);
            assertThat(minimum.converged()).isTrue();
            double[] gradient = new double[4 * 7];
            for (int i : new int[] {0, 6, 20}) {
                double[] aside = minimum.x().clone();
                aside[i] += 0.05;
                assertThat(loss.at(aside, gradient)).isGreaterThan(minimum.value());
            }
        }
    }

    @Test
    void theSoftmaxLossHasTheSlopeOfItsValue() {
        try (NDManager memory = Device.newManager(); SoftmaxLoss loss = new SoftmaxLoss(memory, TRAIN, Standardiser.of(TRAIN), 0.2, ClassWeights.of(0.5, 1, 2, 3))) {
            Slopes.requireGradient(loss, 4 * 7, 5);
        }
    }

    @Test
    void atZeroTheSoftmaxLossIsTheLogarithmOfTheClasses() {
        try (NDManager memory = Device.newManager(); SoftmaxLoss loss = new SoftmaxLoss(memory, TRAIN, Standardiser.of(TRAIN), 1, ClassWeights.NONE)) {
            assertThat(loss.at(new double[28], new double[28])).isCloseTo(Math.log(4), within(1e-9));
        }
    }

    @Test
    void probabilitiesAddUpToOne() {
        float[] row = SoftmaxProbe.fit(TRAIN).probabilities(TEST)[0];
        assertThat(row[0] + row[1] + row[2] + row[3]).isCloseTo(1, within(1e-5f));
    }

    @Test
    void aStrongPenaltyLeavesTheScoresFlat() {
        float[] strong = SoftmaxProbe.fit(TRAIN, 1e4).probabilities(TEST)[0];
        assertThat(strong[0]).isCloseTo(0.25f, within(0.01f));
    }

    @Test
    void asAHeadTheStudentAnswersAsTheProbe() {
        Features train = Made.features(3, 12, 6, 1, 7);
        SoftmaxProbe probe = SoftmaxProbe.fit(train);
        try (Student student = Student.of(Made.network(), probe.classes(), probe);
                Autograd.Mode off = Autograd.off();
                NDArray x = Made.pictures(student.network().manager(), 5)) {
            float[] embedded = student.network().embed(x).toFloatArray();
            Features features = new Features(embedded, 6, new int[5], List.of("a", "b", "c", "d", "e"), probe.classes());
            float[] logits = student.evaluate().logits(x).toFloatArray();
            float[][] scores = probe.scores(features);
            for (int i = 0; i < logits.length; i++) {
                assertThat(logits[i]).isCloseTo(scores[i / 3][i % 3], within(1e-3f));
            }
        }
    }

    @Test
    void aProbeOnOtherFeaturesIsNoHeadAndTheOldHeadStays() {
        SoftmaxProbe probe = SoftmaxProbe.fit(Made.features(3, 5, 7, 1, 7));
        try (var net = Made.network()) {
            assertThatThrownBy(() -> Student.of(net, probe.classes(), probe)).isInstanceOf(CourseException.class)
                    .hasMessageContaining("takes 6 features, but the probe was fitted on 7");
            assertThat(net.head().describe()).isEqualTo("Linear(6 -> 10)");
        }
    }

    @Test
    void oneFilledClassIsRefused() {
        int[] first = {0, 1, 2};
        assertThatThrownBy(() -> SoftmaxProbe.fit(TRAIN.rows(first))).isInstanceOf(CourseException.class)
                .hasMessageContaining("needs pictures of at least two classes");
    }

    @Test
    void valuesThatAreNoNumbersAreRefused() {
        float[] values = TRAIN.values().clone();
        values[9] = Float.NaN;
        Features broken = new Features(values, 6, TRAIN.labels(), TRAIN.files(), TRAIN.classes());
        assertThatThrownBy(() -> SoftmaxProbe.fit(broken)).isInstanceOf(CourseException.class).hasMessageContaining("no number");
    }

    @Test
    void scoringNothingIsRefused() {
        assertThatThrownBy(() -> SoftmaxProbe.fit(TRAIN).score(TRAIN.rows())).isInstanceOf(CourseException.class)
                .hasMessageContaining("no pictures to score on");
    }
}
