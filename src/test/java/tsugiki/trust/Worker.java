package tsugiki.trust;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Reads one input after another and judges how each reading ends. */
final class Worker extends Thread {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** One input. @param origin in words, so that it can be made again */
    record Task(Format format, byte[] input, String origin) {}

    /** A task at work. @param cpu the thread's nanoseconds when it began */
    record Running(Task task, long cpu, long wall) {}

    private final Path base;
    private final Supplier<Task> tasks;
    private final Findings findings;
    private final Tally tally;
    private volatile Running running;
    private volatile boolean given;

    /** @param tasks gives null at the end */
    Worker(Path base, Supplier<Task> tasks, Findings findings, Tally tally) {
        super(null, null, "fuzz " + base.getFileName(), 1 << 20); // a stack as the kit's own threads have
        this.base = base;
        this.tasks = tasks;
        this.findings = findings;
        this.tally = tally;
        setDaemon(true);
    }

    /** What is read now, or null. */
    Running running() {
        return running;
    }

    long cpu() {
        return THREADS.getThreadCpuTime(getId());
    }

    /** Lets go of a reading that does not end: the thread ends with it. */
    void giveUp() {
        given = true;
        interrupt();
    }

    @Override
    public void run() {
        try {
            Path folder = Files.createDirectories(base.resolve("in"));
            for (Task task = next(); task != null && !given; task = next()) {
                read(task, folder);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the harness has no folder to work in", e);
        }
    }

    /** The memory that another thread's reading takes may be missing here: then once more. */
    private Task next() {
        try {
            return tasks.get();
        } catch (OutOfMemoryError e) {
            return tasks.get();
        }
    }

    private void read(Task task, Path folder) throws IOException {
        long memory = THREADS.getThreadAllocatedBytes(getId());
        running = new Running(task, cpu(), System.nanoTime());
        Throwable thrown = null;
        try {
            task.format().reader().read(task.input(), folder);
            requireInside(folder);
        } catch (Throwable e) { // whatever it is, it is what is looked for
            thrown = e;
        }
        Running done = running;
        running = null;
        tally.add(task, thrown == null, cpu() - done.cpu(), THREADS.getThreadAllocatedBytes(getId()) - memory);
        String what = thrown == null ? null : Complaint.with(thrown);
        if (what != null && !given) {
            findings.add(task.format().name(), what, task.input(), task.origin(), thrown, thrown.getStackTrace());
        }
        Thread.interrupted();
        Readers.clear(folder);
    }

    private void requireInside(Path folder) throws IOException {
        try (var entries = Files.list(base)) {
            List<Path> found = entries.filter(entry -> !entry.equals(folder)).toList();
            if (!found.isEmpty()) {
                for (Path outside : found) {
                    tsugiki.base.AtomicFiles.deleteTree(outside);
                }
                throw new Complaint("written outside its folder: " + found);
            }
        }
    }
}
