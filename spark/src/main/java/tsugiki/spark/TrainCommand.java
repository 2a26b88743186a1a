package tsugiki.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tsugiki.base.CourseException;
import tsugiki.base.Home;
import tsugiki.base.Shown;
import tsugiki.base.Text;
import tsugiki.cli.Called;
import tsugiki.cli.Output;
import tsugiki.evaluate.Confusion;
import tsugiki.evaluate.Intervals;
import tsugiki.features.SoftmaxProbe;
import tsugiki.network.Network;
import tsugiki.transfer.Student;
import tsugiki.transfer.TrainingNote;
import tsugiki.zoo.Zoo;

/** {@code train --engine spark}: a student whose head MLlib fitted to a table of features. */
@Command(name = "train", description = {"Trains a softmax probe on a table of features, by Spark MLlib; the result is a student like any other.",
    "Rows whose part is train train, those of test (or validation) are scored. A table without parts is dealt 60 : 20 : 20 by the pictures' bytes."},
        footer = {"", "Example:", "  ./course train --engine spark --features features.parquet --method softmax --out student"})
final class TrainCommand implements Callable<Integer> {

    @Option(names = "--features", paramLabel = "PARQUET", required = true, description = "The table that `features --engine spark` wrote.")
    String features;

    @Option(names = "--method", paramLabel = "softmax", defaultValue = "softmax", description = "softmax: multinomial logistic regression (default).")
    String method;

    @Option(names = "--weights", paramLabel = "FILE", description = "The backbone's weights, where they are not in PyTorch's cache under the name the table has.")
    Path weights;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Seed of the parts, where the table has none (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the finished student.")
    Path out;

    @Mixin
    EngineOptions engine;

    @Mixin
    Output output;

    @Spec
    CommandSpec spec;

    private Confusion score;

    @Override
    public Integer call() {
        engine.check();
        if (!method.equals("softmax")) {
            throw new CourseException("--method %s is not done on Spark: take softmax, or leave --engine out.", method);
        }
        long start = System.nanoTime();
        try (SparkEngine spark = engine.start("train", List.of())) {
            Dataset<Row> given = FeatureTable.open(spark.session(), features);
            Backbone backbone = Backbone.of(given.schema().apply(Columns.FEATURES).metadata(), features);
            Path file = weights(backbone);
            Dataset<Row> rows = Parts.dealt(given.where(functions.col(Columns.LEFT_OUT).isNull().and(functions.col(Columns.LABEL).isNotNull())), features, seed)
                    .persist(StorageLevel.DISK_ONLY());
            Dataset<Row> train = part(rows, Parts.TRAIN);
            long begun = System.nanoTime();
            SoftmaxOnSpark fitted = SoftmaxOnSpark.fit(train, classes(train));
            double fit = (System.nanoTime() - begun) / 1e9;
            Map<String, Object> result = result(backbone, rows, fitted);
            result.put("steps", fitted.steps());
            result.put("fit_seconds", fit);
            result.put("seconds", (System.nanoTime() - start) / 1e9);
            if (out != null) {
                save(backbone, file, fitted, rows, result);
            }
            output.print(result);
        }
        return 0;
    }

    private Path weights(Backbone backbone) {
        Path file = weights != null ? weights : Home.checkpoints().resolve(backbone.file());
        if (out == null) {
            return file;
        }
        if (!Files.isRegularFile(file)) {
            throw new CourseException("The weights of %s, %s, are not in %s: give them by --weights FILE.", backbone.model(), backbone.file(), Home.checkpoints());
        }
        if (!Backbone.sum(file).equals(backbone.sha256())) {
            throw new CourseException("%s are not the weights by which the features in %s were computed: give those by --weights FILE.", file, features);
        }
        return file;
    }

    private static Dataset<Row> part(Dataset<Row> rows, String part) {
        return rows.where(functions.col(Columns.PART).equalTo(part));
    }

    private static List<String> classes(Dataset<Row> train) {
        return train.select(Columns.LABEL).distinct().collectAsList().stream().map(row -> row.getString(0)).sorted().toList();
    }

    private Map<String, Object> result(Backbone backbone, Dataset<Row> rows, SoftmaxOnSpark fitted) {
        Map<String, Long> counts = new LinkedHashMap<>();
        rows.groupBy(Columns.PART).count().collectAsList().forEach(row -> counts.put(row.getString(0), row.getLong(1)));
        String scoredOn = counts.containsKey(Parts.TEST) ? Parts.TEST : Parts.VALIDATION;
        Dataset<Row> scored = part(rows, scoredOn);
        long foreign = scored.where(functions.not(functions.col(Columns.LABEL).isin(fitted.classes().toArray()))).count();
        if (foreign > 0) {
            throw new CourseException("%s of the pictures to score in %s show classes that none of the training pictures shows: score on the classes that train.", Text.count(foreign), features);
        }
        Confusion confusion = Scored.confusion(fitted.named(scored), fitted.classes(), SoftmaxOnSpark.NAMED);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("model", backbone.model());
        result.put("method", method);
        result.put("engine", "spark");
        result.put("features", features);
        for (String part : List.of(Parts.TRAIN, Parts.VALIDATION, Parts.TEST)) {
            result.put(part, counts.getOrDefault(part, 0L));
        }
        result.put("classes", fitted.classes().size());
        result.put("precision", backbone.precision());
        result.put("accuracy", confusion.accuracy());
        if (confusion.pictures() > 0) {
            result.put("interval", Intervals.wilson(confusion.correct(), confusion.pictures()).toString());
        }
        result.put("scored_on", scoredOn);
        result.put("pictures", confusion.pictures());
        result.put("baseline", Scored.baseline(confusion));
        score = confusion;
        return result;
    }

    private void save(Backbone backbone, Path file, SoftmaxOnSpark fitted, Dataset<Row> rows, Map<String, Object> result) {
        Map<String, String> settings = new LinkedHashMap<>();
        result.forEach((name, value) -> settings.put(name, String.valueOf(value)));
        settings.put(TrainingNote.DATA, features);
        settings.put("seed", String.valueOf(seed));
        settings.put("command", Called.words(spec));
        Map<String, Double> scores = Map.of((String) result.get("scored_on"), score.accuracy(), "baseline", (Double) result.get("baseline"));
        SoftmaxProbe probe = fitted.probe();
        try (Network network = Zoo.load(backbone.model(), file)) {
            Student student = Student.of(network, fitted.classes(), probe).preprocessing(backbone.resized());
            LearntRows.remember(student, part(rows, Parts.TRAIN), part(rows, Parts.VALIDATION));
            student.save(out, new TrainingNote(method, settings, scores, score.perClass()));
        }
        System.err.println(Shown.line("Student saved in " + out));
    }
}
