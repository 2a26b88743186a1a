package tsugiki.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tsugiki.data.DataSet;
import tsugiki.show.TerminalProgress;
import tsugiki.transfer.CrossValidation;
import tsugiki.transfer.FeatureStore;
import tsugiki.transfer.Features;
import tsugiki.transfer.LinearSvm;
import tsugiki.transfer.Probe;
import tsugiki.transfer.SoftmaxProbe;
import tsugiki.transfer.Student;
import tsugiki.zoo.Network;

/** How {@code train} trains. */
enum Method {
    SOFTMAX {
        @Override
        Outcome train(Task task) {
            return probe(task, SoftmaxProbe::fit, 0);
        }
    },
    SVM {
        @Override
        Outcome train(Task task) {
            return probe(task, LinearSvm::fit, FOLDS);
        }
    };

    private static final int FOLDS = 5;

    /**
     * @param epochs of each phase, or null for the method's own
     * @param out folder of the run, or null
     */
    record Task(Network network, DataSet data, long seed, Integer epochs, Path out) {}

    /**
     * @param accuracy on what the data set scores, 0..1
     * @param more what else the method has to say
     */
    record Outcome(Student student, double accuracy, Map<String, Object> more) {}

    abstract Outcome train(Task task);

    /** The word on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Outcome probe(Task task, Function<Features, Probe> learner, int folds) {
        FeatureStore store = FeatureStore.of(task.network(), task.data(), TerminalProgress.factory());
        long start = System.nanoTime();
        Probe probe = learner.apply(store.train());
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("fit_seconds", (System.nanoTime() - start) / 1e9);
        if (folds > 0) {
            CrossValidation.Scores scores = CrossValidation.of(folds, task.seed()).run(store.train(), learner);
            more.put("folds", folds);
            more.put("fold_mean", scores.mean());
            more.put("fold_deviation", scores.deviation());
        }
        Student student = Student.of(task.network(), task.data().classes(), probe);
        return new Outcome(student, probe.score(store.scored()), more);
    }
}
