package tsugiki.serve;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import tsugiki.base.AtomicFiles;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.base.Home;
import tsugiki.base.Reason;
import tsugiki.base.Shown;

/**
 * ONNX Runtime for browsers, two files of the npm package {@code onnxruntime-web} (MIT) at one version, known by their sums.
 * They come by the person's own npm, with its settings, once; or out of a folder that has them.
 */
final class WebRuntime {

    static final String PACKAGE = "onnxruntime-web";
    static final String VERSION = "1.30.0";

    /** By name in the package's {@code dist}, SHA-256. */
    private static final Map<String, String> SUMS = Map.of(
            "ort.wasm.bundle.min.mjs", "11e64bd8ffe11bd1a2a2f0d6275fdfbbba7262f0b76b99b53d228a8a22ef3d90",
            "ort-wasm-simd-threaded.wasm", "3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2");

    private static final List<String> WITHIN = List.of("", "dist", "package/dist", "node_modules/" + PACKAGE + "/dist");
    private static final String DIST = "package/dist/";
    private static final long LONGEST = 20 << 20;
    private static final long MINUTES = 10;

    private WebRuntime() {}

    /** The folder that has both files. @throws CourseException if they are not there, are others, or npm cannot bring them */
    static Path of(Optional<Path> folder) {
        if (folder.isPresent()) {
            return WITHIN.stream().map(folder.get()::resolve).filter(WebRuntime::isWhole).findFirst().orElseThrow(() -> new CourseException(
                    "%s has no %s %s: it wants %s with the sums of that version.", folder.get(), PACKAGE, VERSION, String.join(" and ", names())));
        }
        Path kept = Home.build().resolve(PACKAGE + "-" + VERSION);
        if (!isWhole(kept)) {
            fetch(System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm", kept);
        }
        return kept;
    }

    static List<String> names() {
        return SUMS.keySet().stream().sorted().toList();
    }

    private static boolean isWhole(Path folder) {
        return SUMS.entrySet().stream().allMatch(file -> hasSum(folder.resolve(file.getKey()), file.getValue()));
    }

    private static boolean hasSum(Path file, String sum) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST && isSum(Files.readAllBytes(file), sum);
        } catch (IOException e) {
            throw Reason.unread(file, e);
        }
    }

    private static boolean isSum(byte[] bytes, String sum) {
        return Digest.of("SHA-256", digest -> digest.update(bytes)).equals(sum);
    }

    /** @param npm what starts it */
    static void fetch(String npm, Path kept) {
        try {
            Files.createDirectories(kept.getParent());
            Path work = Files.createTempDirectory(kept.getParent(), PACKAGE);
            try {
                unpack(pack(npm, work), kept);
            } finally {
                AtomicFiles.deleteTree(work);
            }
        } catch (IOException e) {
            throw Reason.unwritten(PACKAGE, kept, e);
        }
    }

    /** The package as npm brings it. */
    private static Path pack(String npm, Path work) throws IOException {
        Path log = work.resolve("npm.log");
        Process process = start(npm, work, log);
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new CourseException("npm did not bring %s %s (%s): check the network and npm's settings, or give --runtime DIR with %s of that version.",
                        PACKAGE, VERSION, process.isAlive() ? "it took more than " + MINUTES + " minutes" : reason(log), String.join(" and ", names()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CourseException(e, "%s was not fetched, because the work was stopped: run this again.", PACKAGE);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.toString().endsWith(".tgz")).findFirst()
                    .orElseThrow(() -> new CourseException("npm left no package of %s %s: give --runtime DIR instead.", PACKAGE, VERSION));
        }
    }

    private static Process start(String npm, Path work, Path log) {
        try {
            return new ProcessBuilder(npm, "pack", PACKAGE + "@" + VERSION, "--ignore-scripts", "--loglevel=error").directory(work.toFile())
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        } catch (IOException e) {
            throw new CourseException(e, "npm was not found, and it brings %s: install Node.js, or give --runtime DIR with %s of version %s.",
                    PACKAGE, String.join(" and ", names()), VERSION);
        }
    }

    /** npm's first line of an error that says more than a code. */
    private static String reason(Path log) throws IOException {
        return Files.readAllLines(log).stream().map(line -> line.replaceFirst("^npm (error|ERR!) ?", "")).filter(line -> !line.isBlank() && !line.startsWith("code "))
                .findFirst().map(Shown::text).orElse("it says nothing");
    }

    private static void unpack(Path archive, Path kept) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive)); TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().startsWith(DIST) ? entry.getName().substring(DIST.length()) : "";
                if (SUMS.containsKey(name)) {
                    byte[] bytes = tar.readNBytes((int) LONGEST);
                    requireSum(name, bytes);
                    AtomicFiles.write(kept.resolve(name), bytes);
                }
            }
        }
        if (!isWhole(kept)) {
            throw new CourseException("The package of %s %s lacks %s: give --runtime DIR instead.", PACKAGE, VERSION, String.join(" or ", names()));
        }
    }

    private static void requireSum(String name, byte[] bytes) {
        if (!isSum(bytes, SUMS.get(name))) {
            throw new CourseException("%s of %s %s, as npm brought it, is not the file that this kit knows: it is not used; try another registry.",
                    name, PACKAGE, VERSION);
        }
    }
}
