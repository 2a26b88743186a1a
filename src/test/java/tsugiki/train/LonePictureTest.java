package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.DataSet;
import tsugiki.transfer.Part;
import tsugiki.transfer.Statistics;
import tsugiki.transfer.Student;

/** 21 pictures: the last batch of ten has one. */
class LonePictureTest {

    private final DataSet data = Tiny.data();
    private final Student student = Tiny.student();

    @AfterEach
    void close() {
        student.close();
    }

    /** Its maps are 1 x 1. */
    private Trainer small() {
        return Trainer.of(student, data).epochs(2).adam(0.02).trainOnly(Part.ALL).preprocessing(Tiny.NINE.size(2, 2));
    }

    private float batchesSeen() {
        return Tiny.weights(student).get("bn.num_batches_tracked")[0];
    }

    @Test
    void aSinglePictureOfWhichThereAreNoStatisticsJoinsTheBatchBeforeIt() {
        Run run = small().batch(10).fit();
        assertThat(batchesSeen()).as("2 epochs of 10 and 11 pictures").isEqualTo(4);
        try (Student other = Tiny.student()) {
            Run again = Trainer.of(other, data).settings(run.settings()).fit();
            assertThat(again.history().rows()).extracting(History.Row::trainLoss).isEqualTo(run.history().rows().stream().map(History.Row::trainLoss).toList());
        }
    }

    @Test
    void aSinglePictureWithLargerMapsStaysABatch() {
        small().batch(10).preprocessing(Tiny.NINE).fit();
        assertThat(batchesSeen()).as("2 epochs of 10, 10 and 1 pictures").isEqualTo(6);
    }

    @Test
    void aSinglePictureUnderFrozenStatisticsStaysABatch() {
        float[] moved = Tiny.weights(student).get("bn.running_mean");
        assertThat(small().batch(1).statistics(Statistics.FROZEN).fit().history().rows()).hasSize(3);
        assertThat(Tiny.weights(student).get("bn.running_mean")).isEqualTo(moved);
    }

    @Test
    void batchesOfOnePictureOfWhichThereAreNoStatisticsAreRefusedBeforeTheEpoch() {
        assertThatThrownBy(() -> small().batch(1).fit()).isInstanceOf(CourseException.class)
                .hasMessage("tiny takes statistics of maps that are 1 x 1, so it cannot train on one picture at a time: choose batches of 2 or more, larger pictures, or frozen statistics.");
        assertThat(batchesSeen()).isZero();
    }

    @Test
    void aSinglePictureJoinsWhereActivationsAreStoredToo() {
        try (Student deep = Tiny.deepStudent()) {
            Run run = Trainer.of(deep, data).epochs(4).batch(10).preprocessing(Tiny.NINE.size(2, 2)).trainOnly(Part.from("upper")).stored(Stored.FLOAT32).fit();
            assertThat(run.reads()).startsWith("activations after relu");
            assertThat(Tiny.weights(deep).get("upper.1.num_batches_tracked")).as("4 epochs of 10 and 11 pictures").containsExactly(8);
        }
    }
}
