package tsugiki.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.evaluate.Drift;
import tsugiki.serve.LoggedAnswers;
import tsugiki.transfer.Student;

/** {@code drift}: whether a student is asked about other pictures than it was chosen by. */
@Command(name = "drift", description = {
    "Compares the answers in a log of `serve --log` with what the student said of its validation pictures: shares of the classes, confidence, refusals.",
    "A drift says that the pictures are others; whether answers are wrong only labels tell."},
        footer = {"", "Example:", "  ./course drift student answers.log --since 2026-11-01"})
final class DriftCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "STUDENT", description = "The folder that `train --out` wrote.")
    Path folder;

    @Parameters(index = "1", paramLabel = "LOG", description = "The file that `serve --log` wrote.")
    Path log;

    @Option(names = "--since", paramLabel = "DAY", description = "Answers from this day on, e.g. 2026-11-30, which begins at midnight UTC (default: all).")
    String since;

    @Mixin
    Output output;

    @Override
    public Integer call() {
        Instant from = since();
        try (Student student = Student.load(folder)) {
            Drift.requireOneClass(student);
            LoggedAnswers logged = LoggedAnswers.read(log, student.classes(), from);
            if (logged.unread() > 0) {
                System.err.println(Text.count(logged.unread()) + " lines of the log are no answers and are left out.");
            }
            Drift drift = Drift.of(student, logged.answers());
            System.err.println(drift);
            output.print(result(drift, logged));
        }
        return 0;
    }

    private static Map<String, Object> result(Drift drift, LoggedAnswers logged) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("answers", logged.lines());
        result.put("pictures", drift.pictures());
        result.put("validation", drift.reference());
        for (Drift.Measure measure : drift.measures()) {
            result.put(measure.what(), measure.before() + " then, " + measure.now() + " now");
            result.put(measure.what() + "_test", measure.test());
            result.put(measure.what() + "_p", measure.p());
        }
        result.put("drift", drift.isShown());
        return result;
    }

    private Instant since() {
        try {
            return since == null ? Instant.MIN : LocalDate.parse(since).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new CourseException(e, "--since %s is no day: give one as 2026-11-30.", since);
        }
    }
}
