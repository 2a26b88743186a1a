package tsugiki.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;
import tsugiki.data.Batch;
import tsugiki.nn.Autograd;
import tsugiki.transfer.Student;

/**
 * Forward, loss, backward of one batch, as the settings say: a training and the search for its learning rate do the same.
 *
 * @param forward makes logits {@code [N, classes]} of what a batch holds
 */
record Gradients(Student student, UnaryOperator<NDArray> forward, TrainingSettings settings) {

    /** @param logits of the batch, row-major, before any update */
    record Measured(float loss, float[] logits) {}

    /** Leaves a gradient at every weight that is trained. */
    Measured of(Batch batch) {
        try (NDManager memory = student.network().manager().newSubManager();
                Autograd.Mode on = Autograd.on();
                NDArray pixels = batch.pixels(memory);
                NDArray logits = forward.apply(pixels);
                NDArray loss = settings.loss().of(logits, batch.labels())) {
            Autograd.backward(loss);
            return new Measured(loss.getFloat(), logits.toFloatArray());
        }
    }
}
