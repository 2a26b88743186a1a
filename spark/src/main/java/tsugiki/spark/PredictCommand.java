package tsugiki.spark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.cli.DeviceOption;
import tsugiki.cli.Output;
import tsugiki.cli.PrecisionOption;
import tsugiki.nn.Precision;
import tsugiki.transfer.Student;

/** {@code predict --engine spark}: what a finished student says of every picture of a folder or list, as Parquet. */
@Command(name = "predict", description = {"Names the class of pictures by a finished student, on Apache Spark, as Parquet: path, digest, class, probability, best; "
    + "known, doubt and why where it may refuse; labels where it answers several.", "A picture that cannot be read is a row with the reason in left_out."},
        footer = {"", "Example:", "  ./course predict student --engine spark pictures.csv --out answers.parquet"})
final class PredictCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "STUDENT", description = "The folder that `train --out` wrote.")
    Path folder;

    @Parameters(index = "1", paramLabel = "LIST|DIR", description = "A list of addresses as CSV or Parquet with the column path, or a folder of class folders.")
    String pictures;

    @Mixin
    EngineOptions engine;

    @Option(names = "--out", paramLabel = "PARQUET", required = true, description = "The folder of Parquet files to write; it must not be there yet.")
    String out;

    @Mixin
    DeviceOption device;

    @Mixin
    PrecisionOption precision;

    @Mixin
    Output output;

    @Override
    public Integer call() {
        engine.check();
        Path copy = HandedStudent.folder();
        HandedStudent handed = handed(copy);
        try (SparkEngine spark = engine.start("predict", HandedStudent.files(copy))) {
            FeatureTable.requireNew(spark.session(), "--out", out);
            Job job = Job.of(handed, spark);
            PictureList list = PictureList.open(spark.session(), pictures);
            Output.report(list.leftOut());
            try (Dealt dealt = Dealt.of(list, spark, engine, pictures)) {
                long begun = System.nanoTime();
                FeatureTable.write(Answers.compute(dealt.rows(), job), out);
                double seconds = (System.nanoTime() - begun) / 1e9;
                Dataset<Row> table = spark.session().read().parquet(PictureList.absolute(out));
                FeatureTable.report(table);
                Map<String, Object> result = new LinkedHashMap<>();
                result.put("student", folder.toString());
                result.put("precision", Precision.chosen().toString());
                result.put("file", out);
                result.putAll(FeatureTable.told(table));
                result.remove("classes");
                job.tellMemory(result);
                result.put("seconds", seconds);
                output.print(result);
            }
        } finally {
            HandedStudent.drop(copy);
        }
        return 0;
    }

    /** The student is not needed here any more: the tasks have it. */
    private HandedStudent handed(Path copy) {
        try (Student student = Student.load(folder)) {
            return HandedStudent.of(student, copy);
        }
    }
}
