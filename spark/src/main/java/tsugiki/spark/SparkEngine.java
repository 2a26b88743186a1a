package tsugiki.spark;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import tsugiki.base.CourseException;
import tsugiki.base.Reason;

/** A Spark session with what the kit needs in it; closing ends the session. */
record SparkEngine(SparkSession session) implements AutoCloseable {

    /** What executors are told where the driver was told nothing: no telemetry, and threads that sleep while they wait. */
    private static final Map<String, String> USUAL = Map.of("OPT_OUT_TRACKING", "true", "OMP_WAIT_POLICY", "passive");

    /** Variables of the driver that hold for executors too. */
    private static final List<String> HANDED_ON = List.of("OPT_OUT_TRACKING", "OMP_WAIT_POLICY", "MALLOC_ARENA_MAX", "MALLOC_MMAP_THRESHOLD_",
            "MALLOC_TRIM_THRESHOLD_", "MALLOC_TOP_PAD_");

    /** The engine's libraries, the weights and a batch a task lie beside Java's heap: where containers are bounded, this much is asked for them. */
    private static final String OUTSIDE_THE_HEAP = "1g";

    private static final String MASTER = "spark.master";
    private static final String FILES = "spark.files";
    private static final String JARS = "spark.jars";

    /**
     * Starts Spark, or joins the cluster of a master.
     *
     * @param files that Spark gives to every executor as it begins, also to one that takes a lost one's place
     * @param master null: what {@code spark-submit} says, or all cores of this machine
     * @throws CourseException if it does not start
     */
    static SparkEngine start(String name, String master, List<Path> files) {
        SparkConf conf = new SparkConf();
        if (master != null) {
            conf.set(MASTER, master);
        }
        conf.setIfMissing(MASTER, "local[*]");
        conf.setIfMissing("spark.app.name", name);
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.ui.showConsoleProgress", String.valueOf(Boolean.getBoolean("tsugiki.terminal")));
        conf.setIfMissing("spark.executor.memoryOverhead", OUTSIDE_THE_HEAP);
        conf.setIfMissing("spark.sql.session.timeZone", "UTC");
        HANDED_ON.forEach(variable -> {
            String value = System.getenv().getOrDefault(variable, USUAL.get(variable));
            if (value != null) {
                conf.setIfMissing("spark.executorEnv." + variable, value);
            }
        });
        if (!isLocal(conf)) {
            conf.setIfMissing(JARS, String.join(",", kitJars()));
        }
        EngineThreads.set(EngineThreads.of(conf));
        handOut(conf, files);
        try {
            return new SparkEngine(SparkSession.builder().config(conf).getOrCreate());
        } catch (RuntimeException e) {
            throw new CourseException(e, "Spark does not start with the master %s (%s): check the address, or leave --master out for this machine's cores.",
                    conf.get(MASTER), Reason.of(e));
        }
    }

    /** What is added to a running session is not given to the tasks of its tables by every version of Spark. */
    private static void handOut(SparkConf conf, List<Path> files) {
        Stream<String> given = Stream.of(conf.get(FILES, "").split(",")).filter(file -> !file.isBlank());
        conf.set(FILES, Stream.concat(given, files.stream().map(file -> file.toUri().toString())).collect(Collectors.joining(",")));
    }

    private static boolean isLocal(SparkConf conf) {
        return conf.get(MASTER).startsWith("local");
    }

    /** The jars of this process that are not Spark's own, for executors that have Spark alone. */
    private static List<String> kitJars() {
        Path spark = Path.of(SparkSession.class.getProtectionDomain().getCodeSource().getLocation().getPath()).getParent();
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .filter(jar -> jar.toString().endsWith(".jar") && !jar.toAbsolutePath().getParent().equals(spark))
                .map(jar -> jar.toUri().toString()).collect(Collectors.toList());
    }

    /** How many tasks run at a time, as far as Spark knows by now. */
    int cores() {
        return session.sparkContext().defaultParallelism();
    }

    /** The engine's threads in a task: with as many tasks as fit, all cores and no more. */
    int threads() {
        return EngineThreads.of(session.sparkContext().conf());
    }

    @Override
    public void close() {
        session.stop();
    }
}
