package tsugiki.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Rows;

/**
 * Ways of training against the clock: how high each one's validation accuracy is after so many seconds. A way that has
 * several seeds is added several times. The clock runs from the first thing a way has to do, so what came before its
 * training, as features to be stored, is given in seconds.
 */
public final class Race {

    /**
     * One training.
     *
     * @param before seconds spent before it: features, a probe
     */
    public record Runner(String way, double before, History history) {

        public Runner {
            if (!(before >= 0 && before < Double.POSITIVE_INFINITY)) {
                throw new CourseException("%s cannot have begun %s seconds after the clock: give 0 or more.", way, before);
            }
            history = new History(history.rows().stream().filter(row -> Double.isFinite(row.validationAccuracy())).toList(), history.tuningStartsAfter());
            if (history.rows().isEmpty()) {
                throw new CourseException("%s was never scored on validation pictures: train it on data that have some.", way);
            }
        }

        /** Seconds on the clock after each epoch. */
        public double[] seconds() {
            double[] clock = new double[history.rows().size()];
            double passed = before;
            for (int i = 0; i < clock.length; i++) {
                passed += history.rows().get(i).seconds();
                clock[i] = passed;
            }
            return clock;
        }

        /** Validation accuracy after each epoch, 0..1. */
        public double[] accuracies() {
            return history.rows().stream().mapToDouble(History.Row::validationAccuracy).toArray();
        }

        private double secondsTo(double accuracy) {
            return history.secondsTo(accuracy).orElse(Double.POSITIVE_INFINITY) + before;
        }
    }

    /**
     * A way that has no epochs, such as a probe.
     *
     * @param seconds on the clock when it was done
     * @param accuracy 0..1
     */
    public record Finish(String way, double seconds, double accuracy) {

        public Finish {
            if (!(accuracy >= 0 && accuracy <= 1 && seconds >= 0)) {
                throw new CourseException("%s with accuracy %s after %s seconds is no finish: give a share of 0..1, and seconds.", way, accuracy, seconds);
            }
        }
    }

    private final List<Runner> runners = new ArrayList<>();
    private final List<Finish> finishes = new ArrayList<>();
    private double baseline = Double.NaN;

    /** The accuracy of the constant answer, 0..1; returns itself. */
    public Race baseline(double accuracy) {
        this.baseline = accuracy;
        return this;
    }

    /** Adds a training; returns itself. @param before seconds it had spent when its first epoch began */
    public Race add(String way, double before, History history) {
        runners.add(new Runner(way, before, history));
        return this;
    }

    /** Adds a training. @param before seconds it had spent when its first epoch began */
    public Race add(String way, double before, Run run) {
        return add(way, before, run.history());
    }

    /** Adds a way without epochs. @param accuracy on the validation pictures, 0..1 */
    public Race point(String way, double seconds, double accuracy) {
        finishes.add(new Finish(way, seconds, accuracy));
        return this;
    }

    /** The trainings, in the order they were added. */
    public List<Runner> runners() {
        return List.copyOf(runners);
    }

    /** The ways without epochs, in the order they were added. */
    public List<Finish> finishes() {
        return List.copyOf(finishes);
    }

    /** The constant answer's accuracy, 0..1; NaN if none was given. */
    public double baseline() {
        return baseline;
    }

    /** The ways, each once. */
    public List<String> ways() {
        List<String> ways = new ArrayList<>(runners.stream().map(Runner::way).toList());
        ways.addAll(finishes.stream().map(Finish::way).toList());
        return ways.stream().distinct().toList();
    }

    /** Seconds until a way was this high with every seed (0..1); empty if with one it never was. */
    public OptionalDouble secondsTo(String way, double accuracy) {
        List<Double> all = new ArrayList<>(runners.stream().filter(r -> r.way().equals(way)).map(r -> r.secondsTo(accuracy)).toList());
        finishes.stream().filter(f -> f.way().equals(way))
                .forEach(f -> all.add(f.accuracy() >= accuracy ? f.seconds() : Double.POSITIVE_INFINITY));
        double last = all.stream().mapToDouble(s -> s).max().orElse(Double.POSITIVE_INFINITY);
        return Double.isFinite(last) ? OptionalDouble.of(last) : OptionalDouble.empty();
    }

    /** A row for each accuracy (0..1), a column for each way: its seconds, NaN where it was never so high. */
    public Table secondsTo(double... accuracies) {
        Rows<Double> rows = Rows.of(Arrays.stream(accuracies).boxed().toList()).column("validation accuracy", goal -> goal);
        for (String way : ways()) {
            rows = rows.column(way + ", seconds", goal -> secondsTo(way, goal).orElse(Double.NaN));
        }
        return rows.table("seconds to an accuracy");
    }
}
