package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.transfer.Student;
import tsugiki.weights.SafeTensors;

class InterruptTest {

    private final DataSet data = Tiny.data();
    private final Student student = Tiny.student();

    @AfterEach
    void close() {
        student.close();
    }

    /** Does something once, when a note begins so. */
    private static Progress.Factory when(String note, Runnable action) {
        boolean[] done = {false};
        return (title, unit) -> (seen, total, text) -> {
            if (text.startsWith(note) && !done[0]) {
                done[0] = true;
                action.run();
            }
        };
    }

    @Test
    void stopsWithinTheEpochAndKeepsWhatWasLearnt() {
        String before = Snapshot.checksum(student.network());
        Run run = Trainer.of(student, data).epochs(5).batch(4)
                .progress(when("epoch 3 of 5, loss", () -> Thread.currentThread().interrupt())).fit();
        assertThat(run.stopped()).isTrue();
        assertThat(run.history().lastEpoch()).isEqualTo(2);
        assertThat(Snapshot.checksum(student.network())).isNotEqualTo(before);
        assertThat(Thread.currentThread().isInterrupted()).as("the cell goes on").isFalse();
        assertThat(student.network().isTraining()).isFalse();
    }

    @Test
    void stopsWhileScoringToo() {
        Run run = Trainer.of(student, data).epochs(5).batch(4)
                .progress(when("epoch 1 of 5, scoring", () -> Thread.currentThread().interrupt())).fit();
        assertThat(run.stopped()).isTrue();
        assertThat(run.history().lastEpoch()).isZero();
    }

    @Test
    void theBestWeightsOfAPhaseAfterAStopBeforeTheFirstEpochAreKept(@TempDir Path dir) {
        Run run = Trainer.of(student, data).epochs(2).batch(4).in(dir)
                .progress(when("epoch 0 of 2, scoring", () -> Thread.currentThread().interrupt())).fit();
        assertThat(run.history().rows()).isEmpty();
        String before = Snapshot.checksum(student.network());
        Run tuned = run.then(t -> t.sgd(1e-12, 0).epochs(2)).fit();
        assertThat(tuned.bestEpoch()).as("nothing is learnt").isZero();
        assertThat(Snapshot.checksum(tuned.useBest().network())).isEqualTo(before);
    }

    @Test
    void aStopThatFallsIntoAWriteLosesNeitherTheWriteNorTheStop(@TempDir Path dir) {
        Path file = dir.resolve("weights.safetensors");
        Thread.currentThread().interrupt();
        Loop.toItsEnd(() -> Snapshot.keep(student.network(), file));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(SafeTensors.read(file).size()).isEqualTo(Snapshot.view(student.network()).size());
        assertThatThrownBy(() -> Loop.toItsEnd(() -> Snapshot.keep(student.network(), file.resolve("x")))).isInstanceOf(CourseException.class);
    }

    @Test
    void aStoppedTrainingCanGoOn() {
        Run run = Trainer.of(student, data).epochs(3).batch(4)
                .progress(when("epoch 2 of 3, loss", () -> Thread.currentThread().interrupt())).fit();
        Run more = run.then(t -> t.epochs(1).progress(Progress.SILENT)).fit();
        assertThat(more.history().lastEpoch()).isEqualTo(2);
        assertThat(more.stopped()).isFalse();
    }

    @Test
    void aSecondTrainingIsRefusedWhileOneRunsOrStops() throws InterruptedException {
        CountDownLatch training = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        AtomicReference<Run> result = new AtomicReference<>();
        Thread cell = new Thread(() -> result.set(Trainer.of(student, data).epochs(1).progress(when("epoch 1 of 1, loss", () -> {
            training.countDown();
            awaitIgnoringInterrupts(mayGoOn);
        })).fit()));
        cell.start();
        training.await();
        try (Student other = Tiny.student()) {
            assertThatThrownBy(() -> Trainer.of(other, data).fit()).isInstanceOf(CourseException.class).hasMessageContaining("still running");
            cell.interrupt();
            assertThatThrownBy(() -> Trainer.of(other, data).fit()).isInstanceOf(CourseException.class).hasMessageContaining("still stopping");
            mayGoOn.countDown();
            cell.join();
            assertThat(result.get().stopped()).isTrue();
            assertThat(Trainer.of(other, data).epochs(1).fit().stopped()).isFalse();
        }
    }

    /** As the engine's native code does. */
    private static void awaitIgnoringInterrupts(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
