package tsugiki.features;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tsugiki.base.CourseException;
import tsugiki.base.Home;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.network.Network;
import tsugiki.picture.Preprocessing;

/**
 * What a frozen network's head would see of every picture of a data set: computed once, kept on disk,
 * read from there the next time.
 *
 * <p>The pictures pass {@link Network#embed} in evaluation mode, not augmented. One safetensors file for each
 * part in {@code build/features/}, named by a sum over network, weights before the head, preprocessing and
 * the pictures' names and bytes: when one of them changes, the features are computed anew. A pass
 * that was cut off goes on where it stopped. Pictures that cannot be read are left out and listed.
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
        return Maker.of(net, data.classes(), preprocessing, progress).store(data);
    }

    /** Stored features of some pictures, in their order. */
    public static Features features(Network net, List<Item> items, List<String> classes, Preprocessing preprocessing,
            Progress.Factory progress) {
        if (items.isEmpty()) {
            throw new CourseException("There are no pictures to compute features of: choose another folder or split.");
        }
        return Maker.of(net, classes, preprocessing, progress).file("Features of " + net.name(), items).features();
    }

    /**
     * Features of some pictures, in their order: stored, and written to a file of one's own.
     *
     * @param out the safetensors file: {@code features} [N, D] float32, {@code labels} [N] int64
     * @throws CourseException if it cannot be written; then nothing of it is left
     */
    public static FeatureFile export(Path out, Network net, List<Item> items, List<String> classes, Progress.Factory progress) {
        Maker maker = Maker.of(net, classes, net.preprocessing(), progress);
        FeatureFile file = maker.file("Features of " + net.name(), items);
        file.write(out, maker.key().origin());
        return file;
    }

    /**
     * Deletes the stored features of these pictures, so that they are computed anew: to time it, or to free the disk.
     *
     * @throws CourseException if they cannot be deleted
     */
    public static void forget(Network net, DataSet data, Preprocessing preprocessing) {
        Maker maker = Maker.of(net, data.classes(), preprocessing, Progress.SILENT);
        List.of(data.train(), data.validation(), data.test()).forEach(items -> maker.extraction(items).forget());
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
    record Maker(Network net, FeatureKey key, List<String> classes, Preprocessing preprocessing, Path folder,
            FeatureExtraction.Sizes sizes, Progress.Factory progress) {

        static Maker of(Network net, List<String> classes, Preprocessing preprocessing, Progress.Factory progress) {
            return new Maker(net, FeatureKey.of(net, preprocessing), classes, preprocessing,
                    Home.build().resolve("features"), FeatureExtraction.Sizes.DEFAULT, progress);
        }

        FeatureStore store(DataSet data) {
            List<LeftOut> leftOut = new ArrayList<>(data.leftOut());
            Features train = part("train", data.requireTraining(), 1, leftOut);
            data.requireEveryClass(train.counts());
            Features validation = part("validation", data.validation(), train.dimension(), leftOut);
            Features test = part("test", data.test(), train.dimension(), leftOut);
            return new FeatureStore(train, validation, test, leftOut);
        }

        private Features part(String name, List<Item> items, int dimension, List<LeftOut> leftOut) {
            if (items.isEmpty()) {
                return new Features(new float[0], dimension, new int[0], List.of(), classes);
            }
            FeatureFile file = file(Text.of("Features of %s, %s", net.name(), name), items);
            leftOut.addAll(file.leftOut());
            return file.features();
        }

        FeatureFile file(String title, List<Item> items) {
            return extraction(items).run(title, progress);
        }

        FeatureExtraction extraction(List<Item> items) {
            return new FeatureExtraction(net, preprocessing, items, classes, key, folder, sizes);
        }
    }
}
