package tsugiki.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Rows;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LabelSets;
import tsugiki.data.LeftOut;
import tsugiki.features.Features;
import tsugiki.features.SigmoidProbe;
import tsugiki.network.Thresholds;
import tsugiki.transfer.Student;
import tsugiki.transfer.TrainingNote;

/**
 * What is said of pictures that carry none, one or more labels, each label by itself.
 *
 * @param sets the sets of labels that the pictures carry
 * @param files names of the pictures that could be read, in order
 * @param carried the set of each picture, by its place in {@code sets}; not copied, do not change it
 * @param probabilities {@code [pictures][labels]}; not copied, do not change them
 * @param thresholds from which probability on a label is answered
 * @param loss mean binary cross-entropy over pictures and labels, as the loss weighs them; NaN without pictures
 * @param leftOut pictures that could not be read
 */
public record MultiLabelEvaluation(LabelSets sets, List<String> files, int[] carried, float[][] probabilities, Thresholds thresholds,
        double loss, List<LeftOut> leftOut) implements Scores {

    /** @throws CourseException if there is not one set and one row a picture, or one threshold a label */
    public MultiLabelEvaluation {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
        thresholds.require(sets.labels().size());
        if (files.size() != carried.length || files.size() != probabilities.length) {
            throw new CourseException("There are %d pictures, %d sets of labels and the probabilities of %d: give one of each for every picture.",
                    files.size(), carried.length, probabilities.length);
        }
    }

    /** Scores pictures of a data set with the student's preprocessing and thresholds, 16 at a time. */
    public static MultiLabelEvaluation of(Student student, DataSet data, List<Item> items) {
        return of(student, data, items, Progress.standard());
    }

    /**
     * The same, and shows its progress where it is told to.
     *
     * @throws CourseException if the student is asked for one class, or the data set has labels that it does not know
     */
    public static MultiLabelEvaluation of(Student student, DataSet data, List<Item> items, Progress.Factory progress) {
        LabelSets sets = LabelSets.of(data.classes(), student.classes());
        return of(student, sets, Evaluation.of(student, items, Loss.binary(sets), progress));
    }

    /**
     * Of a student's logits that are known.
     *
     * @param sets of the student's labels; the evaluation's labels are their numbers
     * @throws CourseException if the student names one class a picture
     */
    public static MultiLabelEvaluation of(Student student, LabelSets sets, Evaluation said) {
        Thresholds thresholds = student.thresholds().orElseThrow(() -> new CourseException(
                "This student names one class a picture, so it cannot be scored label by label: train one for several labels, or use Evaluation."));
        return new MultiLabelEvaluation(sets, said.items().stream().map(Item::name).toList(), said.labels(),
                Stream.of(said.logits()).map(student::probabilities).toArray(float[][]::new), thresholds, said.loss(), said.leftOut());
    }

    /** Of a probe on stored features. @throws CourseException if the features have another width, or labels that it does not know */
    public static MultiLabelEvaluation of(SigmoidProbe probe, Features features) {
        LabelSets sets = LabelSets.of(features.classes(), probe.classes());
        Loss loss = Loss.binary(sets);
        float[][] scores = probe.scores(features);
        double sum = IntStream.range(0, scores.length).mapToDouble(i -> loss.binary(scores[i], features.labels()[i])).sum();
        return new MultiLabelEvaluation(sets, features.files(), features.labels(), probe.probabilities(features), probe.thresholds(), sum / scores.length, List.of());
    }

    /** The same answers with other thresholds. */
    public MultiLabelEvaluation with(Thresholds others) {
        return new MultiLabelEvaluation(sets, files, carried, probabilities, others, loss, leftOut);
    }

    /** The name of each label. */
    public List<String> labels() {
        return sets.labels();
    }

    /** Whether each picture is answered with exactly the labels that it carries. */
    public boolean[] right() {
        boolean[] right = new boolean[files.size()];
        IntStream.range(0, right.length).forEach(i -> right[i] = Arrays.equals(thresholds.answers(probabilities[i]), sets.truth()[carried[i]]));
        return right;
    }

    /** How many are. */
    public int exact() {
        boolean[] right = right();
        return (int) IntStream.range(0, right.length).filter(i -> right[i]).count();
    }

    /** Exact match: the share of pictures answered with exactly the labels that they carry, 0..1; NaN without pictures. */
    @Override
    public double accuracy() {
        return (double) exact() / files.size();
    }

    /** Wilson's interval of the exact match. @throws CourseException without pictures */
    public Interval interval() {
        return Intervals.wilson(exact(), files.size());
    }

    /** Which pictures are answered exactly, to compare in pairs with any other method on the same pictures. */
    public Marks marks() {
        return Marks.of(files, right());
    }

    /** The exact match of answering the set that most of these pictures carry, 0..1; NaN without pictures. */
    public double baseline() {
        return IntStream.range(0, sets.sets().size()).mapToLong(set -> IntStream.of(carried).filter(c -> c == set).count()).max().orElse(0) / (double) carried.length;
    }

    /** Precision and recall of each label over all thresholds. */
    public List<PrecisionRecall> curves() {
        return IntStream.range(0, labels().size()).mapToObj(k -> {
            float[] column = new float[probabilities.length];
            IntStream.range(0, column.length).forEach(i -> column[i] = probabilities[i][k]);
            return PrecisionRecall.of(labels().get(k), truth(k), column);
        }).toList();
    }

    /** Each label with its thresholds. */
    public List<LabelScore> scores() {
        List<PrecisionRecall> curves = curves();
        return IntStream.range(0, labels().size()).mapToObj(k -> {
            boolean[] truth = truth(k);
            double t = thresholds.values().get(k);
            int found = (int) IntStream.range(0, truth.length).filter(i -> truth[i] && probabilities[i][k] >= t).count();
            int wrong = (int) IntStream.range(0, truth.length).filter(i -> !truth[i] && probabilities[i][k] >= t).count();
            return new LabelScore(labels().get(k), t, truth.length, curves.get(k).positives(), found, wrong, curves.get(k).averagePrecision());
        }).toList();
    }

    /** How many of the pictures that have each label were found, as a student's note keeps it. */
    public List<TrainingNote.ClassScore> perLabel() {
        return scores().stream().map(score -> new TrainingNote.ClassScore(score.label(), score.found(), score.positives())).toList();
    }

    private boolean[] truth(int label) {
        boolean[] truth = new boolean[carried.length];
        IntStream.range(0, truth.length).forEach(i -> truth[i] = sets.truth()[carried[i]][label]);
        return truth;
    }

    /** Mean average precision over the labels that some picture has, 0..1; NaN where none has. */
    public double meanAveragePrecision() {
        return curves().stream().mapToDouble(PrecisionRecall::averagePrecision).filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
    }

    /** Macro F1: the mean of the labels' F1 where it is a number, 0..1. */
    public double macroF1() {
        return scores().stream().mapToDouble(LabelScore::f1).filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
    }

    /**
     * The threshold of each label with the largest F1 on these pictures, which should be validation pictures; 0.5 for a
     * label that {@link #undecided none or all} of them have.
     */
    public Thresholds bestThresholds() {
        return new Thresholds(curves().stream().map(PrecisionRecall::best).map(best -> best.orElse(Thresholds.EVEN)).toList());
    }

    /** The labels that none or all of these pictures have, so that no threshold can be chosen by them. */
    public List<String> undecided() {
        return curves().stream().filter(curve -> curve.best().equals(OptionalDouble.empty())).map(PrecisionRecall::label).toList();
    }

    /** A row a label: label, pictures that have it, threshold, precision, recall, F1, average precision. */
    public Table toTable() {
        return Rows.of(scores()).column("label", LabelScore::label).column("pictures", LabelScore::positives).column("of", LabelScore::pictures)
                .column("threshold", LabelScore::threshold).column("precision", LabelScore::precision).column("recall", LabelScore::recall)
                .column("F1", LabelScore::f1).column("average precision", LabelScore::averagePrecision).table("by label");
    }

    @Override
    public String toString() {
        return Text.of("exact match %.2f %%, mean average precision %.3f, macro F1 %.3f, loss %.3f, on %d pictures%s", 100 * accuracy(),
                meanAveragePrecision(), macroF1(), loss, files.size(), leftOut.isEmpty() ? "" : " (" + leftOut.size() + " left out)");
    }
}
