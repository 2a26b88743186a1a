package tsugiki.trust;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tsugiki.base.Text;

/** What was found, each kind once: the input as a file, and beside it where it broke. */
final class Findings {

    private static final int LINES = 40;

    private final Path folder;
    private final Map<String, Integer> counts = new TreeMap<>();

    Findings(Path folder) {
        this.folder = folder;
    }

    /** @param what in one word: an exception's name, {@code Slow}, {@code SaysNull} */
    synchronized void add(String format, String what, byte[] input, String origin, Throwable thrown, StackTraceElement[] place) {
        String name = Text.of("%s-%s-%08x", format, what, (format + what + kitFrame(place)).hashCode());
        if (counts.merge(name, 1, Integer::sum) > 1) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), input);
            Files.writeString(folder.resolve(name + ".txt"), origin + "\n" + trace(thrown, place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Fuzz.SAY.println("found " + name + " (" + origin + ")");
    }

    /** The names of a kind. */
    synchronized List<String> of(String what) {
        return counts.keySet().stream().filter(name -> name.contains("-" + what + "-")).toList();
    }

    /** Takes back what was none. */
    synchronized void forget(String name) throws IOException {
        counts.remove(name);
        Files.deleteIfExists(folder.resolve(name));
        Files.deleteIfExists(folder.resolve(name + ".txt"));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    synchronized int size() {
        return counts.size();
    }

    /** One line each: name and how often. */
    synchronized String list() {
        return counts.entrySet().stream().map(e -> Text.of("  %s  %d", e.getKey(), e.getValue())).collect(Collectors.joining("\n"));
    }

    /** The first place in the kit's own code that counts: not the exception's, not the harness's. */
    private static String kitFrame(StackTraceElement[] place) {
        return Arrays.stream(place).map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .filter(name -> name.startsWith("tsugiki.") && !name.startsWith("tsugiki.trust.") && !name.contains("Exception.<init>"))
                .findFirst().orElse("");
    }

    private static String trace(Throwable thrown, StackTraceElement[] place) {
        if (thrown == null) {
            return Arrays.stream(place).limit(LINES).map(frame -> "    at " + frame).collect(Collectors.joining("\n"));
        }
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().lines().limit(LINES).collect(Collectors.joining("\n"));
    }
}
