package tsugiki.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Rows;

/** An experiment repeated: what each way of training reached, with how many pictures a class, from which seed. */
public final class Trials {

    /**
     * One training.
     *
     * @param way e.g. {@code from scratch}
     * @param perClass training pictures a class
     * @param accuracy 0..1
     * @param seconds it took
     */
    public record Trial(String way, int perClass, long seed, double accuracy, double seconds) {

        public Trial {
            if (!(accuracy >= 0 && accuracy <= 1)) {
                throw new CourseException("The accuracy %s of %s must lie in 0..1: give a share, not percent.", accuracy, way);
            }
        }
    }

    private final List<Trial> all = new ArrayList<>();

    /** Notes one training; returns itself. */
    public Trials add(String way, int perClass, long seed, double accuracy, double seconds) {
        all.add(new Trial(way, perClass, seed, accuracy, seconds));
        return this;
    }

    /** Trains and scores, and notes the accuracy with the seconds both took; returns it. @param accuracy trains and scores, 0..1 */
    public double run(String way, int perClass, long seed, DoubleSupplier accuracy) {
        long start = System.nanoTime();
        double reached = accuracy.getAsDouble();
        add(way, perClass, seed, reached, (System.nanoTime() - start) / 1e9);
        return reached;
    }

    /** All trainings, in the order they were noted. */
    public List<Trial> all() {
        return List.copyOf(all);
    }

    /** The ways, in the order they were first noted. */
    public List<String> ways() {
        return all.stream().map(Trial::way).distinct().toList();
    }

    /** The numbers of pictures a class, ascending. */
    public List<Integer> amounts() {
        return all.stream().map(Trial::perClass).distinct().sorted().toList();
    }

    /** Mean accuracy over the seeds, 0..1; NaN where nothing was noted. */
    public double mean(String way, int perClass) {
        return accuracies(way, perClass).average().orElse(Double.NaN);
    }

    /** Highest less lowest accuracy over the seeds; NaN where nothing was noted. */
    public double spread(String way, int perClass) {
        return accuracies(way, perClass).max().orElse(Double.NaN) - accuracies(way, perClass).min().orElse(Double.NaN);
    }

    /** Mean seconds of a run; NaN where nothing was noted. */
    public double seconds(String way, int perClass) {
        return of(way, perClass).stream().mapToDouble(Trial::seconds).average().orElse(Double.NaN);
    }

    private DoubleStream accuracies(String way, int perClass) {
        return of(way, perClass).stream().mapToDouble(Trial::accuracy);
    }

    private List<Trial> of(String way, int perClass) {
        return all.stream().filter(t -> t.way().equals(way) && t.perClass() == perClass).toList();
    }

    /** Mean accuracies by way, one for each of {@link #amounts}: series of a line chart. */
    public Map<String, double[]> curves() {
        Map<String, double[]> curves = new LinkedHashMap<>();
        ways().forEach(way -> curves.put(way, amounts().stream().mapToDouble(n -> mean(way, n)).toArray()));
        return curves;
    }

    /** A row for each number of pictures and way: a class, way, seeds, mean, lowest, highest accuracy (0..1), mean seconds. */
    public Table toTable() {
        List<List<Trial>> rows = new ArrayList<>();
        amounts().forEach(n -> ways().forEach(way -> rows.add(of(way, n))));
        rows.removeIf(List::isEmpty);
        return Rows.of(rows).column("pictures a class", row -> row.get(0).perClass()).column("way", row -> row.get(0).way())
                .column("runs", List::size)
                .column("mean", row -> row.stream().mapToDouble(Trial::accuracy).average().orElseThrow())
                .column("lowest", row -> row.stream().mapToDouble(Trial::accuracy).min().orElseThrow())
                .column("highest", row -> row.stream().mapToDouble(Trial::accuracy).max().orElseThrow())
                .column("seconds a run", row -> row.stream().mapToDouble(Trial::seconds).average().orElseThrow()).table("trials");
    }
}
