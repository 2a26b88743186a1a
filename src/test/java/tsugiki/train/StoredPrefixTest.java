package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.AugmentedViews;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Source;
import tsugiki.features.FeatureStore;
import tsugiki.features.StageStore;
import tsugiki.features.StorageSettings;
import tsugiki.picture.Augmentation;
import tsugiki.transfer.Part;
import tsugiki.transfer.Statistics;
import tsugiki.transfer.Student;

class StoredPrefixTest {

    private final DataSet data = Tiny.data();

    /** The upper stage and a head with dropout learn; BatchNorm's statistics above move; the lower stage has random depth. */
    private static Trainer trainer(Student student, DataSet data) {
        return Trainer.of(student, data).epochs(4).batch(4).adam(0.02).augment(Augmentation.light()).seed(3).views(3)
                .trainOnly(Part.from("upper"));
    }

    /** Losses and accuracies by epoch, then all weights and statistics. */
    private record End(List<Double> measured, Map<String, float[]> weights, List<LeftOut> leftOut) {

        static End of(Trainer trainer) {
            Run run = trainer.fit();
            List<Double> measured = new ArrayList<>();
            run.history().rows().forEach(row -> measured.addAll(List.of(row.trainLoss(), row.trainAccuracy(), row.validationLoss(), row.validationAccuracy())));
            Map<String, float[]> weights = new LinkedHashMap<>();
            Snapshot.view(run.student().network()).tensors().forEach((name, tensor) -> {
                if (!name.endsWith("tracked")) {
                    weights.put(name, tensor.toFloats());
                }
            });
            return new End(measured, weights, run.leftOut());
        }

        void requireSame(End other, double tolerance) {
            assertThat(measured).hasSameSizeAs(other.measured);
            for (int i = 0; i < measured.size(); i++) {
                assertThat(measured.get(i)).as("value " + i).isCloseTo(other.measured.get(i), within(tolerance));
            }
            weights.forEach((name, values) -> {
                for (int i = 0; i < values.length; i++) {
                    assertThat((double) values[i]).as(name).isCloseTo(other.weights.get(name)[i], within(tolerance));
                }
            });
        }
    }

    @Test
    void theSameNumbersAsWithThePrefixComputed() {
        try (Student computed = Tiny.deepStudent(); Student stored = Tiny.deepStudent()) {
            End expected = End.of(trainer(computed, data).scoreTraining(true));
            End found = End.of(trainer(stored, data).scoreTraining(true).stored(Stored.FLOAT32));
            found.requireSame(expected, 1e-5);
            assertThat(expected.weights.get("upper.0.weight")).as("it learnt").isNotEqualTo(Snapshot.view(Tiny.deepStudent().network()).get("upper.0.weight").toFloats());
        }
    }

    @Test
    void nearTheSameInHalfPrecision() {
        try (Student computed = Tiny.deepStudent(); Student stored = Tiny.deepStudent()) {
            End.of(trainer(stored, data).sgd(0.01, 0).stored(Stored.FLOAT16)).requireSame(End.of(trainer(computed, data).sgd(0.01, 0)), 5e-3);
        }
    }

    @Test
    void theHistorySaysHowManyViewsWereStored() {
        try (Student student = Tiny.deepStudent()) {
            Run run = trainer(student, data).epochs(1).stored(Stored.FLOAT16).fit();
            assertThat(run.history().rows()).extracting(History.Row::phase).containsOnly("upper, 3 stored views");
            assertThat(run.toString()).contains("1 epochs of activations after relu, 3 views, float16 in");
            assertThat(trainer(student, data).epochs(1).views(1).stored(Stored.FLOAT16).fit().history().rows()).extracting(History.Row::phase)
                    .containsOnly("upper, 1 stored view");
        }
    }

    @Test
    void whereNothingIsFrozenThePicturesAreRead() {
        try (Student student = Tiny.deepStudent()) {
            Run run = trainer(student, data).epochs(1).stored(Stored.FLOAT16).trainOnly(Part.ALL).fit();
            assertThat(run.history().rows()).extracting(History.Row::phase).containsOnly("all, 3 views");
            Run drifting = trainer(student, data).epochs(1).stored(Stored.FLOAT16).statistics(Statistics.DRIFTING).fit();
            assertThat(drifting.history().rows()).extracting(History.Row::phase).containsOnly("upper, 3 views");
        }
    }

    @Test
    void whatNobodyCanNameIsNotStored() {
        try (Student student = Tiny.deepStudent()) {
            Run run = trainer(student, data).epochs(1).augment((picture, random) -> picture).stored(Stored.FLOAT16).fit();
            assertThat(run.history().rows()).extracting(History.Row::phase).containsOnly("upper, 3 views");
        }
    }

    @Test
    void aStageBelowWhichSomethingLearnsIsRefused() {
        try (Student student = Tiny.deepStudent()) {
            Trainer all = trainer(student, data).trainOnly(Part.ALL).stored(Stored.FLOAT16.at("relu"));
            assertThatThrownBy(all::fit).isInstanceOf(CourseException.class).hasMessageContaining("trainOnly(Part.from(\"upper\"))").hasMessageContaining("relu");
            assertThatThrownBy(trainer(student, data).stored(Stored.FLOAT16.at("nowhere"))::fit)
                    .isInstanceOf(CourseException.class).hasMessageContaining("choose one of lower, relu, upper");
        }
    }

    @Test
    void aKilledTrainingEndsInTheSameNumbers(@TempDir Path dir) {
        try (Student unbroken = Tiny.deepStudent(); Student killed = Tiny.deepStudent(); Student again = Tiny.deepStudent()) {
            End expected = End.of(trainer(unbroken, data).stored(Stored.FLOAT16));
            int[] left = {9};
            Trainer dies = trainer(killed, data).stored(Stored.FLOAT16).in(dir).progress((title, unit) -> (done, total, note) -> {
                if (note.contains("loss") && left[0]-- == 0) {
                    throw new AssertionError("killed");
                }
            });
            assertThatThrownBy(dies::fit).isInstanceOf(AssertionError.class);
            End.of(trainer(again, data).stored(Stored.FLOAT16).in(dir)).requireSame(expected, 0);
            assertThatThrownBy(trainer(again, data).stored(Stored.NO).in(dir)::fit)
                    .isInstanceOf(CourseException.class).hasMessageContaining("stored FLOAT16 (now NO)").hasMessageContaining("reads activations after relu, 3 views");
        }
    }

    @Test
    void unreadablePicturesAreLeftOutInBothWays() {
        List<Item> train = new ArrayList<>(data.train());
        train.add(3, new Item("red/broken.jpg", 0, Source.of(Path.of("no such picture.jpg"))));
        DataSet broken = new DataSet("colours", "made", Tiny.COLOURS, train, data.validation(), List.of(), List.of());
        try (Student computed = Tiny.deepStudent(); Student stored = Tiny.deepStudent()) {
            End expected = End.of(trainer(computed, broken));
            End found = End.of(trainer(stored, broken).stored(Stored.FLOAT32));
            found.requireSame(expected, 1e-5);
            assertThat(found.leftOut).extracting(LeftOut::file).containsExactly("red/broken.jpg").isEqualTo(expected.leftOut.stream().map(LeftOut::file).toList());
        }
    }

    @Test
    void aStoreGivesItsViews() {
        StorageSettings how = StorageSettings.of(Tiny.NINE).type(DataType.FLOAT32).views(Augmentation.light(), new AugmentedViews(3, 3));
        try (Student computed = Tiny.deepStudent(); Student stored = Tiny.deepStudent();
                StageStore store = FeatureStore.at(stored.network(), "relu", data, how, Progress.SILENT)) {
            End found = End.of(Trainer.of(stored, store).epochs(4).batch(4).adam(0.02).trainOnly(Part.from("upper")));
            found.requireSame(End.of(trainer(computed, data)), 1e-5);
            assertThatThrownBy(Trainer.of(stored, store).trainOnly(Part.from("lower"))::fit)
                    .isInstanceOf(CourseException.class).hasMessageContaining("trainOnly(Part.from(\"upper\"))");
        }
        try (Student student = Tiny.deepStudent(); StageStore pooled = FeatureStore.at(student.network(), "relu", data, how.pool(), Progress.SILENT)) {
            assertThatThrownBy(() -> Trainer.of(student, pooled)).isInstanceOf(CourseException.class).hasMessageContaining("without pool()");
        }
    }

    @Test
    void aLaterPhaseStoresAsItsPartAllows() {
        try (Student student = Tiny.deepStudent()) {
            Run heads = trainer(student, data).trainOnly(Part.NEW_LAYERS).epochs(1).stored(Stored.FLOAT16).fit();
            Run tuned = heads.then(t -> t.trainOnly(Part.from("upper"))).fit();
            Run all = tuned.then(t -> t.trainOnly(Part.ALL)).fit();
            assertThat(all.history().rows()).extracting(History.Row::phase)
                    .containsExactly("new_layers, 3 stored views", "new_layers, 3 stored views", "upper, 3 stored views", "all, 3 views");
        }
    }
}
