package tsugiki.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Rows;
import tsugiki.base.Text;
import tsugiki.transfer.TrainingNote;

/**
 * Labels against predictions: {@code count(t, p)} pictures of class {@code t} were named {@code p}.
 */
public final class Confusion {

    /**
     * Two classes taken for each other.
     *
     * @param truth the class of the pictures
     * @param predicted what they were named
     * @param pictures how many of them
     * @param of how many pictures the class has
     */
    public record Pair(String truth, String predicted, int pictures, int of) {}

    private final List<String> classes;
    private final int[][] counts;

    private Confusion(List<String> classes, int[][] counts) {
        this.classes = List.copyOf(classes);
        this.counts = counts;
    }

    /**
     * Counts.
     *
     * @param labels the true class of each picture, {@code 0..classes-1}
     * @param predicted the class the network named, in the same order
     * @throws CourseException if the two differ in length or name a class that is not there
     */
    public static Confusion of(int[] labels, int[] predicted, List<String> classes) {
        if (labels.length != predicted.length) {
            throw new CourseException("There are %d labels but %d predictions: give one prediction for each picture.",
                    labels.length, predicted.length);
        }
        int[][] counts = new int[classes.size()][classes.size()];
        for (int i = 0; i < labels.length; i++) {
            counts[checked(labels[i], classes)][checked(predicted[i], classes)]++;
        }
        return new Confusion(classes, counts);
    }

    /**
     * What was counted elsewhere.
     *
     * @param counts {@code [classes, classes]}: pictures by true and named class
     * @throws CourseException if it is of another number of classes
     */
    public static Confusion counted(int[][] counts, List<String> classes) {
        if (counts.length != classes.size() || Stream.of(counts).anyMatch(row -> row.length != counts.length)) {
            throw new CourseException("There are %d rows of counts but %d classes: give a row and a column for each.", counts.length, classes.size());
        }
        return new Confusion(classes, Stream.of(counts).map(int[]::clone).toArray(int[][]::new));
    }

    /** Counts the pictures of an evaluation. */
    public static Confusion of(Evaluation evaluation) {
        return of(evaluation.labels(), evaluation.predicted(), evaluation.classes());
    }

    private static int checked(int label, List<String> classes) {
        if (label < 0 || label >= classes.size()) {
            throw new CourseException("Class number %d is not among the %d classes: use 0 to %d.",
                    label, classes.size(), classes.size() - 1);
        }
        return label;
    }

    /** The class names; rows and columns have this order. */
    public List<String> classes() {
        return classes;
    }

    /** Pictures of class {@code truth} that were named {@code predicted}. */
    public int count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /** How many of each class were named rightly, as a student's note keeps it. */
    public List<TrainingNote.ClassScore> perClass() {
        return IntStream.range(0, classes.size()).mapToObj(k -> new TrainingNote.ClassScore(classes.get(k), counts[k][k], pictures(k))).toList();
    }

    /** Pictures of a class. */
    public int pictures(int truth) {
        return IntStream.of(counts[truth]).sum();
    }

    /** All pictures. */
    public int pictures() {
        return IntStream.range(0, classes.size()).map(this::pictures).sum();
    }

    /** Pictures named rightly. */
    public int correct() {
        return IntStream.range(0, classes.size()).map(i -> counts[i][i]).sum();
    }

    /** Micro accuracy, 0..1: right pictures / all pictures; each picture counts the same. NaN without pictures. */
    public double accuracy() {
        return (double) correct() / pictures();
    }

    /**
     * The micro accuracy that the same accuracies within classes give where pictures come as often as these counts say:
     * {@code sum n_c accuracy(c) / sum n_c}. So few pictures of a rare class need not be scored to know what it is there.
     *
     * @param counts pictures of each class, or any shares, by label; a class without scored pictures is left out
     */
    public double accuracy(int[] counts) {
        if (counts.length != classes.size()) {
            throw new CourseException("There are %d counts but %d classes: give one for each.", counts.length, classes.size());
        }
        int[] some = IntStream.range(0, counts.length).filter(i -> pictures(i) > 0).toArray();
        return IntStream.of(some).mapToDouble(i -> counts[i] * accuracy(i)).sum() / IntStream.of(some).map(i -> counts[i]).sum();
    }

    /** Accuracy within one class, 0..1 (its recall); NaN if it has no picture. */
    public double accuracy(int truth) {
        return (double) counts[truth][truth] / pictures(truth);
    }

    /** Macro accuracy, 0..1: the mean of the accuracies within classes; each class that has pictures counts the same. */
    public double macroAccuracy() {
        return IntStream.range(0, classes.size()).filter(i -> pictures(i) > 0)
                .mapToDouble(this::accuracy).average().orElse(Double.NaN);
    }

    /** The pairs most often confused, most pictures first; among equals in the order of the classes. */
    public List<Pair> mostConfused(int atMost) {
        List<Pair> pairs = new ArrayList<>();
        for (int t = 0; t < classes.size(); t++) {
            for (int p = 0; p < classes.size(); p++) {
                if (t != p && counts[t][p] > 0) {
                    pairs.add(new Pair(classes.get(t), classes.get(p), counts[t][p], pictures(t)));
                }
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::pictures).reversed());
        return List.copyOf(pairs.subList(0, Math.min(atMost, pairs.size())));
    }

    /** {@link #mostConfused} as a table: class, named, pictures, of. */
    public Table pairs(int atMost) {
        return Rows.of(mostConfused(atMost)).column("class", Pair::truth).column("named", Pair::predicted)
                .column("pictures", Pair::pictures).column("of", Pair::of).table("most confused");
    }

    /** The classes that have pictures, worst first: class, right, of, accuracy (0..1). */
    public Table byClass() {
        List<Integer> order = IntStream.range(0, classes.size()).filter(i -> pictures(i) > 0).boxed()
                .sorted(Comparator.comparingDouble(this::accuracy)).toList();
        return Rows.of(order).column("class", classes::get).column("right", i -> counts[i][i])
                .column("of", this::pictures).column("accuracy", this::accuracy).table("by class");
    }

    /** Only the classes with the most mistakes in or out, at most so many: a chart of 102 classes cannot be read. */
    public Confusion hardest(int atMost) {
        List<Integer> kept = IntStream.range(0, classes.size()).boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -mistakes(i)).thenComparing(i -> i))
                .limit(atMost).sorted().toList();
        int[][] part = new int[kept.size()][kept.size()];
        for (int t = 0; t < part.length; t++) {
            for (int p = 0; p < part.length; p++) {
                part[t][p] = counts[kept.get(t)][kept.get(p)];
            }
        }
        return new Confusion(kept.stream().map(classes::get).toList(), part);
    }

    private int mistakes(int i) {
        int named = IntStream.range(0, classes.size()).map(t -> counts[t][i]).sum();
        return pictures(i) + named - 2 * counts[i][i];
    }

    @Override
    public String toString() {
        return Text.of("%d of %d pictures right: micro accuracy %.3f, macro accuracy %.3f, %d classes",
                correct(), pictures(), accuracy(), macroAccuracy(), classes.size());
    }
}
