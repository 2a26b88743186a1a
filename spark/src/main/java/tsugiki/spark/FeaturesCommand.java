package tsugiki.spark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.cli.NetworkOptions;
import tsugiki.cli.Output;

/** {@code features --engine spark}: what a network says of every picture of a folder or list, as Parquet. */
@Command(name = "features", description = {"Writes the features of pictures as Parquet, on Apache Spark: path, digest, label, part, features, left_out.",
    "A picture that cannot be read is a row with the reason in left_out."},
        footer = {"", "Example:", "  ./course features my-pictures --engine spark --out features.parquet"})
final class FeaturesCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR|LIST", description = "A folder of class folders, or a list of addresses as CSV or Parquet with the column path, and label and part if they are known; "
            + "on this machine, or at any address that Hadoop's file systems know.")
    String pictures;

    @Mixin
    EngineOptions engine;

    @Mixin
    NetworkOptions backbone;

    @Option(names = "--size", paramLabel = "N", description = "Pixels a side of what the network sees; its own by default.")
    Integer size;

    @Option(names = "--out", paramLabel = "PARQUET", required = true, description = "The folder of Parquet files to write; it must not be there yet.")
    String out;

    @Mixin
    Output output;

    @Override
    public Integer call() {
        engine.check();
        long start = System.nanoTime();
        Path weights = backbone.file();
        Backbone network = Backbone.of(backbone.model(), weights, size);
        try (SparkEngine spark = engine.start("features", List.of(weights))) {
            FeatureTable.requireNew(spark.session(), "--out", out);
            double started = seconds(start);
            PictureList list = PictureList.open(spark.session(), pictures);
            Output.report(list.leftOut());
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("model", backbone.model());
            result.put("precision", network.precision());
            result.put("file", out);
            try (Dealt dealt = Dealt.of(list, spark, engine, pictures)) {
                Job job = Job.of(network, spark);
                long begun = System.nanoTime();
                FeatureTable.write(FeatureTable.compute(dealt.rows(), network, job), out);
                double took = seconds(begun);
                Dataset<Row> table = spark.session().read().parquet(PictureList.absolute(out));
                FeatureTable.report(table);
                result.putAll(FeatureTable.told(table));
                result.put("parts", dealt.parts());
                result.put("cores", spark.cores());
                result.put("threads", spark.threads());
                job.tellMemory(result);
                result.put("start_seconds", started);
                result.put("seconds", took);
            }
            output.print(result);
        }
        return 0;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
