package tsugiki.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tsugiki.base.CourseException;
import tsugiki.data.DataSet;
import tsugiki.explain.Confusion;
import tsugiki.explain.Intervals;
import tsugiki.show.TerminalProgress;
import tsugiki.train.Evaluation;
import tsugiki.transfer.Student;

/** {@code evaluate}: how good a finished student is on pictures. */
@Command(name = "evaluate", description = "Scores a finished student on the test pictures (or validation, where the split leaves no test).")
final class EvaluateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "STUDENT", description = "The folder that `train --out` wrote.")
    Path folder;

    @Mixin
    DataOptions pictures;

    @Mixin
    DeviceOption device;

    @Mixin
    Output output;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        try (Student student = Student.load(folder)) {
            DataSet data = pictures.open();
            requireSameClasses(student.classes(), data.classes());
            Evaluation evaluation = Evaluation.of(student, data.scored(), TerminalProgress.factory());
            Output.report(evaluation.leftOut());
            print(data, evaluation, (System.nanoTime() - start) / 1e9);
        }
        return 0;
    }

    private void requireSameClasses(List<String> ours, List<String> theirs) {
        if (!ours.equals(theirs)) {
            throw new CourseException("The student in %s knows other classes (%d, first '%s') than %s (%d, first '%s'): evaluate it on the data it was made for.",
                    folder, ours.size(), ours.get(0), pictures.data, theirs.size(), theirs.get(0));
        }
    }

    private void print(DataSet data, Evaluation evaluation, double seconds) {
        Confusion confusion = Confusion.of(evaluation.labels(), evaluation.predicted(), data.classes());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("student", folder.toString());
        result.put("data", data.name());
        result.put("split", data.split());
        result.put("scored_on", data.scoredOn());
        result.put("pictures", confusion.pictures());
        result.put("accuracy", confusion.accuracy());
        result.put("interval", Intervals.wilson(confusion.correct(), confusion.pictures()).toString());
        result.put("macro_accuracy", confusion.macroAccuracy());
        result.put("loss", evaluation.loss());
        result.put("baseline", data.baseline());
        result.put("seconds", seconds);
        output.print(result);
    }
}
