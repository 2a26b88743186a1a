package tsugiki.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import tsugiki.base.CourseException;

/**
 * A list that is found once and dealt out evenly. The addresses stay with the executors, on their disks.
 *
 * @param found as it was listed
 * @param rows the same in {@code parts} parts
 */
record Dealt(Dataset<Row> found, Dataset<Row> rows, int parts) implements AutoCloseable {

    /** @throws CourseException if there are no pictures */
    static Dealt of(PictureList list, SparkEngine spark, EngineOptions engine, String name) {
        Dataset<Row> found = list.rows().persist(StorageLevel.DISK_ONLY());
        long pictures = found.count();
        if (pictures == 0) {
            throw new CourseException("%s lists no pictures: check it.", name);
        }
        int parts = engine.partitions(pictures, spark.cores());
        return new Dealt(found, found.repartition(parts), parts);
    }

    @Override
    public void close() {
        found.unpersist();
    }
}
