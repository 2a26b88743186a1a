package tsugiki.cli;

import java.util.Map;
import picocli.CommandLine.Option;
import tsugiki.base.CourseException;
import tsugiki.data.DataSet;
import tsugiki.show.TerminalProgress;
import tsugiki.transfer.Refusal;
import tsugiki.transfer.Student;

/** Whether a student may say "I do not know", and when. */
final class RefusalOptions {

    private static final double KEEP = 0.95;

    @Option(names = "--refuse", paramLabel = "SCORE",
            description = "Lets the student say \"I do not know\" by ${COMPLETION-CANDIDATES}: an unsure answer, or features far from all it learnt; it answers always by default.")
    Refusal.Score score;

    @Option(names = "--keep", paramLabel = "SHARE", description = "With --refuse: the share of right answers that is to be kept, chosen on validation (default: " + KEEP + ").")
    Double keep;

    /** @throws CourseException in one sentence, before any work, if nothing could be chosen */
    void check() {
        if (score == null && keep != null) {
            throw new CourseException("--keep is for a student that may refuse: give --refuse confidence, mahalanobis or neighbour with it.");
        }
        if (keep != null) {
            Refusal.keep(keep);
        }
    }

    /** @throws CourseException if there is nothing to choose by */
    void check(DataSet data) {
        if (score != null) {
            data.requireValidation();
        }
    }

    /** Gives the student its refusal, if one was asked for. */
    void fit(Student student, DataSet data, Map<String, Object> result) {
        if (score != null) {
            Refusal refusal = Refusal.keep(keep == null ? KEEP : keep).by(score).fit(student, data, TerminalProgress.factory());
            student.refusal(refusal);
            result.put("refusal", refusal.describe());
        }
    }
}
