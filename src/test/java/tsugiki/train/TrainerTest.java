package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.Source;
import tsugiki.evaluate.Evaluation;
import tsugiki.evaluate.Loss;
import tsugiki.explain.Predictions;
import tsugiki.nn.Autograd;
import tsugiki.picture.Augmentation;
import tsugiki.transfer.Part;
import tsugiki.transfer.Rates;
import tsugiki.transfer.Statistics;
import tsugiki.transfer.Student;

class TrainerTest {

    private final DataSet data = Tiny.data();
    private final Student student = Tiny.student();

    @AfterEach
    void close() {
        student.close();
    }

    private Trainer trainer() {
        return Trainer.of(student, data).epochs(3).batch(4).adam(0.02).augment(Augmentation.light());
    }

    /** A copy of all weights and buffers, or of those whose path begins so. */
    private static Map<String, float[]> weights(Student student, String prefix) {
        Map<String, float[]> copy = new LinkedHashMap<>();
        Snapshot.view(student.network()).tensors().forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                copy.put(name, name.endsWith("tracked") ? new float[] {tensor.toLongs()[0]} : tensor.toFloats());
            }
        });
        return copy;
    }

    private static void assertSame(Map<String, float[]> actual, Map<String, float[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, values) -> assertThat(actual.get(name)).as(name).isEqualTo(values));
    }

    private static List<Double> measured(History history) {
        return history.rows().stream().flatMap(r -> Stream.of(r.trainLoss(), r.trainAccuracy(),
                r.validationLoss(), r.validationAccuracy(), r.rate())).toList();
    }

    @Test
    void learns() {
        Run run = Trainer.of(student, data).epochs(8).batch(4).adam(0.05).trainOnly(Part.ALL).fit();
        assertThat(run.bestAccuracy()).isGreaterThan(0.8);
        assertThat(run.history().rows()).hasSize(9);
        assertThat(run.history().rows().get(8).trainLoss()).isLessThan(run.history().rows().get(1).trainLoss());
        assertThat(run.stopped()).isFalse();
        assertThat(student.network().isTraining()).isFalse();
    }

    @Test
    void epochZeroIsBeforeTraining() {
        History.Row before = trainer().fit().history().rows().get(0);
        assertThat(before.epoch()).isZero();
        assertThat(before.trainLoss()).isNaN();
        assertThat(before.rate()).isZero();
        assertThat(before.validationLoss()).isBetween(0.3, 3.0);
    }

    @Test
    void frozenWeightsAndStatisticsStayToTheBit() {
        Map<String, float[]> conv = weights(student, "conv");
        Map<String, float[]> norm = weights(student, "bn");
        Map<String, float[]> head = weights(student, "fc");
        trainer().fit();
        assertSame(weights(student, "conv"), conv);
        assertSame(weights(student, "bn"), norm);
        weights(student, "fc").forEach((name, values) -> assertThat(values).as(name).isNotEqualTo(head.get(name)));
    }

    @Test
    void driftingStatisticsMoveUnderFrozenWeights() {
        Map<String, float[]> before = weights(student, "bn");
        trainer().statistics(Statistics.DRIFTING).fit();
        Map<String, float[]> after = weights(student, "bn");
        assertThat(after.get("bn.weight")).isEqualTo(before.get("bn.weight"));
        assertThat(after.get("bn.running_mean")).isNotEqualTo(before.get("bn.running_mean"));
        assertThat(after.get("bn.num_batches_tracked")).containsExactly(18); // 3 epochs of 6 batches
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        Run run = trainer().trainOnly(Part.ALL).seed(3).fit();
        try (Student other = Tiny.student()) {
            Run again = Trainer.of(other, data).epochs(3).batch(4).adam(0.02).augment(Augmentation.light())
                    .trainOnly(Part.ALL).seed(3).fit();
            assertThat(measured(again.history())).isEqualTo(measured(run.history()));
            assertSame(weights(other, ""), weights(student, ""));
        }
    }

    @Test
    void anotherSeedGivesOthers() {
        Run run = trainer().seed(3).fit();
        try (Student other = Tiny.student()) {
            Run again = Trainer.of(other, data).epochs(3).batch(4).adam(0.02).augment(Augmentation.light()).seed(4).fit();
            assertThat(measured(again.history())).isNotEqualTo(measured(run.history()));
        }
    }

    @Test
    void theScheduleIsOnTheRates() {
        Run run = Trainer.of(student, data).epochs(4).batch(8).adam(0.02).step(2, 0.5).fit();
        assertThat(run.history().rows()).extracting(History.Row::rate).containsExactly(0.0, 0.02, 0.02, 0.01, 0.01);
    }

    @Test
    void thenGoesOnFromTheLastWeights() {
        Run run = trainer().fit();
        Map<String, float[]> last = weights(student, "");
        run.useBest();
        Run tuned = run.then(t -> t.trainOnly(Part.ALL).sgd(1e-12, 0)
                .statistics(Statistics.FROZEN).epochs(2)).fit();
        weights(student, "").forEach((name, values) -> {
            for (int i = 0; i < values.length; i++) {
                assertThat(values[i]).as(name).isCloseTo(last.get(name)[i], within(1e-6f));
            }
        });
        assertThat(tuned.history().rows()).extracting(History.Row::epoch).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(tuned.history().tuningStartsAfter()).hasValue(3);
        assertThat(tuned.history().rows().get(4).phase()).isEqualTo("all");
        assertThat(tuned.settings().batch()).as("settings are inherited").isEqualTo(4);
        assertThat(tuned.phase()).isEqualTo(2);
    }

    @Test
    void thenInheritsEverySettingButWhatIsSaid() {
        Run run = trainer().trainOnly(Part.ALL).rates(Rates.of(Map.of("fc", 0.02, "", 0.001))).seed(3).fit();
        TrainingSettings next = run.then(t -> t.epochs(1)).settings();
        assertThat(next).isEqualTo(run.settings().epochs(1));
        assertThat(run.then(t -> t.adam(0.1)).settings().rates()).hasToString("one(0.1)");
    }

    @Test
    void presetsSetWhatTheirNamesSay() {
        TrainingSettings settings = trainer().sgd(0.5, 0.9).labelSmoothing(0.1).settings();
        assertThat(settings.optimizer()).isEqualTo(new Sgd(0.9, false, 0));
        assertThat(settings.rates()).hasToString("one(0.5)");
        assertThat(settings.loss()).isEqualTo(new Loss(0.1));
    }

    @Test
    void aRunKeepsItsOwnWeightsWhateverComesAfter() {
        Run run = trainer().fit();
        Map<String, float[]> last = weights(student, "");
        run.then(t -> t.trainOnly(Part.ALL).epochs(2)).fit();
        assertThat(weights(student, "").get("conv.weight")).isNotEqualTo(last.get("conv.weight"));
        run.useLast();
        assertSame(weights(student, ""), last);
    }

    @Test
    void bestWeightsScoreAsTheHistorySays() {
        Run run = Trainer.of(student, data).epochs(6).batch(4).adam(0.05).trainOnly(Part.ALL).fit();
        run.useBest();
        Evaluation scored = Evaluation.of(student, data.validation());
        History.Row best = run.history().best().orElseThrow();
        assertThat(scored.accuracy()).isEqualTo(best.validationAccuracy()).isEqualTo(run.bestAccuracy());
        assertThat(scored.loss()).isCloseTo(best.validationLoss(), within(1e-6));
    }

    @Test
    void aClosedStudentIsRefusedInOneSentence(@TempDir Path folder) {
        Run run = trainer().epochs(1).fit();
        student.close();
        Stream.<ThrowingCallable>of(run::useBest, run::useLast, () -> run.then(t -> t.epochs(1)).fit(), () -> student.save(folder.resolve("closed")),
                () -> Evaluation.of(student, data.validation()), () -> Predictions.top(student, data.validation().get(0).source().open(), 1)).forEach(
                call -> assertThatThrownBy(call).isInstanceOf(CourseException.class).hasMessageEndingWith(" is closed and its weights are gone: load it or train it again."));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fromBestBeginsWithTheBest() {
        Run run = trainer().fit();
        Run tuned = run.then(t -> t.fromBest().epochs(1).sgd(1e-12, 0)).fit();
        History.Row best = run.history().best().orElseThrow();
        assertThat(tuned.history().rows().get(4).validationAccuracy()).isEqualTo(best.validationAccuracy());
    }

    @Test
    void theLastWordShownCountsTheLastScoringToo() {
        String[] shown = {""};
        Run run = trainer().epochs(1).progress((title, unit) -> (done, total, note) -> shown[0] = note).fit();
        assertThat(shown[0]).isEqualTo(Text.of("epoch 1 of 1, best validation %.1f %%", 100 * run.bestAccuracy()));
    }

    @Test
    void theGuidesThirdPassScoresTheTrainingSet() {
        Run run = trainer().scoreTraining(true).fit();
        assertThat(run.history().rows().get(0).trainLoss()).isBetween(0.3, 3.0);
    }

    @Test
    void viewsAreSeenAgainEachCycleAndSaidInTheHistory() {
        Run run = trainer().epochs(4).views(2).sgd(1e-12, 0).scoreTraining(true).fit();
        List<History.Row> rows = run.history().rows();
        assertThat(rows).extracting(History.Row::phase).containsOnly("new_layers, 2 views");
        assertThat(rows.get(3).trainLoss()).isCloseTo(rows.get(1).trainLoss(), within(1e-6));
        assertThat(rows.get(2).trainLoss()).isNotCloseTo(rows.get(1).trainLoss(), within(1e-6));
    }

    @Test
    void withoutValidationTheLastEpochCounts() {
        DataSet noValidation = new DataSet("colours", "made", Tiny.COLOURS, data.train(), List.of(), List.of(), List.of());
        Run run = Trainer.of(student, noValidation).epochs(2).fit();
        assertThat(run.bestEpoch()).isEqualTo(2);
        assertThat(run.bestAccuracy()).isNaN();
        assertThat(run.useBest()).isSameAs(student);
    }

    @Test
    void unreadablePicturesAreLeftOutAndListed() {
        List<Item> train = new ArrayList<>(data.train());
        train.add(new Item("red/broken.jpg", 0, Source.of(Path.of("no such picture.jpg"))));
        Run run = Trainer.of(student, new DataSet("colours", "made", Tiny.COLOURS, train, data.validation(), List.of(), List.of())).epochs(2).fit();
        assertThat(run.leftOut()).singleElement().satisfies(l -> assertThat(l.file()).isEqualTo("red/broken.jpg"));
    }

    @Test
    void nothingReadableIsAnError() {
        List<Item> broken = List.of(new Item("red/broken.jpg", 0, Source.of(Path.of("no such picture.jpg"))));
        DataSet set = new DataSet("colours", "made", Tiny.COLOURS, broken, data.validation(), List.of(), List.of());
        assertThatThrownBy(() -> Trainer.of(student, set).fit()).isInstanceOf(CourseException.class).hasMessageContaining("red/broken.jpg");
    }

    @Test
    void aStudentOfOtherClassesIsRefused() {
        DataSet other = new DataSet("shades", "made", List.of("light", "dark", "grey"), data.train(), data.validation(), List.of(), List.of());
        assertThatThrownBy(() -> Trainer.of(student, other)).isInstanceOf(CourseException.class).hasMessageContaining("shades");
    }

    @Test
    void aLossThatIsNoNumberEndsTheTraining() {
        assertThatThrownBy(() -> Trainer.of(student, data).sgd(1e30, 0).trainOnly(Part.ALL).fit())
                .isInstanceOf(CourseException.class).hasMessageContaining("smaller learning rates");
        assertThat(student.network().isTraining()).isFalse();
        assertThat(Trainer.of(Tiny.student(), data).epochs(1).fit().history().rows()).as("the lock is free again").hasSize(2);
    }

    @Test
    void recordingIsSetWhateverTheCallersThreadHad() {
        try (Autograd.Mode off = Autograd.off()) {
            assertThat(trainer().fit().history().rows()).hasSize(4);
        }
        try (Autograd.Mode on = Autograd.on()) {
            assertThat(trainer().fit().history().rows()).hasSize(4);
        }
    }

    @Test
    void nativeMemoryIsFlatOverEpochs() {
        Map<String, Integer> arrays = new LinkedHashMap<>();
        Trainer.of(student, data).epochs(8).batch(4).trainOnly(Part.ALL).progress((title, unit) -> (done, total, note) -> {
            if (note.contains("scoring")) {
                arrays.putIfAbsent(note.substring(0, 7), student.network().manager().getManagedArrays().size());
            }
        }).fit();
        assertThat(arrays).hasSize(9);
        assertThat(List.copyOf(arrays.values()).subList(2, 9)).as("arrays held when an epoch was trained").containsOnly(arrays.get("epoch 2"));
    }

    @Test
    void checksumFollowsTheWeights() {
        String before = Snapshot.checksum(student.network());
        assertThat(Snapshot.checksum(student.network())).isEqualTo(before);
        trainer().fit();
        assertThat(Snapshot.checksum(student.network())).isNotEqualTo(before);
    }
}
