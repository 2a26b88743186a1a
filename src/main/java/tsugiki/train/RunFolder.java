package tsugiki.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.LeftOut;
import tsugiki.transfer.Student;
import tsugiki.zoo.weights.SafeTensors;
import tsugiki.zoo.weights.StateDict;

/**
 * Where one phase of a training is kept: {@code DIR/phase-1/checkpoint.safetensors} and, beside it,
 * {@code best-EPOCH.safetensors}; or nowhere.
 */
final class RunFolder {

    private final Path dir;
    private final Path phase;
    private final Student student;
    private final Map<String, String> words;

    private RunFolder(Path dir, int phase, Student student, Map<String, String> words) {
        this.dir = dir;
        this.phase = dir == null ? null : dir.resolve("phase-" + phase);
        this.student = student;
        this.words = words;
    }

    /** @param dir null for nowhere */
    static RunFolder of(Path dir, int phase, Student student, DataSet data, TrainingSettings settings) {
        Map<String, String> words = new LinkedHashMap<>(settings.words());
        if (dir != null) {
            words.put("network", student.network().name());
            words.put("head", student.plan().toString());
            words.put("data", data.describe() + " " + fingerprint(data));
            words.put("first weights", Snapshot.checksum(student.network()));
        }
        return new RunFolder(dir, phase, student, words);
    }

    private static String fingerprint(DataSet data) {
        CRC32C sum = new CRC32C();
        data.items().forEach(item -> sum.update((item.name() + " " + item.label() + "\n").getBytes(StandardCharsets.UTF_8)));
        return Long.toHexString(sum.getValue());
    }

    Optional<Path> place() {
        return Optional.ofNullable(dir);
    }

    private Path checkpoint() {
        return phase.resolve("checkpoint.safetensors");
    }

    /**
     * The checkpoint left by an earlier run.
     *
     * @throws CourseException if it has other settings; names them
     */
    Optional<Checkpoint> open() {
        if (dir == null || !Files.exists(checkpoint())) {
            return Optional.empty();
        }
        Checkpoint found = Checkpoint.read(checkpoint());
        String differences = words.keySet().stream()
                .filter(name -> !Objects.equals(words.get(name), found.settings().get(name)))
                .map(name -> Text.of("%s %s (now %s)", name, found.settings().get(name), words.get(name)))
                .collect(Collectors.joining(", "));
        if (!differences.isEmpty()) {
            throw new CourseException("%s holds a training with other settings: %s; set them as they were to go on with it, or choose another folder.",
                    phase, differences);
        }
        return Optional.of(found);
    }

    /** The best weights that a checkpoint of this phase speaks of, if it found any. */
    Optional<Best> best(Checkpoint checkpoint) {
        if (checkpoint.best().isEmpty()) {
            return Optional.empty();
        }
        History.Row row = checkpoint.history().best().orElseThrow();
        Path file = phase.resolve(checkpoint.best());
        return Optional.of(new Best(row.epoch(), row.validationAccuracy(), () -> SafeTensors.read(file)));
    }

    /** Keeps the present weights as the best. */
    Best keepBest(int epoch, double accuracy) {
        return new Best(epoch, accuracy, Snapshot.keep(student.network(), dir == null ? null : phase.resolve(bestName(epoch))));
    }

    private static String bestName(int epoch) {
        return Text.of("best-%d.safetensors", epoch);
    }

    /**
     * Writes the state at an epoch's end, then removes best weights that are no longer.
     *
     * @param best the best weights if this phase found them, else null
     */
    void save(History history, Best best, List<LeftOut> leftOut, StateDict optimizer) {
        if (dir == null) {
            return;
        }
        String name = best != null ? bestName(best.epoch()) : "";
        new Checkpoint(words, history, name, leftOut, Snapshot.view(student.network()), optimizer).write(checkpoint());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(phase, "best-*.safetensors")) {
            for (Path file : files) {
                if (!file.getFileName().toString().equals(name)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new CourseException(e, "Old weights in %s cannot be removed (%s): check the folder's rights.", phase, e.getMessage());
        }
    }

    /** Keeps the weights of the training's end: those of the checkpoint, unless it stopped within an epoch. */
    Supplier<StateDict> keepLast(boolean stopped) {
        return dir == null || stopped ? Snapshot.keep(student.network(), null) : () -> Checkpoint.read(checkpoint()).weights();
    }
}
