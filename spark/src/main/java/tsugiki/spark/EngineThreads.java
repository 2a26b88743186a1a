package tsugiki.spark;

import org.apache.spark.SparkConf;

/** The engine's threads in a process: a task's, for tasks run side by side. To be set before the engine is first used. */
final class EngineThreads {

    private static final String ENGINE = "ai.djl.pytorch.num_threads";

    private EngineThreads() {}

    /** As many as Spark was told that a task takes. */
    static void set() {
        set(of(new SparkConf()));
    }

    static void set(int threads) {
        if (System.getProperty(ENGINE) == null) {
            System.setProperty(ENGINE, String.valueOf(threads));
        }
    }

    /** The cores of a task. */
    static int of(SparkConf conf) {
        return conf.getInt("spark.task.cpus", 1);
    }
}
