package tsugiki.features;

import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Loader;
import tsugiki.network.Network;
import tsugiki.picture.Preprocessing;

/**
 * What a frozen network's head would see of every picture of a data set: computed once, kept on disk,
 * read from there the next time.
 *
 * <p>The pictures pass {@link Network#embed} in evaluation mode, not augmented. Each picture's features are a row of
 * {@code build/features/features.sqlite}, under a sum over network, weights before the head and preprocessing, and a
 * sum over the picture's bytes: what changes is computed anew, and nothing else, wherever a picture lies and
 * whichever set it belongs to. A pass that was cut off goes on where it stopped. Pictures that cannot be read are
 * left out and listed. All stored features take at most 8 GB, or what {@code TSUGIKI_FEATURES_GB} says; those not
 * used for longest go first.
 *
 * @param train of the pictures that train
 * @param validation of those that choose; may be empty
 * @param test of those that only test; may be empty
 * @param leftOut pictures that could not be read
 */
public record FeatureStore(Features train, Features validation, Features test, List<LeftOut> leftOut) {

    public FeatureStore {
        leftOut = List.copyOf(leftOut);
    }

    /** With the preprocessing of the network's card, without showing progress. */
    public static FeatureStore of(Network net, DataSet data) {
        return of(net, data, Progress.standard());
    }

    /** With the preprocessing of the network's card. */
    public static FeatureStore of(Network net, DataSet data, Progress.Factory progress) {
        return of(net, data, net.preprocessing(), progress);
    }

    /** With a preprocessing of one's own, e.g. the card's at a smaller size. */
    public static FeatureStore of(Network net, DataSet data, Preprocessing preprocessing) {
        return of(net, data, preprocessing, Progress.standard());
    }

    /**
     * Stored features of all three parts.
     *
     * @param preprocessing e.g. the card's at a smaller size
     * @throws CourseException if no picture of a part can be read, or the disk is full
     */
    public static FeatureStore of(Network net, DataSet data, Preprocessing preprocessing, Progress.Factory progress) {
        try (FeatureDatabase database = FeatureDatabase.open()) {
            return Maker.of(database, net, preprocessing, progress).store(data);
        }
    }

    /** Stored features of some pictures, in their order. */
    public static Features features(Network net, List<Item> items, List<String> classes, Preprocessing preprocessing,
            Progress.Factory progress) {
        if (items.isEmpty()) {
            throw new CourseException("There are no pictures to compute features of: choose another folder or split.");
        }
        try (FeatureDatabase database = FeatureDatabase.open()) {
            return Maker.of(database, net, preprocessing, progress).file("Features of " + net.name(), items, classes).features();
        }
    }

    /**
     * Features of some pictures, in their order: stored, and written to a file of one's own.
     *
     * @param out the safetensors file: {@code features} [N, D] float32, {@code labels} [N] int64
     * @throws CourseException if it cannot be written; then nothing of it is left
     */
    public static FeatureFile export(Path out, Network net, List<Item> items, List<String> classes, Progress.Factory progress) {
        try (FeatureDatabase database = FeatureDatabase.open()) {
            Maker maker = Maker.of(database, net, net.preprocessing(), progress);
            FeatureFile file = maker.file("Features of " + net.name(), items, classes);
            file.write(out, maker.space().origin());
            return file;
        }
    }

    /**
     * Deletes the stored features of these pictures, so that they are computed anew: to time it, or to free the disk.
     *
     * @throws CourseException if they cannot be deleted
     */
    public static void forget(Network net, DataSet data, Preprocessing preprocessing) {
        try (FeatureDatabase database = FeatureDatabase.open()) {
            database.forget(Maker.of(database, net, preprocessing, Progress.SILENT).space(), database.name(data.items()).digests());
        }
    }

    /**
     * Reads a features file.
     *
     * @throws CourseException if it is missing, damaged, or holds no features
     */
    public static Features read(Path file) {
        return FeatureFile.read(file).features();
    }

    /** Test, or validation where the split leaves no test pictures; as {@link DataSet#scored()}. */
    public Features scored() {
        return test.size() == 0 ? validation : test;
    }

    /** How the parts are computed. */
    record Maker(FeatureDatabase database, Network net, Space space, Preprocessing preprocessing, Progress.Factory progress) {

        static Maker of(FeatureDatabase database, Network net, Preprocessing preprocessing, Progress.Factory progress) {
            return new Maker(database, net, Space.of(net, Space.HEAD, preprocessing, Space.PLAIN, DataType.FLOAT32), preprocessing, progress);
        }

        FeatureStore store(DataSet data) {
            List<LeftOut> leftOut = new ArrayList<>(data.leftOut());
            data.requireTraining();
            Features train = part("train", data.train(), data.classes(), leftOut);
            data.requireEveryClass(train.counts());
            Features validation = part("validation", data.validation(), data.classes(), leftOut);
            Features test = part("test", data.test(), data.classes(), leftOut);
            return new FeatureStore(train, validation, test, leftOut);
        }

        private Features part(String name, List<Item> items, List<String> classes, List<LeftOut> leftOut) {
            if (items.isEmpty()) {
                return new Features(new float[0], space.numbers(), new int[0], List.of(), classes);
            }
            FeatureFile file = file(Text.of("Features of %s, %s", net.name(), name), items, classes);
            leftOut.addAll(file.leftOut());
            return file.features();
        }

        FeatureFile file(String title, List<Item> items, List<String> classes) {
            Named pictures = database.name(items);
            Map<String, String> unreadable = new Storing(database, net, List.of(space))
                    .fill(title, pictures, rest -> Loader.of(rest, preprocessing).epoch(0), progress);
            FeatureFile file = pictures.read(database, space, unreadable, classes);
            if (file.features().size() == 0) {
                throw new CourseException("None of the %d pictures can be read, the first is %s: check the folder.", items.size(), items.get(0).name());
            }
            return file;
        }
    }
}
