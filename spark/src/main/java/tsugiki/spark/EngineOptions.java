package tsugiki.spark;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import tsugiki.base.CourseException;

/** On which engine, and where it runs. */
final class EngineOptions {

    @Option(names = "--engine", paramLabel = "spark", description = "The engine: spark.")
    String engine;

    @Option(names = "--master", paramLabel = "M",
            description = "Spark's master, e.g. spark://host:7077, local[2] (default: local[*], all cores of this machine; under spark-submit what it says).")
    String master;

    @Option(names = "--partitions", paramLabel = "N",
            description = "Into how many parts the pictures are dealt, each the work of one task (default: 4 a core, more where that is over 2,000 pictures a part).")
    Integer partitions;

    /** To be called before anything is computed: the engine takes its number of threads once. @throws CourseException if a value is wrong */
    void check() {
        if (engine != null && !engine.equals("spark")) {
            throw new CourseException("--engine %s is not known: give spark, or leave it out for this machine alone.", engine);
        }
        if (partitions != null && partitions < 1) {
            throw new CourseException("--partitions is %d: give a whole number of at least 1.", partitions);
        }
        EngineThreads.set();
    }

    /** @param files that every executor gets @throws CourseException if Spark cannot be started */
    SparkEngine start(String word, List<Path> files) {
        return SparkEngine.start("tsugiki " + word, master, files);
    }

    /** The number of parts for so many pictures. */
    int partitions(long pictures, int cores) {
        return partitions != null ? partitions : Dealing.parts(pictures, cores);
    }
}
