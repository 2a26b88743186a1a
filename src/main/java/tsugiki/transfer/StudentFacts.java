package tsugiki.transfer;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Json;
import tsugiki.base.Reason;
import tsugiki.base.Shown;
import tsugiki.network.PublishedWeights;
import tsugiki.network.Thresholds;
import tsugiki.picture.Preprocessing;

/**
 * The content of {@code student.json}: all of a student but its weights.
 *
 * @param weights SHA-256 of the file with the weights; null where an older kit wrote it
 * @param refusal null where it answers always
 * @param reference null where nobody kept one; an older kit passes over it
 * @param thresholds by label, where a picture may have several; null where it has one class
 */
record StudentFacts(int format, String kit, String network, String weightSet, String weights, HeadPlan head, List<String> classes,
        Preprocessing preprocessing, String part, Statistics statistics, TrainingNote note, RefusalFacts refusal, ReferenceFacts reference,
        List<Double> thresholds) {

    /** Rises when an older kit could no longer read the folder. */
    private static final int FORMAT = 4;
    /** What is written where nothing is in the folder that came with a later one. */
    private static final int PLAIN = 2;
    /** Where a refusal is, and nothing later. */
    private static final int REFUSING = 3;

    /** Far more than 10,000 classes need. */
    private static final long LONGEST = 8L << 20;

    static StudentFacts of(Student student, TrainingNote note, String weights) {
        String version = Student.class.getPackage().getImplementationVersion();
        RefusalFacts refusal = student.refusal().map(RefusalFacts::of).orElse(null);
        List<Double> thresholds = student.thresholds().map(Thresholds::values).orElse(null);
        return new StudentFacts(thresholds != null ? FORMAT : refusal != null ? REFUSING : PLAIN, version == null ? "development" : version, student.network().name(),
                student.network().weightSet().map(PublishedWeights::name).orElse(null), weights, student.plan(),
                student.classes(), student.preprocessing(), student.part().key(), student.statistics(), note, refusal,
                student.reference().map(ReferenceFacts::of).orElse(null), thresholds);
    }

    /** Without scores that are no numbers, as when nothing could be scored. */
    String json() {
        return Json.lines(this);
    }

    /** @throws CourseException if it is missing, damaged, or of a newer kit */
    static StudentFacts read(Path file) {
        if (!Files.exists(file)) {
            throw new CourseException("%s is no student: it has no %s; name the folder that training wrote.", file.getParent(), file.getFileName());
        }
        StudentFacts facts = parsed(file);
        if (facts == null || !facts.isComplete()) {
            throw new CourseException("%s is damaged, some of its entries are missing or make no sense: train the student again or copy the whole folder.", file);
        }
        if (facts.format() > FORMAT) {
            throw new CourseException("%s was written by a newer kit (format %d, this one knows %d): update this kit.", file, facts.format(), FORMAT);
        }
        return facts;
    }

    private static StudentFacts parsed(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                throw new CourseException("%s is damaged, it is no file or longer than any student's: train the student again or copy the whole folder.", file);
            }
            return Json.read(Files.readString(file), StudentFacts.class);
        } catch (CourseException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // also what a record refuses: a dropout rate of 7
            throw new CourseException(e, "%s is damaged or cannot be read (%s): train the student again or copy the whole folder.", file, why(e));
        }
    }

    /** What a record said, without what Gson wraps around it. */
    private static String why(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CourseException) {
                return Reason.of(cause);
            }
        }
        boolean disk = e instanceof IOException && !(e instanceof CharacterCodingException);
        return disk ? Reason.of(e) : "it is not the JSON of a student";
    }

    /** These come back in messages. */
    private static boolean isName(String text) {
        return !text.isBlank() && Shown.text(text).equals(text);
    }

    private boolean isComplete() {
        return format > 0 && Stream.of(network, head, classes, preprocessing, part, statistics, note).allMatch(o -> o != null)
                && preprocessing.interpolation() != null && isName(part) && isName(network) && (weightSet == null || isName(weightSet))
                && classes.stream().allMatch(name -> name != null && !name.isBlank())
                && (weights == null || weights.matches("[0-9a-f]{64}"))
                && (refusal == null || refusal.score() != null && refusal.stage() != null)
                && (thresholds == null || thresholds.size() == classes.size() && thresholds.stream().allMatch(t -> t != null && t >= 0 && t <= 1));
    }
}
