package tsugiki.transfer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tsugiki.data.Batch;
import tsugiki.program.FrozenPass;

/**
 * A student that is asked batch after batch: in evaluation mode, without gradients, as a program. It must not change
 * meanwhile, and nobody else may compute with it.
 */
public final class BatchScorer implements AutoCloseable {

    private final Student student;
    private final FrozenPass frozen;

    /** @param forward makes a row a picture of a batch, e.g. logits {@code [N, classes]} */
    public BatchScorer(Student student, UnaryOperator<NDArray> forward) {
        this.student = student;
        this.frozen = FrozenPass.of(student.network(), forward);
    }

    /** A row a picture, in the batch's order. */
    public float[][] rows(Batch batch) {
        try (NDManager memory = student.network().manager().newSubManager();
                NDArray pixels = batch.pixels(memory);
                NDArray rows = frozen.run(pixels)) {
            float[] all = rows.toFloatArray();
            int width = all.length / batch.count();
            return IntStream.range(0, batch.count()).mapToObj(i -> Arrays.copyOfRange(all, i * width, (i + 1) * width)).toArray(float[][]::new);
        }
    }

    @Override
    public void close() {
        frozen.close();
    }
}
