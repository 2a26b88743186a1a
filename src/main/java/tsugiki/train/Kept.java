package tsugiki.train;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tsugiki.base.CourseException;
import tsugiki.base.Reason;
import tsugiki.weights.SafeTensors;
import tsugiki.weights.StateDict;

/**
 * Weights put aside, given as often as they are asked for. A temporary file with them goes when this is closed, when
 * nobody can ask any more, or at the latest when the process ends.
 */
final class Kept implements Supplier<StateDict>, AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create();
    private static final Pattern TEMPORARY = Pattern.compile("tsugiki-weights-(\\d{1,18})-\\d+\\.safetensors");

    private final Supplier<StateDict> weights;
    private final Cleaner.Cleanable file;

    private Kept(Supplier<StateDict> weights, Path temporary) {
        this.weights = weights;
        this.file = temporary == null ? () -> {} : CLEANER.register(this, () -> delete(temporary));
    }

    /** Weights of which somebody else takes care: in memory, or in a training's folder. */
    static Kept of(Supplier<StateDict> weights) {
        return new Kept(weights, null);
    }

    /** These weights in a temporary file. */
    static Kept temporary(StateDict now) {
        Path file = temporary();
        Kept kept = new Kept(() -> SafeTensors.read(file), file);
        try {
            SafeTensors.write(file, now, Map.of());
            return kept;
        } catch (RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    @Override
    public StateDict get() {
        try {
            return weights.get();
        } finally {
            Reference.reachabilityFence(this); // the file must stay until it is open
        }
    }

    @Override
    public void close() {
        file.clean();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Windows keeps a file that is still mapped: it goes when the process ends, or with the next one's sweep
        }
    }

    private static Path temporary() {
        try {
            sweep();
            Path file = Files.createTempFile("tsugiki-weights-" + ProcessHandle.current().pid() + "-", ".safetensors");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new CourseException(e, "No temporary file can be made to keep weights in (%s): keep the training in a folder, with in(dir).", Reason.of(e));
        }
    }

    /** Takes away what killed processes left. */
    private static void sweep() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "tsugiki-weights-*.safetensors")) {
            for (Path file : files) {
                Matcher name = TEMPORARY.matcher(file.getFileName().toString());
                if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (AccessDeniedException e) {
            // another person's: they will take it away themselves
        }
    }
}
