package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.transfer.Part;
import tsugiki.transfer.Student;
import tsugiki.weights.StateDict;

class KeptTest {

    /** Does something while no weights are small enough for memory. */
    static void inFiles(Runnable action) {
        System.setProperty(Snapshot.MOST, "0");
        try {
            action.run();
        } finally {
            System.clearProperty(Snapshot.MOST);
        }
    }

    /** This process's temporary files of weights. */
    static List<Path> files() {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(file -> file.getFileName().toString().startsWith("tsugiki-weights-" + ProcessHandle.current().pid() + "-")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files go soon after the collector found that nobody asks for them. */
    private static void assertFilesGo() {
        for (int tries = 0; tries < 100 && !files().isEmpty(); tries++) {
            System.gc();
            sleep();
        }
        assertThat(files()).isEmpty();
    }

    private static void sleep() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTemporaryFileGivesWeightsUntilItIsClosed() {
        try (Student student = Tiny.student()) {
            try (Kept kept = Kept.temporary(Snapshot.view(student.network()))) {
                assertThat(files()).hasSize(1);
                assertThat(kept.get().get("fc.3.bias").toFloats()).isEqualTo(Snapshot.view(student.network()).get("fc.3.bias").toFloats());
                assertThat(kept.get().size()).isEqualTo(student.network().state().size());
            }
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void aTemporaryFileThatCannotBeFilledGoes() {
        try (Student student = Tiny.student()) {
            StateDict weights = Snapshot.view(student.network());
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> Kept.temporary(weights)).isInstanceOf(CourseException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void aTrainingKeepsItsBestAndItsLastWeightsAndNoneBefore() {
        inFiles(() -> {
            try (Student student = Tiny.student()) {
                Run run = Trainer.of(student, Tiny.data()).epochs(8).batch(4).adam(0.05).trainOnly(Part.ALL).fit();
                assertThat(run.history().rows().stream().mapToDouble(History.Row::validationAccuracy).distinct().count()).isGreaterThan(2);
                assertThat(files()).as("the best and the last").hasSize(2);
                Run tuned = run.then(t -> t.epochs(2)).fit();
                assertThat(files()).as("the first phase's too").hasSizeBetween(3, 4);
                run.useBest();
                run.useLast();
                tuned.useBest();
            }
        });
        assertFilesGo();
    }
}
