package tsugiki.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tsugiki.base.CourseException;
import tsugiki.base.ProcessLock;
import tsugiki.network.Network;
import tsugiki.train.Trainer;
import tsugiki.transfer.StudentPlace;

/**
 * The folder of {@code train --out}, one training's alone from before its first picture to its end. Beside it, in
 * {@code NAME.run}, a training in the loop keeps its epochs until its student is saved.
 */
final class TrainingPlace implements AutoCloseable {

    private final Path folder;
    private final ProcessLock alone;

    private TrainingPlace(Path folder, ProcessLock alone) {
        this.folder = folder;
        this.alone = alone;
    }

    /**
     * Takes a folder.
     *
     * @param folder null for nowhere
     * @throws CourseException if no student can be saved there, or another training works for it
     */
    static TrainingPlace take(Path folder) {
        if (folder == null) {
            return new TrainingPlace(null, null);
        }
        StudentPlace.check(folder);
        return new TrainingPlace(folder, ProcessLock.tryTake(folder).orElseThrow(() -> new CourseException(
                "Another training works for %s: wait for its end, or choose another --out.", folder)));
    }

    /** @throws CourseException if there is no room for this network's student */
    void require(Network network) {
        if (folder != null) {
            StudentPlace.require(folder, network);
        }
    }

    /** The student's folder, if one was given. */
    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    boolean holdsStudent() {
        return folder != null && Files.exists(folder.resolve("student.json"));
    }

    /** Where the epochs are kept. */
    Optional<Path> run() {
        return folder().map(path -> path.toAbsolutePath().normalize()).map(path -> path.resolveSibling(path.getFileName() + ".run"));
    }

    /** The student is saved: its epochs have done their work. */
    void forgetRun() {
        run().ifPresent(Trainer::forget);
    }

    @Override
    public void close() {
        if (alone != null) {
            alone.close();
        }
    }
}
