package tsugiki.train;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Loader;
import tsugiki.transfer.Student;

/**
 * What a training reads, and what makes logits of it: pictures through the whole student, or stored activations
 * through what stands above them.
 *
 * @param training in batches, another order each epoch
 * @param scored the training set as the guide's third pass scores it
 * @param validation in batches, not augmented
 * @param forward makes logits {@code [N, classes]} of a batch
 * @param said what is read, in words: another training if it is another
 * @param views the number of views in words for the history's phase; empty where pictures are changed anew
 */
record Feed(Loader training, Loader scored, Loader validation, UnaryOperator<NDArray> forward, String said, String views) {

    /** Pictures, decoded and changed in every epoch. */
    static Feed pictures(Student student, DataSet data, TrainingSettings settings) {
        Loader training = training(data, settings);
        // With the weights of the epoch's end the guide augments anew; views are there to be seen again.
        Loader scored = settings.views() == 0 ? training.shuffled(settings.seed() + 1) : training;
        Loader validation = Loader.of(data.validation(), settings.preprocessing()).batch(settings.batch());
        return new Feed(training, scored, validation, student::logits, "pictures", settings.views() == 0 ? "" : views(settings.views()));
    }

    /** The training pictures in batches. */
    static Loader training(DataSet data, TrainingSettings settings) {
        Loader loader = Loader.of(data.train(), settings.preprocessing()).batch(settings.batch())
                .augment(settings.augmentation()).shuffled(settings.seed());
        return settings.views() == 0 ? loader : loader.views(settings.views());
    }

    /** The number of views in words, e.g. {@code 4 views}. */
    private static String views(int count) {
        return Text.of("%d %s", count, count == 1 ? "view" : "views");
    }
}
