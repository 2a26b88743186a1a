package tsugiki.spark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;
import tsugiki.evaluate.Confusion;
import tsugiki.evaluate.Coverage;
import tsugiki.evaluate.Intervals;
import tsugiki.nn.Precision;
import tsugiki.transfer.Student;

/** How good a student's answers are: counted where they lie, classes by classes numbers come back. */
record Scored(Student student, Dataset<Row> answers) {

    /** What {@code evaluate} prints. @param start when it began, by {@link System#nanoTime} */
    Map<String, Object> told(Path folder, String data, long start) {
        Dataset<Row> read = answers.where(functions.col(Columns.LEFT_OUT).isNull());
        requireKnown(read, folder, data);
        Map<String, Long> learnt = new LinkedHashMap<>();
        read.groupBy(functions.coalesce(functions.col(Columns.LEARNT), functions.lit(""))).count().collectAsList().forEach(row -> learnt.put(row.getString(0), row.getLong(1)));
        boolean fresh = learnt.containsKey("");
        Dataset<Row> scored = read.where(fresh ? functions.col(Columns.LEARNT).isNull() : functions.col(Columns.LEARNT).equalTo(Parts.VALIDATION));
        if (!fresh && !learnt.containsKey(Parts.VALIDATION)) {
            throw new CourseException("There is no picture to score in %s: none can be read, or the student in %s was trained on all of them.", data, folder);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("student", folder.toString());
        result.put("data", data);
        result.put("precision", Precision.chosen().toString());
        Confusion confusion = confusion(scored, student.classes(), Columns.CLASS);
        result.put("pictures", confusion.pictures());
        result.put("accuracy", confusion.accuracy());
        result.put("interval", Intervals.wilson(confusion.correct(), confusion.pictures()).toString());
        result.put("macro_accuracy", confusion.macroAccuracy());
        result.put("loss", scored.agg(functions.avg(Columns.LOSS)).first().getDouble(0));
        if (student.refusal().isPresent()) {
            Coverage coverage = coverage(scored, confusion.pictures());
            result.put("coverage", coverage.share());
            result.put("risk", coverage.risk());
        }
        result.put("baseline", baseline(confusion));
        if (student.learnt().isKnown()) {
            result.put("trained_on", learnt.getOrDefault(Parts.TRAIN, 0L));
            result.put("chosen_by", learnt.getOrDefault(Parts.VALIDATION, 0L));
        }
        result.put("left_out", answers.where(functions.col(Columns.LEFT_OUT).isNotNull()).count());
        result.put("seconds", (System.nanoTime() - start) / 1e9);
        return result;
    }

    /** The share that who always names the most frequent class has right, 0..1. */
    static double baseline(Confusion confusion) {
        return IntStream.range(0, confusion.classes().size()).map(confusion::pictures).max().orElse(0) / (double) confusion.pictures();
    }

    /** Rows of two columns of class names, counted. */
    static Confusion confusion(Dataset<Row> rows, List<String> classes, String named) {
        int[][] counts = new int[classes.size()][classes.size()];
        rows.groupBy(Columns.LABEL, named).count().collectAsList().forEach(row ->
                counts[classes.indexOf(row.getString(0))][classes.indexOf(row.getString(1))] = Math.toIntExact(row.getLong(2)));
        return Confusion.counted(counts, classes);
    }

    private static Coverage coverage(Dataset<Row> scored, int pictures) {
        Column answered = functions.col(Columns.KNOWN);
        Dataset<Row> known = scored.where(answered);
        return new Coverage(pictures, Math.toIntExact(known.count()), Math.toIntExact(known.where(functions.col(Columns.LABEL).notEqual(functions.col(Columns.CLASS))).count()));
    }

    private void requireKnown(Dataset<Row> read, Path folder, String data) {
        Column label = functions.col(Columns.LABEL);
        if (!read.where(label.isNull()).isEmpty()) {
            throw new CourseException("%s has pictures without a label: give a list with the column label, or ask for answers by predict.", data);
        }
        List<Row> foreign = read.where(functions.not(label.isin(student.classes().toArray()))).select(label).distinct().limit(1).collectAsList();
        if (!foreign.isEmpty()) {
            throw new CourseException("%s holds a class that the student in %s does not know, '%s': evaluate it on the classes it was made for.",
                    data, folder, Shown.text(foreign.get(0).getString(0)));
        }
    }
}
