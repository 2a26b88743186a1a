package tsugiki.train;

import java.nio.file.Path;

/** Lets the fuzz harness read a checkpoint as a training that goes on does. */
public final class CheckpointDoor {

    private CheckpointDoor() {}

    public static void read(Path file) {
        Checkpoint checkpoint = Checkpoint.read(file);
        checkpoint.history().best();
        checkpoint.history().toTable();
        checkpoint.leftOut().forEach(left -> left.file().length());
    }
}
