package tsugiki.trust;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tsugiki.base.Text;

/** How many inputs of each format were read, and what they cost. */
final class Tally {

    private static final class Line {
        private long count;
        private long read;
        private long nanos;
        private long longest;
        private long most;
    }

    private final Map<String, Line> lines = new TreeMap<>();
    private long count;

    synchronized void add(Worker.Task task, boolean read, long nanos, long bytes) {
        Line line = lines.computeIfAbsent(task.format().name(), name -> new Line());
        count++;
        line.count++;
        line.read += read ? 1 : 0;
        line.nanos += nanos;
        line.longest = Math.max(line.longest, nanos);
        line.most = Math.max(line.most, bytes);
    }

    synchronized long count() {
        return count;
    }

    synchronized String table() {
        return "  format        inputs     read   mean ms  longest ms  most MB made\n" + lines.entrySet().stream()
                .map(e -> Text.of("  %-11s %8d %8d %9.2f %11.0f %13.0f", e.getKey(), e.getValue().count, e.getValue().read,
                        e.getValue().nanos / 1e6 / e.getValue().count, e.getValue().longest / 1e6, e.getValue().most / 1e6))
                .collect(Collectors.joining("\n"));
    }
}
