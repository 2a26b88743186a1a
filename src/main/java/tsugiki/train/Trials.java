package tsugiki.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;
import tsugiki.base.Rows;
import tsugiki.evaluate.Compare;
import tsugiki.evaluate.Marks;
import tsugiki.evaluate.MeanDifference;
import tsugiki.evaluate.PairedComparison;

/** An experiment repeated: what each way of training reached, with how many pictures a class, from which seed. */
public final class Trials {

    /**
     * One training.
     *
     * @param way e.g. {@code from scratch}
     * @param perClass training pictures a class
     * @param accuracy 0..1
     * @param seconds it took
     * @param marks which pictures it named rightly; {@link Marks#NONE} where only the accuracy is known
     */
    public record Trial(String way, int perClass, long seed, double accuracy, double seconds, Marks marks) {

        public Trial {
            if (!(accuracy >= 0 && accuracy <= 1)) {
                throw new CourseException("The accuracy %s of %s must lie in 0..1: give a share, not percent.", accuracy, way);
            }
        }
    }

    private final List<Trial> all = new ArrayList<>();

    /** Notes one training; returns itself. */
    public Trials add(String way, int perClass, long seed, double accuracy, double seconds) {
        all.add(new Trial(way, perClass, seed, accuracy, seconds, Marks.NONE));
        return this;
    }

    /** Trains and scores, and notes the accuracy with the seconds both took; returns it. @param accuracy trains and scores, 0..1 */
    public double run(String way, int perClass, long seed, DoubleSupplier accuracy) {
        long start = System.nanoTime();
        double reached = accuracy.getAsDouble();
        add(way, perClass, seed, reached, (System.nanoTime() - start) / 1e9);
        return reached;
    }

    /** The same of a way that says which pictures it named rightly, so that trials can be compared in pairs; returns the marks. */
    public Marks score(String way, int perClass, long seed, Supplier<Marks> scored) {
        long start = System.nanoTime();
        Marks marks = scored.get();
        all.add(new Trial(way, perClass, seed, marks.accuracy(), (System.nanoTime() - start) / 1e9, marks));
        return marks;
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

    /**
     * Two ways on the same pictures: what they named rightly with this seed.
     *
     * @throws CourseException if one of them was not noted by {@link #score}, or they were scored on other pictures
     */
    public PairedComparison paired(String a, String b, int perClass, long seed) {
        return Compare.paired(marks(a, perClass, seed), marks(b, perClass, seed)).named(a, b);
    }

    /**
     * Two ways by their accuracies with the same seeds.
     *
     * @throws CourseException if they were not noted with the same seeds, at least two
     */
    public MeanDifference differences(String a, String b, int perClass) {
        if (!seeds(a, perClass).equals(seeds(b, perClass))) {
            throw new CourseException("With %d pictures a class %s was tried with the seeds %s and %s with %s: try both with the same ones.",
                    perClass, a, seeds(a, perClass), b, seeds(b, perClass));
        }
        return Compare.differences(accuracies(a, perClass).toArray(), accuracies(b, perClass).toArray()).named(a, b);
    }

    /** Which pictures a way named rightly. @throws CourseException if that was not noted */
    public Marks marks(String way, int perClass, long seed) {
        return of(way, perClass).stream().filter(t -> t.seed() == seed && t.marks() != Marks.NONE).reduce((earlier, later) -> later).map(Trial::marks)
                .orElseThrow(() -> new CourseException("Which pictures '%s' named rightly with %d a class and seed %d was not noted: note it by score().", way, perClass, seed));
    }

    private List<Long> seeds(String way, int perClass) {
        return of(way, perClass).stream().map(Trial::seed).toList();
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

    /** A row for each number of pictures and way: a class, way, runs, mean, lowest, highest accuracy (0..1), their standard deviation (NaN of one), mean seconds. */
    public Table toTable() {
        List<List<Trial>> rows = new ArrayList<>();
        amounts().forEach(n -> ways().forEach(way -> rows.add(of(way, n))));
        rows.removeIf(List::isEmpty);
        return Rows.of(rows).column("pictures a class", row -> row.get(0).perClass()).column("way", row -> row.get(0).way())
                .column("runs", List::size)
                .column("mean", row -> row.stream().mapToDouble(Trial::accuracy).average().orElseThrow())
                .column("lowest", row -> row.stream().mapToDouble(Trial::accuracy).min().orElseThrow())
                .column("highest", row -> row.stream().mapToDouble(Trial::accuracy).max().orElseThrow())
                .column("deviation", row -> Numbers.deviation(row.stream().mapToDouble(Trial::accuracy).toArray()))
                .column("seconds a run", row -> row.stream().mapToDouble(Trial::seconds).average().orElseThrow()).table("trials");
    }
}
