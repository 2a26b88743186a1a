package tsugiki.spark;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import tsugiki.base.CourseException;
import tsugiki.base.Reason;
import tsugiki.cli.Output;
import tsugiki.data.LeftOut;

/** Features of pictures as Parquet. */
final class FeatureTable {

    /** So many of the pictures left out are named; the table names all. */
    private static final int NAMED = 100;

    /** The file that a job writes when all of its table is there. */
    private static final String WRITTEN = "_SUCCESS";

    private FeatureTable() {}

    /** @throws CourseException if something is there already: a table of hours is not written over */
    static void requireNew(SparkSession spark, String option, String out) {
        try {
            Path path = new Path(PictureList.absolute(out));
            if (path.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(path)) {
                throw new CourseException("%s %s is there already: choose another name, or take it away first.", option, out);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new CourseException(e, "%s %s cannot be written (%s): check the address and its rights.", option, out, Reason.of(e));
        }
    }

    /** The features of listed pictures, computed where they are asked for. */
    static Dataset<Row> compute(Dataset<Row> list, Backbone backbone, Job job) {
        return list.mapPartitions((MapPartitionsFunction<Row, Row>) rows -> job.rows(rows, FeatureTable::row), Encoders.row(Columns.FEATURE_TABLE))
                .withColumn(Columns.FEATURES, functions.col(Columns.FEATURES).as(Columns.FEATURES, backbone.metadata()));
    }

    private static Row row(Row listed, String digest, float[] numbers, String why) {
        return RowFactory.create(listed.getAs(Columns.PATH), digest, listed.getAs(Columns.LABEL), listed.getAs(Columns.PART), numbers, why);
    }

    /** @throws CourseException if it is no table of features, or only a part of one */
    static Dataset<Row> open(SparkSession spark, String name) {
        Dataset<Row> table = PictureList.read(name, () -> spark.read().parquet(PictureList.absolute(name)));
        List<String> columns = Arrays.asList(table.columns());
        for (String column : List.of(Columns.FEATURES, Columns.LABEL, Columns.PART, Columns.DIGEST, Columns.LEFT_OUT)) {
            if (!columns.contains(column)) {
                throw new CourseException("%s has no column %s (it has %s): give the table that `./course features --engine spark` wrote.", name, column, String.join(", ", columns));
            }
        }
        requireWhole(spark, name);
        return table;
    }

    private static void requireWhole(SparkSession spark, String name) {
        try {
            Path path = new Path(PictureList.absolute(name), WRITTEN);
            if (!path.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(path)) {
                throw new CourseException("%s is not whole (it has no %s): the job that wrote it did not end; take it away, and compute it again.", name, WRITTEN);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new CourseException(e, "%s cannot be read (%s): check the address and its rights.", name, Reason.of(e));
        }
    }

    /** Writes a table, whole or not at all. */
    static void write(Dataset<Row> rows, String out) {
        rows.write().parquet(PictureList.absolute(out));
    }

    /** Names some of the pictures left out on standard error. */
    static void report(Dataset<Row> table) {
        Output.report(table.where(functions.col(Columns.LEFT_OUT).isNotNull()).select(Columns.PATH, Columns.LEFT_OUT).limit(NAMED)
                .collectAsList().stream().map(row -> new LeftOut(row.getString(0), row.getString(1))).toList());
    }

    /** What a table holds, in numbers. */
    static Map<String, Object> told(Dataset<Row> table) {
        Row counts = table.agg(functions.count(functions.when(functions.col(Columns.LEFT_OUT).isNull(), 1)), functions.count(Columns.LEFT_OUT),
                functions.countDistinct(Columns.LABEL)).first();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("pictures", counts.getLong(0));
        told.put("classes", counts.getLong(2));
        told.put("left_out", counts.getLong(1));
        return told;
    }
}
