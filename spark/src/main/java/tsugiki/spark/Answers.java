package tsugiki.spark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tsugiki.base.Numbers;
import tsugiki.evaluate.PictureAnswer;
import tsugiki.transfer.Learnt;
import tsugiki.transfer.Refusal;
import tsugiki.transfer.Student;

/** What a student says of listed pictures, a row a picture: the answers that {@code predict} prints. */
final class Answers {

    private Answers() {}

    static Dataset<Row> compute(Dataset<Row> list, Job job) {
        return list.mapPartitions((MapPartitionsFunction<Row, Row>) rows -> {
            Student student = job.loaded().student();
            return job.rows(rows, (listed, digest, numbers, why) -> row(listed, digest, student, numbers, why));
        }, Encoders.row(Columns.ANSWERS));
    }

    private static Row row(Row listed, String digest, Student student, float[] outputs, String why) {
        String path = listed.getAs(Columns.PATH);
        String label = listed.getAs(Columns.LABEL);
        String part = listed.getAs(Columns.PART);
        if (outputs == null) {
            return RowFactory.create(path, digest, label, part, null, null, null, null, null, null, null, null, null, why);
        }
        int classes = student.classes().size();
        float[] probabilities = student.probabilities(Arrays.copyOf(outputs, classes));
        Optional<Refusal.Verdict> verdict = student.refusal().map(refusal -> refusal.judge(outputs, classes));
        PictureAnswer answer = PictureAnswer.of(Path.of(path).getFileName().toString(), probabilities, student, verdict);
        List<Row> best = answer.best().stream().map(guess -> RowFactory.create(guess.name(), guess.probability())).toList();
        return RowFactory.create(path, digest, label, part, answer.answer(), answer.probability(), answer.set().map(set -> set.labels().toArray(String[]::new)).orElse(null),
                best.toArray(Row[]::new), verdict.map(said -> !said.refused()).orElse(null), verdict.map(Refusal.Verdict::doubt).orElse(null),
                verdict.map(Refusal.Verdict::why).orElse(null), learnt(student.learnt(), digest), loss(student, label, outputs), null);
    }

    private static String learnt(Learnt learnt, String digest) {
        return learnt.hasTrained(digest) ? "train" : learnt.hasChosen(digest) ? "validation" : null;
    }

    /** {@code log(sum exp z) - z[label]}; null where the label is not one of the classes. */
    private static Double loss(Student student, String label, float[] logits) {
        int at = student.thresholds().isPresent() || label == null ? -1 : student.classes().indexOf(label);
        if (at < 0) {
            return null;
        }
        return Numbers.logSumExp(logits, 0, student.classes().size()) - logits[at];
    }
}
