package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.Source;
import tsugiki.picture.InterruptedPassException;
import tsugiki.transfer.Part;
import tsugiki.transfer.Rates;
import tsugiki.transfer.Statistics;
import tsugiki.transfer.Student;

class RateFinderTest {

    private static final DataSet DATA = Tiny.data();

    private static RateFinder finder(Student student) {
        return RateFinder.of(student, DATA).settings(sevens(student)).updates(20);
    }

    private static TrainingSettings sevens(Student student) {
        return TrainingSettings.of(student).batch(7);
    }

    @Test
    void everyWeightAndStatisticIsBackToTheBit() {
        try (Student student = Tiny.student()) {
            student.trainOnly(Part.ALL).statistics(Statistics.DRIFTING).evaluate();
            String before = Snapshot.checksum(student.network());
            List<String> trained = List.copyOf(student.trainable().keySet());
            RateSweep found = finder(student).run();
            assertThat(found.points()).extracting(RateSweep.Point::loss).doesNotHaveDuplicates();
            assertThat(Snapshot.checksum(student.network())).isEqualTo(before);
            assertThat(student.trainable().keySet()).containsExactlyElementsOf(trained);
            assertThat(student.network().isTraining()).isFalse();
        }
    }

    @Test
    void weightsAreBackAfterAnInterruptToo() {
        try (Student student = Tiny.student()) {
            student.trainOnly(Part.ALL);
            String before = Snapshot.checksum(student.network());
            Progress.Factory stops = (title, unit) -> (done, total, note) -> {
                if (done >= 21) {
                    Thread.currentThread().interrupt();
                }
            };
            assertThatThrownBy(() -> finder(student).progress(stops).run()).isInstanceOf(InterruptedPassException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(Snapshot.checksum(student.network())).isEqualTo(before);
        }
    }

    @Test
    void everyBlocksModeIsBack() {
        try (Student student = Tiny.student()) {
            student.train();
            finder(student).run();
            assertThat(student.network().child("bn").isTraining()).as("below the trained part").isFalse();
            assertThat(student.network().isTraining()).isTrue();
            assertThat(student.network().child("fc").isTraining()).isTrue();
        }
    }

    @Test
    void picturesThatFillNoBatchBecauseSomeCannotBeReadAreOneBatch() {
        List<Item> train = new ArrayList<>(DATA.train().subList(0, 15));
        train.add(new Item("red/broken.jpg", 0, Source.of(Path.of("no such picture.jpg"))));
        train.add(new Item("red/broken too.jpg", 0, Source.of(Path.of("no such picture.jpg"))));
        DataSet some = new DataSet("colours", "made", Tiny.COLOURS, train, DATA.validation(), List.of(), List.of());
        try (Student student = Tiny.student()) {
            assertThat(RateFinder.of(student, some).updates(20).run().points()).hasSize(20);
            DataSet none = new DataSet("colours", "made", Tiny.COLOURS, train.subList(15, 17), DATA.validation(), List.of(), List.of());
            assertThatThrownBy(() -> RateFinder.of(student, none).run()).isInstanceOf(CourseException.class).hasMessageContaining("None of the 2 training pictures");
        }
    }

    @Test
    void largeWeightsLeaveNoFileBehind() {
        KeptTest.inFiles(() -> {
            try (Student student = Tiny.student()) {
                finder(student).run();
            }
            assertThat(KeptTest.files()).isEmpty();
        });
    }

    @Test
    void ratesRiseByOneFactorFromFirstToLast() {
        try (Student student = Tiny.student()) {
            List<RateSweep.Point> points = finder(student).between(1e-5, 1e-3).run().points();
            assertThat(points).hasSize(20);
            assertThat(points.get(0).rate()).isEqualTo(1e-5);
            assertThat(points.get(19).rate()).isCloseTo(1e-3, within(1e-12));
            assertThat(points.get(7).rate() / points.get(6).rate()).isCloseTo(Math.pow(100, 1 / 19.0), within(1e-9));
        }
    }

    @Test
    void itStopsWhenTheLossExplodes() {
        try (Student student = Tiny.student()) {
            List<RateSweep.Point> points = finder(student).settings(sevens(student).optimizer(Sgd.of())).between(1e-2, 1e9).updates(40).run().points();
            assertThat(points.size()).isBetween(5, 39);
            assertThat(points).extracting(RateSweep.Point::loss).allMatch(Double::isFinite);
        }
    }

    @Test
    void aLadderIsMultipliedAndNamedByItsTop() {
        try (Student student = Tiny.student()) {
            student.trainOnly(Part.ALL);
            List<RateSweep.Point> one = finder(student).rates(Rates.one(0.02)).run().points();
            assertThat(finder(student).rates(Rates.one(5)).run().points()).isEqualTo(one);
            assertThat(finder(student).rates(Rates.of(Map.of("fc", 2.0, "", 2.0))).run().points()).isEqualTo(one);
            List<RateSweep.Point> ladder = finder(student).rates(Rates.of(Map.of("fc", 2.0, "", 0.02))).run().points();
            assertThat(ladder).extracting(RateSweep.Point::rate).isEqualTo(one.stream().map(RateSweep.Point::rate).toList());
            assertThat(ladder.get(15).loss()).isNotEqualTo(one.get(15).loss());
        }
    }

    /** 2 up to 1e-3, falls to 1 at 1e-1 by a straight line over the logarithm, then explodes. */
    private static RateSweep made() {
        List<Double> rates = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i <= 60; i++) {
            double power = -6 + i / 10.0;
            rates.add(Math.pow(10, power));
            losses.add(power < -3 ? 2 : power < -1 ? 2 - (power + 3) / 2 : 1 + 5 * (power + 1));
        }
        return RateSweep.of(rates, losses);
    }

    @Test
    void suggestionsAreTheSteepestPlaceAndATenthOfTheMinimum() {
        assertThat(made().steepest()).isBetween(1e-3, 1e-1);
        assertThat(made().tenthOfMinimum()).as("little later than a tenth of 1e-1").isBetween(1e-2, 1.3e-2);
        assertThat(made().toString()).contains("61 updates", "steepest at", "a tenth of the minimum");
    }

    @Test
    void smoothingLooksBackwardsOnly() {
        assertThat(made().points().get(29).smoothed()).as("the loss has not fallen yet").isEqualTo(2);
        assertThat(made().points().get(50).smoothed()).as("the explosion has not come yet").isLessThan(made().points().get(49).smoothed());
        assertThat(made().points().get(40).smoothed()).as("a lag of one update and a third").isCloseTo(1.5 + 0.05 * 4 / 3, within(1e-9));
    }

    @Test
    void aLossThatNeverFallsSuggestsNothing() {
        RateSweep risen = RateSweep.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(1.0, 2.0, 3.0, 4.0, 5.0));
        assertThat(risen.falls()).isFalse();
        assertThat(risen.toString()).endsWith("the loss never fell");
        assertThatThrownBy(risen::steepest).isInstanceOf(CourseException.class).hasMessageContaining("smaller rate");
    }

    @Test
    void takesTheSettingsOfTheTrainingToCome() {
        try (Student student = Tiny.student()) {
            TrainingSettings toCome = Trainer.of(student, DATA).batch(7).sgd(0.5, 0.9).labelSmoothing(0.1).seed(3).settings();
            List<RateSweep.Point> found = RateFinder.of(student, DATA).updates(20).settings(toCome).run().points();
            assertThat(found).hasSize(20).isNotEqualTo(finder(student).run().points());
            assertThat(RateFinder.of(student, DATA).updates(20).settings(toCome.epochs(9).rates(Rates.one(0.5))).run().points()).isEqualTo(found);
        }
    }

    @Test
    void tooFewUpdatesAreRefused() {
        try (Student student = Tiny.student()) {
            assertThatThrownBy(() -> finder(student).updates(3)).isInstanceOf(CourseException.class).hasMessageContaining("at least 10");
            assertThatThrownBy(() -> finder(student).between(1, 0.1)).isInstanceOf(CourseException.class);
        }
    }

    @Test
    void tableHasARowForEachUpdate() {
        assertThat(made().toTable().columnNames()).containsExactly("rate", "loss", "smoothed");
        assertThat(made().toTable().rowCount()).isEqualTo(61);
    }
}
