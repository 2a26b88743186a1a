package tsugiki.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tsugiki.base.AtomicFiles;
import tsugiki.base.CourseException;
import tsugiki.base.Json;
import tsugiki.base.Reason;
import tsugiki.export.Format;
import tsugiki.transfer.Student;
import tsugiki.transfer.StudentLabel;

/**
 * The server's page without the server: a folder that any static server gives, under any address, and whose student answers
 * in the browser, by ONNX Runtime as one thread of WebAssembly.
 */
public final class StaticPage {

    private static final String INDEX = "index.html";
    private static final String MODEL = "student.onnx";
    private static final String LABEL = "student.json";

    /** By name in the folder, name among the resources. */
    private static final Map<String, String> FILES = Map.of("page.css", "page.css", "page.js", "page.js", "student.js", "alone.js",
            "worker.js", "worker.js", "resample.js", "resample.js");

    /** Not all servers know the type of {@code .mjs}. */
    private static final Map<String, String> RUNTIME = Map.of("ort.wasm.bundle.min.mjs", "ort.wasm.bundle.min.js",
            "ort-wasm-simd-threaded.wasm", "ort-wasm-simd-threaded.wasm");

    /** The page may ask its own folder and nobody else. */
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
            + "style-src 'self'; img-src blob: data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'\">";
    private static final String CHARSET = "<meta charset=\"utf-8\">";

    private StaticPage() {}

    /** @throws CourseException if a page cannot be written there: it is a file, or has files of something else that would be lost */
    public static void check(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CourseException("%s is a file, but a page is a folder: choose another name.", folder);
        }
        Optional<String> other = names().filter(name -> Files.exists(folder.resolve(name))).findFirst();
        if (other.isPresent() && !Files.exists(folder.resolve(MODEL))) {
            throw new CourseException("%s holds %s, which is of something else and would be lost: choose another folder.", folder, other.get());
        }
    }

    /** What a page's folder has beside the network, the page itself last. */
    private static Stream<String> names() {
        return Stream.of(FILES.keySet().stream().sorted(), RUNTIME.values().stream().sorted(), Stream.of(LABEL, INDEX)).flatMap(names -> names);
    }

    /**
     * Writes the folder, or anew what was there of an earlier one.
     *
     * @param runtime a folder with {@code onnxruntime-web}; empty: the person's npm brings it, once
     * @return by name, the bytes of each file
     * @throws CourseException if it cannot be written, the network is too large for a browser, or {@code onnxruntime-web} is missing
     */
    public static Map<String, Long> write(Student student, Optional<Path> runtime, Path folder) {
        check(folder);
        Path brought = WebRuntime.of(runtime);
        try {
            Files.createDirectories(folder);
            student.export(Format.ONNX, folder.resolve(MODEL));
            requireOneFile(student, folder);
            for (Map.Entry<String, String> file : RUNTIME.entrySet()) {
                AtomicFiles.write(folder.resolve(file.getValue()), Files.readAllBytes(brought.resolve(file.getKey())));
            }
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                AtomicFiles.write(folder.resolve(file.getKey()), Page.bytes(file.getValue()));
            }
            AtomicFiles.write(folder.resolve(LABEL), Json.lines(StudentLabel.of(student, Format.ONNX)));
            AtomicFiles.write(folder.resolve(INDEX), new String(Page.bytes("page.html"), StandardCharsets.UTF_8).replace(CHARSET, CHARSET + "\n  " + POLICY));
            return sizes(folder);
        } catch (IOException e) {
            throw Reason.unwritten("The page", folder, e);
        }
    }

    private static void requireOneFile(Student student, Path folder) throws IOException {
        Path rest = folder.resolve(MODEL + ".data");
        if (Files.deleteIfExists(rest)) {
            Files.delete(folder.resolve(MODEL));
            throw new CourseException("%s has more than 2 GB, which no browser holds: take a smaller network for a page.", student.network().name());
        }
    }

    private static Map<String, Long> sizes(Path folder) throws IOException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        sizes.put(INDEX, Files.size(folder.resolve(INDEX)));
        sizes.put(MODEL, Files.size(folder.resolve(MODEL)));
        for (String name : RUNTIME.values()) {
            sizes.put(name, Files.size(folder.resolve(name)));
        }
        return sizes;
    }
}
