package tsugiki.transfer;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;
import tsugiki.data.Batch;
import tsugiki.data.LeftOut;
import tsugiki.data.Loader;
import tsugiki.data.Pass;
import tsugiki.data.PictureProgress;
import tsugiki.picture.InterruptedPassException;

/** Runs pictures through a student in evaluation mode, without gradients, as a program. */
public final class Scorer {

    /** Takes what was made of one picture, e.g. its logits; {@code index} is the picture's place in the loader's items. */
    @FunctionalInterface
    public interface Taker {
        void take(int index, float[] row);
    }

    private final Student student;
    private final Loader loader;
    private final UnaryOperator<NDArray> forward;
    private final PictureProgress meter;

    /** @param forward makes a row a picture of the loader's batches, e.g. logits {@code [N, classes]} */
    public Scorer(Student student, Loader loader, UnaryOperator<NDArray> forward, PictureProgress meter) {
        this.student = student;
        this.loader = loader;
        this.forward = forward;
        this.meter = meter;
    }

    /**
     * Scores every picture; the student's mode is as before afterwards.
     *
     * @return the pictures that could not be read
     * @throws InterruptedPassException when the thread is interrupted
     */
    public List<LeftOut> score(int epoch, Taker taker) {
        try (BatchScorer scorer = new BatchScorer(student, forward); Pass pass = loader.epoch(epoch)) {
            for (Batch batch : pass) {
                float[][] rows = scorer.rows(batch);
                for (int i = 0; i < rows.length; i++) {
                    taker.take(batch.indices()[i], rows[i]);
                }
                meter.saw(batch.count());
            }
            return pass.leftOut();
        }
    }
}
