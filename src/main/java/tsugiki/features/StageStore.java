package tsugiki.features;

import java.util.ArrayList;
import java.util.List;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.LeftOut;
import tsugiki.network.Network;

/**
 * Activations of one stage of a frozen network, of every picture of a data set: computed once, kept on disk, read from
 * there when asked for. Made by {@link FeatureStore#at(Network, String, DataSet)}; close it.
 */
public final class StageStore implements AutoCloseable {

    private final FeatureDatabase database;
    private final DataSet data;
    private final String stage;
    private final StorageSettings settings;
    private final Activations train;
    private final Activations validation;
    private final Activations test;

    private StageStore(FeatureDatabase database, DataSet data, String stage, StorageSettings settings, List<Activations> parts) {
        this.database = database;
        this.data = data;
        this.stage = stage;
        this.settings = settings;
        this.train = parts.get(0);
        this.validation = parts.get(1);
        this.test = parts.get(2);
    }

    /**
     * Stores what is missing.
     *
     * @param settings their views are of the training pictures; the others are stored as they are
     * @throws CourseException if the network has no such stage, no picture of a part can be read, or the disk is full
     */
    static StageStore of(FeatureDatabase database, Network net, String stage, DataSet data, StorageSettings settings, Progress.Factory progress) {
        String title = Text.of("Activations of %s at %s", net.name(), stage);
        StorageSettings plain = settings.plain();
        Activations train = Activations.of(database, net, stage, settings, data.requireTraining(), title + ", train", progress);
        data.requireEveryClass(data.counts(train.items()));
        return new StageStore(database, data, stage, settings, List.of(train,
                Activations.of(database, net, stage, plain, data.validation(), title + ", validation", progress),
                Activations.of(database, net, stage, plain, data.test(), title + ", test", progress)));
    }

    /** The pictures. */
    public DataSet data() {
        return data;
    }

    /** The block after which the activations are taken. */
    public String stage() {
        return stage;
    }

    /** How they are stored. */
    public StorageSettings settings() {
        return settings;
    }

    /** Of the pictures that train, in all views. */
    public Activations train() {
        return train;
    }

    /** Of those that choose; may be empty. */
    public Activations validation() {
        return validation;
    }

    /** Of those that only test; may be empty. */
    public Activations test() {
        return test;
    }

    /** Pictures that could not be read. */
    public List<LeftOut> leftOut() {
        List<LeftOut> all = new ArrayList<>(data.leftOut());
        List.of(train, validation, test).forEach(part -> all.addAll(part.leftOut()));
        return all;
    }

    /**
     * All of them in memory, of the training pictures the first view: a row a picture, {@code [N, C * H * W]}, or
     * {@code [N, C]} where they are pooled.
     *
     * @throws CourseException if they are more than Java may hold
     */
    public FeatureStore features() {
        return new FeatureStore(train.features(data.classes()), validation.features(data.classes()), test.features(data.classes()), leftOut());
    }

    @Override
    public void close() {
        database.close();
    }
}
