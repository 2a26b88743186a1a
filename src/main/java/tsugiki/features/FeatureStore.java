package tsugiki.features;

import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.data.AugmentedViews;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Loader;
import tsugiki.network.Network;
import tsugiki.picture.Augmentation;
import tsugiki.picture.Preprocessing;

/**
 * What a frozen network's head would see of every picture of a data set: computed once, kept on disk,
 * read from there the next time.
 *
 * <p>The pictures pass {@link Network#embed} in evaluation mode, not augmented. Each picture's features are a row of
 * {@code build/features/features.sqlite}, under a sum over network, weights before the head, preprocessing and precision,
 * and a sum over the picture's bytes: what changes is computed anew, and nothing else, wherever a picture lies and
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
            return Maker.of(database, net, preprocessing, progress).stores(data).get(0);
        }
    }

    /**
     * Activations of a stage, {@code [N, C, H, W]}, in half precision, of the pictures as the network's card prepares
     * them. Of EfficientNet-Lite0 at 224 pixels {@code features.4} takes 31 kB a picture, {@code features.1} 392 kB.
     *
     * @param stage a path of {@link Network#modules}
     * @return what reads them; close it
     * @throws CourseException if the network has no such stage
     */
    public static StageStore at(Network net, String stage, DataSet data) {
        return at(net, stage, data, StorageSettings.of(net.preprocessing()), Progress.standard());
    }

    /** Activations of a stage, stored in one's own way: pooled, in single precision, in several views. */
    public static StageStore at(Network net, String stage, DataSet data, StorageSettings settings, Progress.Factory progress) {
        return FeatureDatabase.keeping(database -> StageStore.of(database, net, stage, data, settings, progress));
    }

    /**
     * Pooled activations of several stages, {@code [N, C]} each, in one pass: for probes at every depth.
     *
     * @param stages paths of {@link Network#modules}, e.g. all {@link Network#stages}; {@link Space#HEAD} is the head's input
     * @return by stage, from the first to the last of the network
     * @throws CourseException if the network has no such stage
     */
    public static Map<String, FeatureStore> pooled(Network net, List<String> stages, DataSet data, Preprocessing preprocessing,
            Progress.Factory progress) {
        List<String> sorted = Stream.concat(net.modules().stream(), Stream.of(Space.HEAD)).filter(stages::contains).toList();
        stages.stream().filter(stage -> !sorted.contains(stage)).findFirst().ifPresent(stage -> {
            throw new CourseException("%s has no stage '%s': choose of %s, %s.", net.name(), stage, String.join(", ", net.modules()), Space.HEAD);
        });
        try (FeatureDatabase database = FeatureDatabase.open()) {
            StorageSettings settings = StorageSettings.of(preprocessing).pool();
            List<Space> spaces = sorted.stream().map(stage -> settings.spaces(net, stage).get(0)).toList();
            List<FeatureStore> stores = new Maker(database, net, spaces, preprocessing, progress).stores(data);
            Map<String, FeatureStore> byStage = new LinkedHashMap<>();
            IntStream.range(0, stores.size()).forEach(i -> byStage.put(sorted.get(i), stores.get(i)));
            return byStage;
        }
    }

    /** Stored features of some pictures, in their order. */
    public static Features features(Network net, List<Item> items, List<String> classes, Preprocessing preprocessing,
            Progress.Factory progress) {
        if (items.isEmpty()) {
            throw new CourseException("There are no pictures to compute features of: choose another folder or split.");
        }
        try (FeatureDatabase database = FeatureDatabase.open()) {
            return Maker.of(database, net, preprocessing, progress).files("Features of " + net.name(), items, classes).get(0).features();
        }
    }

    /**
     * Stored features of changed views of the training pictures: a probe that learns from them has augmentation, as far
     * as these views go.
     *
     * @param change what makes the views
     * @param views how many of each picture; a single one is the picture as it is
     * @return every picture in the first view, then every one in the second, and so on
     */
    public static Features views(Network net, DataSet data, Preprocessing preprocessing, Augmentation change, AugmentedViews views,
            Progress.Factory progress) {
        StorageSettings settings = StorageSettings.of(preprocessing).type(DataType.FLOAT32).views(change, views);
        try (FeatureDatabase database = FeatureDatabase.open()) {
            String title = Text.of("Features of %s, %d views", net.name(), views.count());
            return Activations.of(database, net, Space.HEAD, settings, data.requireTraining(), title, progress).allViews(data.classes());
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
            FeatureFile file = maker.files("Features of " + net.name(), items, classes).get(0);
            file.write(out, maker.spaces().get(0));
            return file;
        }
    }

    /**
     * Has the features of these pictures computed anew when this program next asks for them, e.g. to time it. What is stored
     * stays, for other programs that read it now.
     *
     * @throws CourseException if a picture cannot be read
     */
    public static void forget(Network net, DataSet data, Preprocessing preprocessing) {
        try (FeatureDatabase database = FeatureDatabase.open()) {
            database.forget(Maker.of(database, net, preprocessing, Progress.SILENT).spaces().get(0), database.name(data.items()).digests());
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

    /** How the parts are computed: of several spaces in one pass. */
    record Maker(FeatureDatabase database, Network net, List<Space> spaces, Preprocessing preprocessing, Progress.Factory progress) {

        static Maker of(FeatureDatabase database, Network net, Preprocessing preprocessing, Progress.Factory progress) {
            Space head = Space.of(net, Space.HEAD, preprocessing, Space.PLAIN, DataType.FLOAT32);
            return new Maker(database, net, List.of(head), preprocessing, progress);
        }

        List<FeatureStore> stores(DataSet data) {
            List<FeatureFile> train = part("train", data.requireTraining(), data.classes());
            data.requireEveryClass(train.get(0).features().counts());
            List<FeatureFile> validation = part("validation", data.validation(), data.classes());
            List<FeatureFile> test = part("test", data.test(), data.classes());
            return IntStream.range(0, spaces.size()).mapToObj(i -> {
                List<LeftOut> leftOut = new ArrayList<>(data.leftOut());
                List.of(train, validation, test).forEach(part -> leftOut.addAll(part.get(i).leftOut()));
                return new FeatureStore(train.get(i).features(), validation.get(i).features(), test.get(i).features(), leftOut);
            }).toList();
        }

        private List<FeatureFile> part(String name, List<Item> items, List<String> classes) {
            return files(Text.of("Features of %s, %s", net.name(), name), items, classes);
        }

        List<FeatureFile> files(String title, List<Item> items, List<String> classes) {
            Named pictures = database.name(items);
            Map<String, String> unreadable = new Storing(database, net, spaces)
                    .fill(title, pictures, rest -> Loader.of(rest, preprocessing).epoch(0), progress);
            List<FeatureFile> files = spaces.stream().map(space -> pictures.read(database, space, unreadable, classes)).toList();
            if (!items.isEmpty() && files.get(0).features().size() == 0) {
                throw new CourseException("None of the %d pictures can be read, the first is %s: check the folder.", items.size(), items.get(0).name());
            }
            return files;
        }
    }
}
