package tsugiki.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.util.AccumulatorV2;
import org.apache.spark.util.TaskCompletionListener;

/** The most memory that any process of a job has held at once, heap, network and all, in bytes; 0 where the system does not tell (Linux does). */
final class Peak extends AccumulatorV2<Long, Long> {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String HIGHEST = "VmHWM:";
    private static final int KILO = 1024;

    private long highest;

    /** At the end of the task that is running, what its process has needed so far counts. */
    void watch() {
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> add(now()));
    }

    /** Of this process. */
    static long now() {
        try {
            return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(HIGHEST))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILO).findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public boolean isZero() {
        return highest == 0;
    }

    @Override
    public AccumulatorV2<Long, Long> copy() {
        Peak copy = new Peak();
        copy.highest = highest;
        return copy;
    }

    @Override
    public void reset() {
        highest = 0;
    }

    @Override
    public void add(Long bytes) {
        highest = Math.max(highest, bytes);
    }

    @Override
    public void merge(AccumulatorV2<Long, Long> other) {
        add(other.value());
    }

    @Override
    public Long value() {
        return highest;
    }
}
