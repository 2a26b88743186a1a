package tsugiki.evaluate;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;
import tsugiki.base.Progress;
import tsugiki.base.Rows;
import tsugiki.base.Text;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Loader;
import tsugiki.data.PictureProgress;
import tsugiki.network.Probabilities;
import tsugiki.transfer.Scorer;
import tsugiki.transfer.Student;

/**
 * What a student says of labelled pictures, in evaluation mode: no dropout, running statistics, no
 * augmentation.
 *
 * @param classes names by label
 * @param items the pictures that could be read, in order
 * @param logits {@code [items][classes]}
 * @param loss mean cross-entropy over the pictures, weighted where the loss was; NaN without pictures
 * @param leftOut pictures that could not be read
 */
public record Evaluation(List<String> classes, List<Item> items, float[][] logits, double loss, List<LeftOut> leftOut)
        implements Scores {

    /**
     * One picture.
     *
     * @param file its name, {@code class/file.jpg}
     * @param label the true class
     * @param predicted the class with the largest probability
     * @param probability of the predicted class, 0..1
     */
    public record Scored(String file, int label, int predicted, double probability) {}

    public Evaluation {
        classes = List.copyOf(classes);
        items = List.copyOf(items);
        leftOut = List.copyOf(leftOut);
    }

    /** Scores pictures with the student's preprocessing, 16 at a time. */
    public static Evaluation of(Student student, List<Item> items) {
        return of(student, items, Progress.standard());
    }

    /** Scores pictures with the student's preprocessing, 16 at a time, and shows its progress where it is told to. */
    public static Evaluation of(Student student, List<Item> items, Progress.Factory progress) {
        return of(student, items, Loss.CROSS_ENTROPY, progress);
    }

    /** The same by a loss of one's own. */
    static Evaluation of(Student student, List<Item> items, Loss loss, Progress.Factory progress) {
        Loader loader = Loader.of(items, student.preprocessing());
        try (Progress shown = progress.start("Scoring", "pictures")) {
            return of(student, loader, student::logits, 0, loss, new PictureProgress(shown, items.size()));
        }
    }

    /** Scores pictures as a loader of one's own gives them. */
    public static Evaluation of(Student student, Loader loader) {
        return of(student, loader, student::logits, 0, Loss.CROSS_ENTROPY, new PictureProgress(Progress.SILENT.start("", ""), loader.items().size()));
    }

    /**
     * Scores one epoch's pass of a loader by a loss of one's own.
     *
     * @param forward makes logits {@code [N, classes]} of the loader's batches: the whole student, or from a stage on
     */
    public static Evaluation of(Student student, Loader loader, UnaryOperator<NDArray> forward, int epoch, Loss loss, PictureProgress meter) {
        List<Item> items = new ArrayList<>();
        List<float[]> logits = new ArrayList<>();
        List<LeftOut> leftOut = new Scorer(student, loader, forward, meter).score(epoch, (index, row) -> {
            items.add(loader.items().get(index));
            logits.add(row);
        });
        return of(student.classes(), items, logits.toArray(float[][]::new), loss, leftOut);
    }

    /** Of logits that are known. */
    static Evaluation of(List<String> classes, List<Item> items, float[][] logits, Loss loss, List<LeftOut> leftOut) {
        if (loss.sets() != null) {
            double binary = IntStream.range(0, logits.length).mapToDouble(i -> loss.binary(logits[i], items.get(i).label())).average().orElse(Double.NaN);
            return new Evaluation(classes, items, logits, binary, leftOut);
        }
        if (items.stream().anyMatch(item -> item.label() >= classes.size())) {
            throw new CourseException("The pictures are of more classes than the %d that are known: take those of one data set, and MultiLabelEvaluation for sets of labels.", classes.size());
        }
        double sum = IntStream.range(0, items.size()).mapToDouble(i -> loss.of(logProbabilities(logits[i]), items.get(i).label())).sum();
        double mean = sum / loss.weights().require(classes.size()).sum(items.stream().mapToInt(Item::label).toArray());
        return new Evaluation(classes, items, logits, mean, leftOut);
    }

    private static double[] logProbabilities(float[] logits) {
        double logSum = Numbers.logSumExp(logits, 0, logits.length);
        return IntStream.range(0, logits.length).mapToDouble(i -> logits[i] - logSum).toArray();
    }

    /** Share of the pictures named rightly, 0..1; NaN without pictures. */
    @Override
    public double accuracy() {
        int[] labels = labels();
        int[] predicted = predicted();
        return IntStream.range(0, labels.length).mapToDouble(i -> labels[i] == predicted[i] ? 1 : 0).average().orElse(Double.NaN);
    }

    /** The true classes. */
    public int[] labels() {
        return items.stream().mapToInt(Item::label).toArray();
    }

    /** The class with the largest logit of each picture. */
    public int[] predicted() {
        return IntStream.range(0, logits.length).map(i -> Numbers.argmax(logits[i])).toArray();
    }

    /** Softmax of the logits, {@code [items][classes]}. */
    public float[][] probabilities() {
        return Probabilities.of(logits);
    }

    /** Every picture with what was said of it. */
    public List<Scored> pictures() {
        float[][] probabilities = probabilities();
        int[] predicted = predicted();
        return IntStream.range(0, predicted.length).mapToObj(i -> new Scored(items.get(i).name(), items.get(i).label(),
                predicted[i], probabilities[i][predicted[i]])).toList();
    }

    /** A row a picture: File, Class, Predicted, Probability. */
    public Table toTable() {
        return Rows.of(pictures()).column("File", Scored::file).column("Class", p -> classes.get(p.label()))
                .column("Predicted", p -> classes.get(p.predicted())).column("Probability", Scored::probability).table("Evaluation");
    }

    @Override
    public String toString() {
        return Text.of("accuracy %.2f %%, loss %.3f, on %d pictures%s", 100 * accuracy(), loss, items.size(),
                leftOut.isEmpty() ? "" : " (" + leftOut.size() + " left out)");
    }
}
