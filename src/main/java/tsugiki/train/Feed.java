package tsugiki.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.Loader;
import tsugiki.features.Activations;
import tsugiki.features.FeatureDatabase;
import tsugiki.features.StorageSettings;
import tsugiki.transfer.Student;

/**
 * What a training reads, and what makes logits of it: pictures through the whole student, or stored activations
 * through what stands above them.
 *
 * @param training in batches, another order each epoch
 * @param scored the training set as the guide's third pass scores it
 * @param validation in batches, not augmented
 * @param stage the block of the trunk after which activations are stored; empty where batches hold pictures
 * @param forward makes logits {@code [N, classes]} of a batch
 * @param said what is read, in words: another training if it is another
 * @param views the number of views in words for the history's phase; empty where pictures are changed anew
 * @param open what is closed at the training's end; may be null
 */
record Feed(Loader training, Loader scored, Loader validation, String stage, UnaryOperator<NDArray> forward, String said, String views,
        FeatureDatabase open) implements AutoCloseable {

    /** What is read where nothing is stored. */
    static final String PICTURES = "pictures";

    /** As the settings say; what is to be stored is computed now, as far as it is not there. */
    static Feed of(Student student, DataSet data, TrainingSettings settings, Progress.Factory progress) {
        Optional<StoredPrefix> prefix = StoredPrefix.of(student, data, settings);
        Feed feed = prefix.isPresent() ? stored(student, data, settings, prefix.get(), progress) : pictures(student, data, settings);
        try {
            return feed.with(LonePicture.joined(student.network(), feed.training, feed.forward));
        } catch (RuntimeException | Error e) {
            feed.close();
            throw e;
        }
    }

    private Feed with(Loader batches) {
        return new Feed(batches, scored, validation, stage, forward, said, views, open);
    }

    /** Pictures, decoded and changed in every epoch. */
    private static Feed pictures(Student student, DataSet data, TrainingSettings settings) {
        Loader training = training(data, settings);
        // With the weights of the epoch's end the guide augments anew; views are there to be seen again.
        Loader scored = settings.views() == 0 ? training.shuffled(settings.seed() + 1) : training;
        Loader validation = Loader.of(data.validation(), settings.preprocessing()).batch(settings.batch());
        String views = settings.views() == 0 ? "" : views(settings.views(), "");
        return new Feed(training, scored, validation, "", student::logits, PICTURES, views, null);
    }

    /** The training pictures in batches. */
    static Loader training(DataSet data, TrainingSettings settings) {
        Loader loader = Loader.of(data.train(), settings.preprocessing()).batch(settings.batch())
                .augment(settings.augmentation()).shuffled(settings.seed());
        return settings.views() == 0 ? loader : loader.views(settings.views());
    }

    private static Feed stored(Student student, DataSet data, TrainingSettings settings, StoredPrefix prefix, Progress.Factory progress) {
        FeatureDatabase database = FeatureDatabase.open();
        try {
            Loader training = loader(student, data.train(), prefix.stage(), prefix.training(), "training", database, progress)
                    .batch(settings.batch()).shuffled(settings.seed());
            Loader validation = loader(student, data.validation(), prefix.stage(), prefix.validation(), "validation", database, progress)
                    .batch(settings.batch());
            return new Feed(training, training, validation, prefix.stage(), x -> student.network().after(prefix.stage(), x), prefix.toString(),
                    views(prefix.training().views().count(), "stored "), database);
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    private static Loader loader(Student student, List<Item> items, String stage, StorageSettings how, String part,
            FeatureDatabase database, Progress.Factory progress) {
        String title = Text.of("Activations after %s, %s", stage, part);
        return Loader.of(items, Activations.of(database, student.network(), stage, how, items, title, progress));
    }

    /** The number of views in words, e.g. {@code 4 stored views}. */
    private static String views(int count, String kind) {
        return Text.of("%d %s%s", count, kind, count == 1 ? "view" : "views");
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
