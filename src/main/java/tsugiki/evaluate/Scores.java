package tsugiki.evaluate;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;
import tsugiki.data.LeftOut;
import tsugiki.data.Loader;
import tsugiki.data.PictureProgress;
import tsugiki.transfer.Student;

/** What a training asks after each epoch: of pictures with one class, or with any number of labels. */
public interface Scores {

    /** Mean loss over the pictures; NaN without pictures. */
    double loss();

    /** Share of the pictures answered rightly, of several labels with all of them; 0..1, NaN without pictures. */
    double accuracy();

    /** Pictures that could not be read. */
    List<LeftOut> leftOut();

    /** Scores one epoch's pass of a loader, as the loss takes labels. @param forward makes logits of the loader's batches */
    static Scores of(Student student, Loader loader, UnaryOperator<NDArray> forward, int epoch, Loss loss, PictureProgress meter) {
        Evaluation said = Evaluation.of(student, loader, forward, epoch, loss, meter);
        return loss.sets() == null ? said : MultiLabelEvaluation.of(student, loss.sets(), said);
    }
}
