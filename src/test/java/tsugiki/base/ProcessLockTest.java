package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {

    @TempDir
    Path folder;

    @Test
    void oneAtATimeAndNothingIsLeft() throws IOException {
        Path subject = folder.resolve("student");
        try (ProcessLock first = ProcessLock.tryTake(subject).orElseThrow()) {
            assertThat(ProcessLock.tryTake(folder.resolve("./student"))).isEmpty();
            assertThat(ProcessLock.tryTake(folder.resolve("other")).map(AutoCloseable.class::cast)).isPresent().get().satisfies(AutoCloseable::close);
        }
        assertThat(folder).isEmptyDirectory();
        ProcessLock.tryTake(subject).orElseThrow().close();
    }

    @Test
    void manyThreadsThroughOneDoor() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                try (ProcessLock lock = ProcessLock.take(folder.resolve("x"), () -> {})) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.yield();
                    inside.decrementAndGet();
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void waitingIsSaidOnceAndCanBeStopped() {
        AtomicInteger said = new AtomicInteger();
        try (ProcessLock first = ProcessLock.tryTake(folder.resolve("x")).orElseThrow()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> ProcessLock.take(folder.resolve("x"), said::incrementAndGet))
                    .isInstanceOf(CourseException.class).hasMessageContaining("was stopped");
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(said).hasValue(1);
    }

    /** Another process: holds the lock until its input ends. */
    public static final class Holder {
        public static void main(String[] arguments) throws IOException {
            Optional<ProcessLock> lock = ProcessLock.tryTake(Path.of(arguments[0]));
            System.out.println(lock.isPresent() ? "held" : "taken");
            System.in.read();
        }
    }

    @Test
    void aKilledProcessGivesItBack() throws Exception {
        Path subject = folder.resolve("x");
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Holder.class.getName(), subject.toString()).start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");
            assertThat(ProcessLock.isTaken(subject)).isTrue();
        } finally {
            other.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        assertThat(Files.exists(folder.resolve(".x.lock"))).isTrue();
        AtomicBoolean waited = new AtomicBoolean();
        ProcessLock.take(subject, () -> waited.set(true)).close();
        assertThat(waited).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theLockFileOfAKilledOwnerIsSweptAndALivingOnesIsNot() throws IOException {
        Path subject = folder.resolve("work");
        Files.writeString(folder.resolve(".work.lock"), "");
        ProcessLock.sweep(subject);
        assertThat(folder).isEmptyDirectory();
        try (ProcessLock lock = ProcessLock.tryTake(subject).orElseThrow()) {
            ProcessLock.sweep(subject);
            assertThat(folder.resolve(".work.lock")).exists();
        }
    }

    @Test
    void ofAFoldersLocksThoseOfTheKilledAreSwept() throws IOException {
        Files.writeString(folder.resolve(".one.lock"), "");
        Files.writeString(folder.resolve(".two.lock"), "");
        Files.writeString(folder.resolve("three.lock"), "no lock of ours");
        try (ProcessLock lock = ProcessLock.tryTake(folder.resolve("living")).orElseThrow()) {
            ProcessLock.sweepAll(folder);
            assertThat(folder.toFile().list()).containsExactlyInAnyOrder(".living.lock", "three.lock");
        }
        ProcessLock.sweepAll(folder.resolve("none"));
        assertThat(folder.resolve("none")).doesNotExist();
    }
}
