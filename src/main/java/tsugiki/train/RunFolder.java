package tsugiki.train;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tsugiki.base.AtomicFiles;
import tsugiki.base.CourseException;
import tsugiki.base.ProcessLock;
import tsugiki.base.Reason;
import tsugiki.base.Text;
import tsugiki.data.LeftOut;
import tsugiki.transfer.Student;
import tsugiki.weights.SafeTensors;
import tsugiki.weights.StateDict;

/**
 * Where one phase of a training is kept: {@code DIR/phase-1/checkpoint.safetensors} and, beside it,
 * {@code best-EPOCH.safetensors}; or nowhere.
 */
final class RunFolder {

    /** Best weights, and what an earlier kit left when it was killed. */
    private static final String LEFT = "{best-*,checkpoint.safetensors.*.part}";
    private static final Pattern PHASE = Pattern.compile("phase-\\d+");

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

    /**
     * @param dir null for nowhere
     * @param words all that the training depends on, asked for where it is kept
     */
    static RunFolder of(Path dir, int phase, Supplier<Map<String, String>> words, Student student) {
        return new RunFolder(dir, phase, student, dir == null ? Map.of() : words.get());
    }

    /**
     * Takes the folder for one training.
     *
     * @param dir null for nowhere: then there is nothing to take, and null comes back
     * @throws CourseException if another training works in it
     */
    static ProcessLock take(Path dir) {
        if (dir != null && Files.exists(dir) && !Files.isDirectory(dir)) {
            throw new CourseException("%s is a file, but a training is kept in a folder: choose another.", dir);
        }
        return dir == null ? null : ProcessLock.tryTake(dir).orElseThrow(() -> new CourseException(
                "Another training works in %s: wait for its end, or choose another folder.", dir));
    }

    /** Takes the phases away, and the folder if nothing else is in it. */
    static void forget(Path dir) {
        try {
            AtomicFiles.deleteTrees(dir, PHASE);
        } catch (NotDirectoryException | NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new CourseException(e, "The finished training in %s cannot be removed (%s): delete it by hand.", dir, Reason.of(e));
        }
        try {
            Files.delete(dir);
        } catch (IOException e) {
            // somebody keeps other files there
        }
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
        String differences = RunKey.differences(found.settings(), words);
        if (!differences.isEmpty()) {
            throw new CourseException("%s holds a training with other settings or pictures: %s; set them as they were to go on with it, choose another folder, or delete this one to train anew.",
                    phase, differences);
        }
        requireBest(found);
        return Optional.of(found);
    }

    /** @throws CourseException if the checkpoint's last epoch lies outside this phase: it counts from 0 before the first */
    void requireEpochs(Checkpoint found, int first, int last) {
        if (found.history().lastEpoch() < first || found.history().lastEpoch() > last) {
            throw Checkpoint.damaged(checkpoint(), null);
        }
    }

    /** A training that cannot give its best weights back is refused before its epochs, not after. */
    private void requireBest(Checkpoint found) {
        if (found.best().isEmpty()) {
            return;
        }
        if (!found.best().equals(bestName(found.history().best().orElseThrow().epoch()))) {
            throw Checkpoint.damaged(checkpoint(), null);
        }
        SafeTensors.header(phase.resolve(found.best()));
    }

    /** The best weights that a checkpoint of this phase speaks of, if it found any. */
    Optional<Best> best(Checkpoint checkpoint) {
        if (checkpoint.best().isEmpty()) {
            return Optional.empty();
        }
        History.Row row = checkpoint.history().best().orElseThrow();
        Path file = phase.resolve(bestName(row.epoch()));
        return Optional.of(new Best(row.epoch(), row.validationAccuracy(), Kept.of(() -> SafeTensors.read(file))));
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
        try (DirectoryStream<Path> files = Files.newDirectoryStream(phase, LEFT)) {
            for (Path file : files) {
                if (!file.getFileName().toString().equals(name)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new CourseException(e, "Old weights in %s cannot be removed (%s): check the folder's rights.", phase, Reason.of(e));
        }
    }

    /** Keeps the weights of the training's end: those of the checkpoint, unless it stopped within an epoch. */
    Kept keepLast(boolean stopped) {
        return dir == null || stopped ? Snapshot.keep(student.network(), null) : Kept.of(() -> Checkpoint.read(checkpoint()).weights());
    }
}
