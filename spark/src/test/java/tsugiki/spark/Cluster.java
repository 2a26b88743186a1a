package tsugiki.spark;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsugiki.base.Home;

/** A standalone master and workers of one core each on this machine's loopback, begun and ended here. */
final class Cluster implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final String HOST = "127.0.0.1";

    private final Path place;
    private final Path spark = Home.root().resolve("spark/target/spark");
    private final List<Process> workers = new ArrayList<>();
    private final Process master;
    private final String address;

    Cluster(Path place, int count) throws IOException {
        this.place = place;
        int port = free();
        address = "spark://" + HOST + ":" + port;
        master = start("master", List.of("org.apache.spark.deploy.master.Master", "--host", HOST, "--port", "" + port, "--webui-port", "0"));
        for (int i = 0; i < count; i++) {
            workers.add(start("worker" + i, List.of("org.apache.spark.deploy.worker.Worker", "--host", HOST, "--cores", "1", "--memory", "1g", "--webui-port", "0",
                    "--work-dir", place.resolve("work" + i).toString(), address)));
        }
        for (int i = 0; i < count; i++) {
            Path log = place.resolve("worker" + i + ".log");
            await("a worker registers", () -> read(log).contains("Successfully registered"));
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process start(String name, List<String> words) throws IOException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        Stream.of(System.getProperty("tsugiki.opens").split(" ")).filter(word -> !word.isBlank()).forEach(line::add);
        line.addAll(List.of("-Dspark.log.level=INFO", "-cp", spark.resolve("jars") + File.separator + "*"));
        line.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(place.resolve(name + ".log").toFile()).directory(place.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("SPARK_HOME", spark.toString());
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("SPARK_LOCAL_IP", HOST);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("HOME", System.getProperty("user.home"));
        return builder.start();
    }

    /** Begins a job with the module's jar. */
    Process submit(String name, Object... words) throws IOException {
        Path root = Home.root();
        String jars = Stream.concat(Stream.of(root.resolve("target/tsugiki.jar")), libraries(root)).map(Path::toString).collect(Collectors.joining(","));
        List<String> line = new ArrayList<>(List.of("org.apache.spark.deploy.SparkSubmit", "--master", address, "--executor-memory", "700m", "--jars", jars,
                "--class", "tsugiki.spark.Main", root.resolve("spark/target/tsugiki-spark.jar").toString()));
        Stream.of(words).map(Object::toString).forEach(line::add);
        line.addAll(List.of("--format", "json"));
        return start(name, line);
    }

    private static Stream<Path> libraries(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("target/lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar") && !file.getFileName().toString().startsWith("slf4j-simple")).toList().stream();
        }
    }

    /** The processes that workers began for jobs. */
    List<ProcessHandle> executors() {
        return workers.stream().flatMap(Process::children).filter(ProcessHandle::isAlive).toList();
    }

    Process worker(int i) {
        return workers.get(i);
    }

    String log(String name) {
        return read(place.resolve(name + ".log"));
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }

    static void await(String what, BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " was waited for in vain");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        executors().forEach(ProcessHandle::destroyForcibly);
        workers.forEach(Process::destroyForcibly);
        master.destroyForcibly();
    }
}
