package tsugiki.trust;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsugiki.base.AtomicFiles;

/**
 * The fuzz harness: {@code fuzz [--count N] [--seed S] [--format F] [--threads T] [--out DIR] [--again FILE|DIR]}.
 * Works in a process of its own, with little memory, without network and away from the learner's files.
 */
public final class Fuzz {

    /** The harness's own voice: the process's streams are the calls' while one is read. */
    static final PrintStream SAY = System.err;

    private static final String MEMORY = "-Xmx1g";

    private Fuzz() {}

    /** Exit code: 0 nothing found, 1 something. */
    public static void main(String[] words) throws Exception {
        System.exit(System.getProperty("trust.child") == null ? start(words) : run(words));
    }

    /** Starts a run in its own process and waits for it. */
    static int start(String... words) throws IOException, InterruptedException {
        Path memory = Path.of("/dev/shm");
        Path home = Files.isWritable(memory) ? Files.createTempDirectory(memory, "trust") : Files.createTempDirectory("trust");
        try {
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), MEMORY, "-Dtrust.child=true",
                    "-Djava.awt.headless=true", "-Djava.io.tmpdir=" + home, "-Dfile.encoding=UTF-8",
                    "-cp", classPath(), Fuzz.class.getName()));
            for (String scheme : List.of("http", "https")) { // nobody listens there: no reading may reach the network
                command.addAll(command.size() - 3, List.of("-D" + scheme + ".proxyHost=127.0.0.1", "-D" + scheme + ".proxyPort=9"));
            }
            command.addAll(List.of(absolute(words)));
            ProcessBuilder child = new ProcessBuilder(command).directory(home.toFile()).inheritIO();
            child.environment().putAll(Map.of("TSUGIKI_HOME", home.resolve("home").toString(), "TORCH_HOME", home.resolve("torch").toString(),
                    "TSUGIKI_DATA", home.resolve("none").toString(), "OPT_OUT_TRACKING", "true",
                    "OMP_WAIT_POLICY", "passive", "OMP_NUM_THREADS", "1", "MALLOC_ARENA_MAX", "1"));
            return child.start().waitFor();
        } finally {
            AtomicFiles.deleteTree(home);
        }
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString()).collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** The child works elsewhere, so paths are made whole. */
    private static String[] absolute(String[] words) {
        String[] whole = words.clone();
        for (int i = 1; i < whole.length; i++) {
            if (whole[i - 1].equals("--out") || whole[i - 1].equals("--again")) {
                whole[i] = Path.of(whole[i]).toAbsolutePath().toString();
            }
        }
        return whole;
    }

    private static int run(String[] words) throws Exception {
        Map<String, String> options = new java.util.HashMap<>(Map.of("--count", "40000", "--seed", "1", "--threads", "2", "--format", "", "--out", "", "--again", ""));
        for (int i = 0; i < words.length; i += 2) {
            if (i + 1 == words.length || options.put(words[i], words[i + 1]) == null) {
                SAY.println("fuzz knows --count, --seed, --format, --threads, --out and --again, each with a value, not '" + words[i] + "'.");
                return 2;
            }
        }
        List<Format> formats = Formats.all(Files.createTempDirectory("made"));
        Path out = options.get("--out").isEmpty() ? Files.createTempDirectory("found") : Path.of(options.get("--out"));
        Findings findings = new Findings(out);
        FuzzRun run = new FuzzRun(Files.createTempDirectory("work"), findings);
        if (options.get("--again").isEmpty()) {
            List<Format> chosen = options.get("--format").isEmpty() ? formats : List.of(Formats.named(formats, options.get("--format")));
            run.run(FuzzRun.mutants(chosen, Long.parseLong(options.get("--seed")), Long.parseLong(options.get("--count"))), Integer.parseInt(options.get("--threads")));
            for (String what : List.of("OutOfMemoryError", "Slow", "Hang")) {
                confirm(findings, what, formats);
            }
        } else {
            run.run(FuzzRun.kept(kept(Path.of(options.get("--again")), formats)), 1);
        }
        SAY.println(findings.size() == 0 ? "nothing found" : findings.size() + " kinds of findings in " + out + "\n" + findings.list());
        return findings.size() == 0 ? 0 : 1;
    }

    /** Memory and time are shared with the other threads' readings: what the input does not do alone is not its fault. */
    private static void confirm(Findings findings, String what, List<Format> formats) throws IOException, InterruptedException {
        for (String name : findings.of(what)) {
            Findings alone = new Findings(Files.createTempDirectory("alone"));
            new FuzzRun(Files.createTempDirectory("work"), alone).run(FuzzRun.kept(kept(findings.file(name), formats)), 1);
            if (alone.size() == 0) {
                findings.forget(name);
                SAY.println(name + " was not met again alone, and is taken back");
            }
        }
    }

    /** Files named {@code FORMAT-WHAT-HASH}; of a folder all. */
    private static List<Worker.Task> kept(Path place, List<Format> formats) throws IOException {
        try (Stream<Path> files = Files.isDirectory(place) ? Files.list(place) : Stream.of(place)) {
            List<Worker.Task> tasks = new ArrayList<>();
            for (Path file : files.sorted().filter(f -> !f.toString().matches(".*\\.(txt|class)")).toList()) {
                String name = file.getFileName().toString();
                Format format = formats.stream().filter(f -> name.startsWith(f.name() + "-")).findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(name + " begins with no format of " + formats));
                tasks.add(new Worker.Task(format, Files.readAllBytes(file), "kept " + name));
            }
            return tasks;
        }
    }
}
