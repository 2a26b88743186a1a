package tsugiki.data;

import tsugiki.base.Progress;
import tsugiki.picture.InterruptedPassException;

/** Counts pictures for the progress shown, and looks whether the learner pressed stop. */
public final class PictureProgress {

    private final Progress progress;
    private final long total;
    private long done;
    private String note = "";

    public PictureProgress(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    /** What is being done now. */
    public void note(String text) {
        note = text;
        progress.report(done, total, note);
    }

    /** Pictures that an earlier, unfinished run has seen. */
    public void skip(long pictures) {
        done += pictures;
    }

    /** @throws InterruptedPassException when the thread is interrupted; its flag stays set */
    public void saw(int pictures) {
        done += pictures;
        progress.report(done, total, note);
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedPassException();
        }
    }
}
