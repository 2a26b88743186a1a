package tsugiki.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;
import tsugiki.data.DataSet;
import tsugiki.data.DataSource;
import tsugiki.data.LabelSets;
import tsugiki.data.LeftOut;
import tsugiki.data.Readability;
import tsugiki.evaluate.Drift;
import tsugiki.evaluate.Intervals;
import tsugiki.network.Network;
import tsugiki.nn.Precision;
import tsugiki.show.TerminalProgress;
import tsugiki.transfer.TrainingNote;

/** {@code train}: a student of a pretrained network for one's own classes. */
@Command(name = "train", description = "Trains a new classifier on a pretrained network.",
        footer = {"", "Methods:", "${methods}", "", "Example:", "  ./course train --data my-pictures --model efficientnet_lite0 --method tune --out student",
            "", "More pictures than one machine takes: ./course train --engine spark --help."})
final class TrainCommand implements Callable<Integer> {

    @Mixin
    DataOptions pictures;

    @Mixin
    NetworkOptions backbone;

    @Option(names = "--method", description = "${COMPLETION-CANDIDATES} (default: softmax, with --multi-label sigmoid).")
    Method method;

    @Mixin
    TrainingOptions options;

    @Mixin
    RefusalOptions refusal;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the finished student; a killed training goes on from there.")
    Path out;

    @Mixin
    Output output;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        method = method != null ? method : options.multiLabel != null ? Method.SIGMOID : Method.SOFTMAX;
        options.check(method);
        refusal.check();
        if (!method.makesStudent() && (out != null || refusal.score != null)) {
            throw new CourseException("--method %s makes no student: leave %s out, or choose another method, e.g. softmax.", method, out != null ? "--out" : "--refuse");
        }
        try (TrainingPlace place = TrainingPlace.take(out)) {
            train(place);
        }
        return 0;
    }

    private void train(TrainingPlace place) {
        DataSet all = pictures.open();
        all.requireTraining();
        if (options.multiLabel()) {
            LabelSets.requireLabels(all);
        }
        Copies copies = Copies.leftOutOf(all);
        DataSet data = copies.data();
        refusal.check(data);
        System.err.println(data.describe());
        data.places().ifPresent(System.err::println);
        Readability.require(data);
        long start = System.nanoTime();
        try (Network network = backbone.load()) {
            place.require(network);
            options.require(network);
            Method.Outcome outcome = method.train(new Method.Task(network, data, pictures.seed, options, place));
            double seconds = (System.nanoTime() - start) / 1e9;
            Output.report(outcome.leftOut());
            requireScored(outcome, data);
            Map<String, Object> result = result(data, outcome, seconds);
            if (copies.leftOut() > 0) {
                result.put("copies_left_out", copies.leftOut());
            }
            refusal.fit(outcome.student(), data, result);
            if (out != null && !data.validation().isEmpty() && outcome.student().thresholds().isEmpty()) {
                outcome.student().reference(Drift.reference(outcome.student(), data.validation(), TerminalProgress.factory()));
            }
            save(place, outcome, result, data);
            output.print(result);
        }
    }

    /** What could be read before the training may be gone after it. */
    private static void requireScored(Method.Outcome outcome, DataSet data) {
        if (outcome.scored() == 0) {
            throw new CourseException("None of the %d %s pictures could be read at the end, the first is %s: check the folder and give the same call again.",
                    data.scored().size(), data.scoredOn(), Shown.text(data.scored().get(0).name()));
        }
    }

    private Map<String, Object> result(DataSet data, Method.Outcome outcome, double seconds) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("model", backbone.model);
        result.put("method", method.word());
        result.put("data", data.name());
        result.put("split", data.split());
        result.put("train", outcome.read(data.train()));
        result.put("validation", outcome.read(data.validation()));
        result.put("test", outcome.read(data.test()));
        result.put("classes", data.classes().size());
        result.put("precision", Precision.chosen().toString());
        result.put("accuracy", outcome.accuracy());
        result.put("interval", Intervals.ofAccuracy(outcome.accuracy(), outcome.scored()).toString());
        result.put("scored_on", data.scoredOn());
        result.put("pictures", outcome.scored());
        result.put("baseline", outcome.score().baseline());
        result.put("left_out", LeftOut.files(outcome.leftOut()));
        result.putAll(options.given());
        result.putAll(outcome.more());
        result.put("seconds", seconds);
        return result;
    }

    /** The history comes first: who sees the new student finds it. */
    private void save(TrainingPlace place, Method.Outcome outcome, Map<String, Object> result, DataSet data) {
        if (out == null) {
            return;
        }
        Map<String, String> settings = new LinkedHashMap<>();
        result.forEach((name, value) -> settings.put(name, String.valueOf(value)));
        settings.put(TrainingNote.DATA, pictures.data);
        settings.put("seed", String.valueOf(pictures.seed));
        settings.put("terms", DataSource.termsOf(pictures.data));
        settings.put("command", Called.words(spec));
        Map<String, Double> scores = Map.of(data.scoredOn(), (Double) result.get("accuracy"), "baseline", outcome.score().baseline());
        boolean another = place.holdsStudent();
        HistoryFiles.write(out, outcome.history());
        outcome.student().save(out, new TrainingNote(method.word(), settings, scores, outcome.score().classes()));
        if (!outcome.history().rows().isEmpty()) {
            place.forgetRun();
        }
        System.err.println(Shown.line("Student saved in " + out + (another ? ", in the place of the one that was there" : "")));
    }
}
