package tsugiki.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import tsugiki.base.AtomicFiles;
import tsugiki.base.Text;

/** Reads many inputs on some threads, and looks after readings that do not end. */
final class FuzzRun {

    private static final long SLOW_CPU_NANOS = 5_000_000_000L;
    private static final long SLOW_WALL_NANOS = 60_000_000_000L;
    private static final long LOOK_MILLIS = 100;
    private static final long TELL_NANOS = 30_000_000_000L;

    private final Path scratch;
    private final Findings findings;
    private final Tally tally = new Tally();
    private final List<Worker> workers = new ArrayList<>();
    private int started;

    FuzzRun(Path scratch, Findings findings) {
        this.scratch = scratch;
        this.findings = findings;
    }

    /** The inputs {@code 0..count-1} of a seed, in turn over the formats by their shares. */
    static Supplier<Worker.Task> mutants(List<Format> formats, long seed, long count) {
        AtomicLong next = new AtomicLong();
        List<Format> turns = turns(formats);
        return () -> {
            long number = next.getAndIncrement();
            if (number >= count) {
                return null;
            }
            Format format = turns.get((int) (number % turns.size()));
            return new Worker.Task(format, format.mutant(seed, number), Text.of("seed %d, input %d", seed, number));
        };
    }

    /** Each format as often as its share says, spread evenly. */
    private static List<Format> turns(List<Format> formats) {
        int all = formats.stream().mapToInt(Format::share).sum();
        List<Format> turns = new ArrayList<>();
        long[] owed = new long[formats.size()];
        for (int turn = 0; turn < all; turn++) {
            int most = 0;
            for (int i = 0; i < owed.length; i++) {
                owed[i] += formats.get(i).share();
                most = owed[i] > owed[most] ? i : most;
            }
            owed[most] -= all;
            turns.add(formats.get(most));
        }
        return turns;
    }

    /** Kept inputs, each once. */
    static Supplier<Worker.Task> kept(List<Worker.Task> tasks) {
        AtomicInteger next = new AtomicInteger();
        return () -> {
            int number = next.getAndIncrement();
            return number < tasks.size() ? tasks.get(number) : null;
        };
    }

    void run(Supplier<Worker.Task> tasks, int threads) throws IOException, InterruptedException {
        for (int i = 0; i < threads; i++) {
            start(tasks);
        }
        long told = System.nanoTime();
        long begun = told;
        while (workers.stream().anyMatch(Thread::isAlive)) {
            Thread.sleep(LOOK_MILLIS);
            for (Worker worker : List.copyOf(workers)) {
                look(worker, tasks);
            }
            if (System.nanoTime() - told > TELL_NANOS) {
                told = System.nanoTime();
                Fuzz.SAY.printf(Locale.ROOT, "%d inputs, %.0f a second, %d findings%n", tally.count(), tally.count() * 1e9 / (told - begun), findings.size());
            }
        }
        Fuzz.SAY.println(tally.table());
        AtomicFiles.deleteTree(scratch);
    }

    private void start(Supplier<Worker.Task> tasks) throws IOException {
        Worker worker = new Worker(Files.createDirectories(scratch.resolve("worker-" + started++)), tasks, findings, tally);
        workers.add(worker);
        worker.start();
    }

    /** A reading that takes too long is a finding; its thread is left to itself, another takes its place. */
    private void look(Worker worker, Supplier<Worker.Task> tasks) throws IOException {
        Worker.Running running = worker.running();
        if (running == null) {
            return;
        }
        boolean busy = worker.cpu() - running.cpu() > SLOW_CPU_NANOS;
        if ((busy || System.nanoTime() - running.wall() > SLOW_WALL_NANOS) && worker.running() == running) {
            findings.add(running.task().format().name(), busy ? "Slow" : "Hang", running.task().input(), running.task().origin(), null, worker.getStackTrace());
            worker.giveUp();
            workers.remove(worker);
            start(tasks);
        }
    }
}
