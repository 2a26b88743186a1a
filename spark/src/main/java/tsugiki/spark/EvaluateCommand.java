package tsugiki.spark;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.base.CourseException;
import tsugiki.cli.DeviceOption;
import tsugiki.cli.Output;
import tsugiki.cli.PrecisionOption;
import tsugiki.transfer.Student;

/** {@code evaluate --engine spark}: how good a finished student is on the labelled pictures of a folder or list. */
@Command(name = "evaluate", description = {"Scores a finished student on labelled pictures, on Apache Spark. Where the list has parts, on test (or validation, where there is no test); else on all.",
    "Pictures it was trained on are counted and left out; those that chose its epoch are scored only where there are no others."},
        footer = {"", "Example:", "  ./course evaluate student --engine spark --data pictures.csv"})
final class EvaluateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "STUDENT", description = "The folder that `train --out` wrote.")
    Path folder;

    @Option(names = "--data", paramLabel = "LIST|DIR", required = true, description = "A list as CSV or Parquet with the columns path and label (and part), or a folder of class folders.")
    String data;

    @Mixin
    EngineOptions engine;

    @Mixin
    DeviceOption device;

    @Mixin
    PrecisionOption precision;

    @Mixin
    Output output;

    @Override
    public Integer call() {
        engine.check();
        long start = System.nanoTime();
        Path copy = HandedStudent.folder();
        Student student = Student.load(folder);
        HandedStudent handed;
        try (student) { // its classes are known afterwards too; the tasks have its network
            requireOneClass(student);
            handed = HandedStudent.of(student, copy);
        }
        try (SparkEngine spark = engine.start("evaluate", HandedStudent.files(copy))) {
            Job job = Job.of(handed, spark);
            PictureList list = PictureList.open(spark.session(), data);
            Output.report(list.leftOut());
            try (Dealt dealt = Dealt.of(Parts.toScore(list, data), spark, engine, data)) {
                Dataset<Row> answers = Answers.compute(dealt.rows(), job).persist(StorageLevel.DISK_ONLY());
                FeatureTable.report(answers);
                output.print(new Scored(student, answers).told(folder, data, start));
                answers.unpersist();
            }
        } finally {
            HandedStudent.drop(copy);
        }
        return 0;
    }

    private void requireOneClass(Student student) {
        if (student.thresholds().isPresent()) {
            throw new CourseException("The student in %s answers several labels a picture: evaluate it without --engine, or score its answers by predict.", folder);
        }
    }
}
