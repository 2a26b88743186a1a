package tsugiki.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.weights.WeightsCache;
import tsugiki.zoo.Zoo;

/** Weights come as they went; one network for a process; the engine's threads are a task's. */
class BackboneTest {

    private static final String MODEL = "efficientnet_lite0";

    @TempDir
    Path place;

    private static Path weights() {
        return WeightsCache.standard().fetch(Zoo.card(MODEL).defaultWeights().publishedFile(), tsugiki.base.Progress.SILENT);
    }

    @Test
    void otherWeightsThanThoseHandedOutAreRefused() throws IOException {
        Path file = place.resolve(weights().getFileName());
        byte[] bytes = Files.readAllBytes(weights());
        bytes[bytes.length / 2]++;
        Files.write(file, bytes);
        Backbone told = Backbone.of(MODEL, weights(), 64);
        try (SparkEngine spark = SparkEngine.start("test", Called.MASTER, List.of(file))) {
            assertThatThrownBy(told::load).isInstanceOf(CourseException.class).hasMessageContaining("instead of " + told.sha256()).hasMessageContaining("start the job again");
        }
    }

    @Test
    void tasksShareOneNetworkAndComputeOnTheirOwnThread() {
        try (SparkEngine spark = SparkEngine.start("test", Called.MASTER, List.of(weights()))) {
            Job job = Job.of(Backbone.of(MODEL, weights(), 64), spark);
            List<String> seen = spark.session().range(0, 8, 1, 8).map((MapFunction<Long, String>) i ->
                    System.identityHashCode(job.loaded()) + " " + JniUtils.getNumThreads(), Encoders.STRING()).collectAsList();
            assertThat(seen).hasSize(8);
            assertThat(Set.copyOf(seen)).hasSize(1).allMatch(one -> one.endsWith(" 1"));
        }
    }
}
