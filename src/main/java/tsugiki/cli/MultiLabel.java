package tsugiki.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.Text;
import tsugiki.data.ClassWeights;
import tsugiki.data.DataSet;
import tsugiki.data.LabelSets;
import tsugiki.data.LeftOut;
import tsugiki.evaluate.LabelScore;
import tsugiki.evaluate.MultiLabelEvaluation;
import tsugiki.features.FeatureStore;
import tsugiki.features.SigmoidProbe;
import tsugiki.network.Thresholds;
import tsugiki.show.TerminalProgress;
import tsugiki.train.History;
import tsugiki.transfer.Student;

/** What the command line does of its own where pictures have several labels: thresholds, and what is said of labels. */
final class MultiLabel {

    private MultiLabel() {}

    /** A yes-or-no probe a label on stored features. */
    static Method.Outcome probe(Method.Task task) {
        FeatureStore store = FeatureStore.of(task.network(), task.data(), task.preprocessing(), TerminalProgress.factory());
        long start = System.nanoTime();
        SigmoidProbe probe = SigmoidProbe.fit(store.train(), SigmoidProbe.DEFAULT_WEIGHT_DECAY, task.weights());
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("fit_seconds", (System.nanoTime() - start) / 1e9);
        SigmoidProbe chosen = probe.thresholds(thresholds(task.data(), MultiLabelEvaluation.of(probe, store.validation())));
        Student student = Student.of(task.network(), chosen.classes(), chosen).preprocessing(task.preprocessing())
                .learnsFrom(task.data().train(), task.data().validation());
        return outcome(student, task.data(), MultiLabelEvaluation.of(chosen, store.scored()), more, History.EMPTY, store.leftOut());
    }

    /** A trained student gets its thresholds, and is scored. */
    static Method.Outcome trained(Student student, DataSet data, Map<String, Object> more, History history, Collection<LeftOut> leftOut) {
        if (!data.validation().isEmpty()) {
            student.thresholds(thresholds(data, MultiLabelEvaluation.of(student, data, data.validation(), TerminalProgress.factory())));
        }
        MultiLabelEvaluation scored = MultiLabelEvaluation.of(student, data, data.scored(), TerminalProgress.factory());
        leftOut.addAll(scored.leftOut());
        return outcome(student, data, scored, more, history, leftOut);
    }

    /** Those with the largest F1 on validation; says where none could be chosen, and where scores stand on the pictures that chose. */
    private static Thresholds thresholds(DataSet data, MultiLabelEvaluation validation) {
        List<String> undecided = validation.undecided();
        if (!undecided.isEmpty()) {
            System.err.println(Text.of("No threshold can be chosen for %s, of which %s pictures tell nothing: it is %s.", String.join(", ", undecided),
                    validation.files().isEmpty() ? "no validation" : "the validation", Thresholds.EVEN));
        }
        if (data.test().isEmpty()) {
            System.err.println("The thresholds are chosen by the pictures that are scored, so the scores are a little too good.");
        }
        return validation.bestThresholds();
    }

    private static Method.Outcome outcome(Student student, DataSet data, MultiLabelEvaluation scored, Map<String, Object> more, History history,
            Collection<LeftOut> leftOut) {
        more.put("labels", String.join(", ", student.classes()));
        more.put("thresholds", scored.thresholds().describe(student.classes()));
        add(more, scored);
        Method.Score score = new Method.Score(scored.accuracy(), scored.files().size(), data.constantAnswer(scored.carried()), scored.perLabel());
        return new Method.Outcome(student, score, more, history, leftOut);
    }

    /** What is said besides the exact match. */
    static void add(Map<String, Object> result, MultiLabelEvaluation scored) {
        result.put("accuracy_is", "exact match: all labels of a picture right");
        result.put("mean_average_precision", scored.meanAveragePrecision());
        result.put("macro_f1", scored.macroF1());
        for (LabelScore label : scored.scores()) {
            result.put("label " + label.label(), Text.of("precision %.3f, recall %.3f, F1 %.3f, average precision %.3f, on %d of %d pictures, threshold %.2f", label.precision(),
                    label.recall(), label.f1(), label.averagePrecision(), label.positives(), label.pictures(), label.threshold()));
        }
    }

    /** By which those that have a label and those that have not count the same together. */
    static ClassWeights balanced(DataSet data) {
        int[] counts = data.counts(data.train());
        return ClassWeights.positives(LabelSets.of(data.classes()).positives(counts), data.train().size());
    }
}
