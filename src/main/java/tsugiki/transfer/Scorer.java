package tsugiki.transfer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import tsugiki.data.Batch;
import tsugiki.data.LeftOut;
import tsugiki.data.Loader;
import tsugiki.data.Pass;
import tsugiki.data.PictureProgress;
import tsugiki.picture.InterruptedPassException;
import tsugiki.program.FrozenPass;

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
        try (FrozenPass frozen = FrozenPass.of(student.network(), forward); Pass pass = loader.epoch(epoch)) {
            for (Batch batch : pass) {
                score(frozen, batch, taker);
                meter.saw(batch.count());
            }
            return pass.leftOut();
        }
    }

    private void score(FrozenPass frozen, Batch batch, Taker taker) {
        try (NDManager memory = student.network().manager().newSubManager();
                NDArray pixels = batch.pixels(memory);
                NDArray rows = frozen.run(pixels)) {
            float[] all = rows.toFloatArray();
            int width = all.length / batch.count();
            for (int i = 0; i < batch.count(); i++) {
                taker.take(batch.indices()[i], Arrays.copyOfRange(all, i * width, (i + 1) * width));
            }
        }
    }
}
