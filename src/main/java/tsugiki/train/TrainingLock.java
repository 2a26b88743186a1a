package tsugiki.train;

import java.util.concurrent.atomic.AtomicReference;
import tsugiki.base.CourseException;

/**
 * One training at a time in a process: the engine's seed is one for all, and in a notebook a second
 * training most often means that the first has not stopped yet.
 */
final class TrainingLock implements AutoCloseable {

    /** The thread that trains now. Static because the engine and its seed are. */
    private static final AtomicReference<Thread> OWNER = new AtomicReference<>();

    private TrainingLock() {}

    /** @throws CourseException if another training runs */
    static TrainingLock take() {
        Thread other = OWNER.compareAndExchange(null, Thread.currentThread());
        if (other == null) {
            return new TrainingLock();
        }
        throw new CourseException(other.isInterrupted()
                ? "A training is still stopping: wait until its batch is done, then run this again."
                : "A training is still running: interrupt it or wait for its end, then run this again.");
    }

    @Override
    public void close() {
        OWNER.set(null);
    }
}
