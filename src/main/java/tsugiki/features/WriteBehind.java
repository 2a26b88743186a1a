package tsugiki.features;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes one piece while the next is computed, so that nobody waits for the disk; closing waits for the last one. */
final class WriteBehind implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread writer = new Thread(work, "tsugiki-writer");
        writer.setDaemon(true);
        return writer;
    });
    private Future<?> last;

    /** Begins a piece when the one before is written; throws what went wrong with that one. */
    void write(Runnable piece) {
        finish();
        last = thread.submit(piece);
    }

    /** Waits for the last piece; throws what went wrong with it. An interrupt is kept for who asks next: a piece takes milliseconds. */
    void finish() {
        boolean interrupted = false;
        try {
            while (last != null) {
                try {
                    last.get();
                    last = null;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    last = null;
                    if (e.getCause() instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) e.getCause(); // a piece declares nothing else
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        try {
            finish();
        } finally {
            thread.shutdown();
        }
    }
}
