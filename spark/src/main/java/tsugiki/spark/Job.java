package tsugiki.spark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * What every task of a job needs.
 *
 * @param network that pictures pass through
 * @param threads the engine's in a task: times the tasks side by side they are the cores
 * @param peak of the memory
 */
record Job(Backed network, int threads, Peak peak) implements Serializable {

    private static final long MEGA = 1_000_000;

    static Job of(Backed network, SparkEngine spark) {
        Peak peak = new Peak();
        spark.session().sparkContext().register(peak, "memory");
        return new Job(network, spark.threads(), peak);
    }

    /** The network of this process, asked for by a task. */
    LoadedNetwork loaded() {
        peak.watch();
        return LoadedNetwork.of(network, threads);
    }

    /** The rows of a task's pictures. */
    Iterator<Row> rows(Iterator<Row> list, PictureRows.Maker maker) {
        return new PictureRows(list, loaded(), maker);
    }

    /** Adds the most memory of a process with tasks in it, and of this one, in MB. */
    void tellMemory(Map<String, Object> result) {
        result.put("memory_mb", peak.value() / MEGA);
        result.put("driver_memory_mb", Peak.now() / MEGA);
    }
}
