package tsugiki.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LabelSets;
import tsugiki.evaluate.Confusion;
import tsugiki.evaluate.Coverage;
import tsugiki.evaluate.Evaluation;
import tsugiki.evaluate.Intervals;
import tsugiki.evaluate.JudgedAnswers;
import tsugiki.evaluate.Loss;
import tsugiki.evaluate.Marks;
import tsugiki.evaluate.MultiLabelEvaluation;
import tsugiki.evaluate.Scores;
import tsugiki.evaluate.Strangers;
import tsugiki.nn.Precision;
import tsugiki.show.TerminalProgress;
import tsugiki.transfer.Learnt;
import tsugiki.transfer.Student;

/** {@code evaluate}: how good a finished student is on pictures it did not learn from. */
@Command(name = "evaluate", description = {
    "Scores a finished student on the test pictures (or validation, where the split leaves no test), or on all of a folder that is not divided.",
    "Pictures it was trained on are counted and left out; those that chose its epoch are scored apart."},
        footer = {"", "Example:", "  ./course evaluate student --data my-pictures",
            "", "More pictures than one machine takes: ./course evaluate --engine spark --help."})
final class EvaluateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "STUDENT", description = "The folder that `train --out` wrote.")
    Path folder;

    @Mixin
    DataOptions pictures;

    @Option(names = "--strangers", paramLabel = "D", completionCandidates = Help.DataNames.class,
            description = "Pictures of none of its classes: tells how well its doubt parts them from those that are scored, and how many it refuses.")
    String strangers;

    @Option(names = "--against", paramLabel = "STUDENT", description = "Another finished student: both on the same pictures, compared in pairs.")
    Path against;

    @Mixin
    DeviceOption device;

    @Mixin
    PrecisionOption precision;

    @Mixin
    Output output;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        try (Student student = Student.load(folder); Student other = against == null ? null : Student.load(against)) {
            DataSet opened = pictures.openToScore();
            ComparedStudent compared = other == null ? null : new ComparedStudent(other, against, known(other, against, opened));
            Map<String, Object> result = score(student, known(student, folder, opened), compared);
            result.put("seconds", (System.nanoTime() - start) / 1e9);
            output.print(result);
        }
        return 0;
    }

    /** @param compared may be null */
    private Map<String, Object> score(Student student, DataSet data, ComparedStudent compared) {
        Learnt.Sorted sorted = student.learnt().sort(data.scored());
        boolean fresh = !sorted.unseen().isEmpty();
        List<Item> scored = fresh ? sorted.unseen() : sorted.chose();
        List<Item> strange = strangers == null ? List.of() : StrangePictures.open(strangers, student);
        tell(student, sorted);
        Output.report(data.leftOut());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("student", folder.toString());
        result.put("data", data.name());
        result.put("split", data.split());
        result.put("precision", Precision.chosen().toString());
        result.put("scored_on", fresh ? data.scoredOn() : "validation");
        Loss loss = student.thresholds().isEmpty() ? Loss.CROSS_ENTROPY : Loss.binary(LabelSets.of(data.classes(), student.classes()));
        JudgedAnswers answers = JudgedAnswers.of(student, requireAny(scored, data), loss, TerminalProgress.factory());
        Marks marks = loss.sets() != null ? addLabels(result, MultiLabelEvaluation.of(student, loss.sets(), answers.evaluation()), answers) : add(result, answers);
        result.put("baseline", data.constantAnswer(answers.evaluation().labels()));
        if (student.learnt().isKnown()) {
            result.put("trained_on", sorted.trained().size());
            result.put("chosen_by", fresh ? 0 : answers.evaluation().items().size());
        }
        if (fresh && !sorted.chose().isEmpty()) {
            addChosenBy(result, student, data, sorted.chose());
        }
        if (strangers != null) {
            add(result, answers, JudgedAnswers.of(student, strange, TerminalProgress.factory()));
        }
        if (compared != null) {
            compared.add(result, marks, folder, fresh);
        }
        return result;
    }

    /** Those that could be read, the others by name, and no accuracy where there are none. */
    private static void addChosenBy(Map<String, Object> result, Student student, DataSet data, List<Item> chose) {
        Scores scores = student.thresholds().isPresent() ? MultiLabelEvaluation.of(student, data, chose, TerminalProgress.factory())
                : Evaluation.of(student, chose, TerminalProgress.factory());
        Output.report(scores.leftOut());
        int read = chose.size() - scores.leftOut().size();
        result.put("chosen_by", read);
        if (read > 0) {
            result.put("accuracy_of_chosen_by", scores.accuracy());
        } else {
            System.err.println("None of the validation pictures of its training can be read, so there is no accuracy of them.");
        }
    }

    private static Marks add(Map<String, Object> result, JudgedAnswers answers) {
        Evaluation evaluation = requireRead(answers);
        Confusion confusion = Confusion.of(evaluation.labels(), evaluation.predicted(), evaluation.classes());
        result.put("pictures", confusion.pictures());
        result.put("accuracy", confusion.accuracy());
        result.put("interval", Intervals.wilson(confusion.correct(), confusion.pictures()).toString());
        result.put("macro_accuracy", confusion.macroAccuracy());
        result.put("loss", evaluation.loss());
        if (!answers.verdicts().isEmpty()) {
            Coverage coverage = answers.coverage();
            result.put("coverage", coverage.share());
            result.put("risk", coverage.risk());
        }
        return Marks.of(evaluation);
    }

    private static Evaluation requireRead(JudgedAnswers answers) {
        Evaluation evaluation = answers.evaluation();
        Output.report(evaluation.leftOut());
        if (evaluation.items().isEmpty()) {
            throw new CourseException("None of the pictures to score can be read, the first is %s: check the folder.", Shown.text(evaluation.leftOut().get(0).file()));
        }
        return evaluation;
    }

    private static Marks addLabels(Map<String, Object> result, MultiLabelEvaluation told, JudgedAnswers answers) {
        requireRead(answers);
        result.put("pictures", told.files().size());
        result.put("accuracy", told.accuracy());
        result.put("interval", told.interval().toString());
        MultiLabel.add(result, told);
        result.put("loss", told.loss());
        if (!answers.verdicts().isEmpty()) {
            Coverage coverage = answers.coverage(told.right());
            result.put("coverage", coverage.share());
            result.put("risk", coverage.risk());
        }
        return told.marks();
    }

    private static void add(Map<String, Object> result, JudgedAnswers known, JudgedAnswers strange) {
        Output.report(strange.evaluation().leftOut());
        Strangers told = Strangers.of(known, strange);
        result.put("strangers", told.strange().length);
        result.put("strangers_refused", told.refusedOfStrange());
        result.put("auroc", told.auroc());
    }

    private DataSet known(Student student, Path where, DataSet data) {
        if (student.thresholds().isEmpty()) {
            return renumbered(student.classes(), where, data);
        }
        LabelSets.of(data.classes(), student.classes());
        return data;
    }

    /** The data with the student's own numbers for its classes, of which a folder may lack some. */
    private DataSet renumbered(List<String> known, Path where, DataSet data) {
        List<String> foreign = data.classes().stream().filter(name -> !known.contains(name)).toList();
        if (!foreign.isEmpty()) {
            throw new CourseException("%s holds %d classes that the student in %s does not know, first '%s' (it knows %d, first '%s'): evaluate it on the classes it was made for.",
                    pictures.data, foreign.size(), where, Shown.text(foreign.get(0)), known.size(), Shown.text(known.get(0)));
        }
        return data.renumbered(known);
    }

    private void tell(Student student, Learnt.Sorted sorted) {
        if (!student.learnt().isKnown()) {
            System.err.println("What this student was trained on is not known: some of these pictures may be among it, then the accuracy is too good.");
            return;
        }
        if (!sorted.trained().isEmpty()) {
            System.err.println(Text.count(sorted.trained().size()) + " pictures are left out: the student was trained on them.");
        }
        if (!sorted.chose().isEmpty()) {
            System.err.println(Text.count(sorted.chose().size()) + " pictures were validation pictures of its training, on which it may look a little too good: they are "
                    + (sorted.unseen().isEmpty() ? "all there are to score." : "scored apart."));
        }
    }

    private List<Item> requireAny(List<Item> scored, DataSet data) {
        if (scored.isEmpty()) {
            throw new CourseException("The student in %s was trained on all %d pictures that %s gives to score under the split %s: score it on others, or by the split it was trained with.",
                    folder, data.scored().size(), pictures.data, data.split());
        }
        return scored;
    }
}
