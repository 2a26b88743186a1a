package tsugiki.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module's jar on a real cluster: it ends well, and with every row once where an executor or a worker is killed in the middle. */
class ClusterTest {

    private static final int EACH = 60;
    private static final int ALL = 3 * EACH + 1;
    private static final String PARTS = "24";

    @TempDir
    Path place;

    private void assertEveryRowOnce(Path folder, Path out) {
        Map<String, Row> table = Called.table(out, folder); // throws where a row is there twice
        assertThat(table).hasSize(ALL);
        table.forEach((name, row) -> assertThat(row.<String>getAs(Columns.LEFT_OUT) == null).as(name).isEqualTo(!name.equals("red/words.jpg")));
    }

    /** How many parts have been written for good while the job still runs. */
    private static long written(Path out) {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.getFileName().toString().matches("part-.*parquet") && file.toString().contains("task_")).count();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }

    private Path pictures() throws IOException {
        Path folder = Made.folder(place.resolve("pictures"), EACH);
        Files.writeString(folder.resolve("red/words.jpg"), "no picture");
        return folder;
    }

    private static void assertEndsWell(Cluster cluster, Process job) throws InterruptedException {
        assertThat(job.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(job.exitValue()).as(cluster.log("job")).isZero();
        assertThat(cluster.log("job")).contains("\"pictures\":" + (ALL - 1)).contains("\"left_out\":1");
    }

    @Test
    void aJobEndsWell() throws IOException, InterruptedException {
        Path folder = pictures();
        Path out = place.resolve("f.parquet");
        try (Cluster cluster = new Cluster(place, 2)) {
            assertEndsWell(cluster, cluster.submit("job", "features", folder, "--partitions", PARTS, "--out", out));
            assertEveryRowOnce(folder, out);
        }
    }

    @Test
    void anExecutorIsKilled() throws IOException, InterruptedException {
        endsWellWithout(cluster -> Stream.of(cluster.executors().get(0)));
    }

    @Test
    void aWorkerIsKilledWithItsExecutor() throws IOException, InterruptedException {
        endsWellWithout(cluster -> Stream.concat(cluster.worker(0).children(), Stream.of(cluster.worker(0).toHandle())));
    }

    /** A job some of whose processes are killed in the middle. */
    private void endsWellWithout(Function<Cluster, Stream<ProcessHandle>> victims) throws IOException, InterruptedException {
        Path folder = pictures();
        Path out = place.resolve("f.parquet");
        try (Cluster cluster = new Cluster(place, 2)) {
            Process job = cluster.submit("job", "features", folder, "--partitions", PARTS, "--out", out);
            Cluster.await("a part is written", () -> written(out) > 0);
            List<ProcessHandle> killed = victims.apply(cluster).toList();
            killed.forEach(ProcessHandle::destroyForcibly);
            assertEndsWell(cluster, job);
            assertThat(killed).isNotEmpty().noneMatch(ProcessHandle::isAlive);
            assertEveryRowOnce(folder, out);
        }
    }
}
