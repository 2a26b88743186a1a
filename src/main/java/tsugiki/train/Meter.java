package tsugiki.train;

import tsugiki.base.Progress;
import tsugiki.data.InterruptedPassException;

/** Counts pictures for the progress shown, and looks whether the learner pressed stop. */
final class Meter {

    private final Progress progress;
    private final long total;
    private long done;
    private String note = "";

    Meter(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    /** What is being done now. */
    void note(String text) {
        note = text;
        progress.report(done, total, note);
    }

    /** Pictures that an earlier, unfinished run has seen. */
    void skip(long pictures) {
        done += pictures;
    }

    /** @throws InterruptedPassException when the thread is interrupted; its flag stays set */
    void saw(int pictures) {
        done += pictures;
        progress.report(done, total, note);
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedPassException();
        }
    }
}
