package tsugiki.features;

import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Json;
import tsugiki.data.AugmentedViews;
import tsugiki.data.Item;
import tsugiki.data.Loader;
import tsugiki.data.Pass;
import tsugiki.network.Network;
import tsugiki.picture.Augmentation;
import tsugiki.picture.Preprocessing;

/**
 * How activations of a stage are stored.
 *
 * @param preprocessing of the pictures
 * @param type {@code FLOAT16}, rounded to 11 bits, or {@code FLOAT32}
 * @param pooled whether only the mean over all places is kept
 * @param augmentation what changes the views
 * @param views how many of each picture; a single one is the picture as it is
 */
public record StorageSettings(Preprocessing preprocessing, DataType type, boolean pooled, Augmentation augmentation, AugmentedViews views) {

    private static final int BATCH = 16;

    /** @throws CourseException if nobody could tell later which views are stored */
    public StorageSettings {
        if (views.count() > 1 && !augmentation.isDescribed()) {
            throw new CourseException("AugmentedViews of an augmentation that is no record cannot be stored, because another could not be told from it: write it as a record, or take Stored.NO.");
        }
    }

    /** Whole, in half precision, the pictures as they are. */
    public static StorageSettings of(Preprocessing preprocessing) {
        return new StorageSettings(preprocessing, DataType.FLOAT16, false, Augmentation.NONE, new AugmentedViews(1, 0));
    }

    /** {@code FLOAT16} or {@code FLOAT32}. */
    public StorageSettings type(DataType other) {
        return new StorageSettings(preprocessing, other, pooled, augmentation, views);
    }

    /** The mean over all places, {@code [C]}, in the place of whole maps. */
    public StorageSettings pool() {
        return new StorageSettings(preprocessing, type, true, augmentation, views);
    }

    /** Several changed views of each picture. */
    public StorageSettings views(Augmentation change, AugmentedViews count) {
        return new StorageSettings(preprocessing, type, pooled, change, count);
    }

    /** The same of the pictures as they are. */
    StorageSettings plain() {
        return new StorageSettings(preprocessing, type, pooled, Augmentation.NONE, new AugmentedViews(1, 0));
    }

    /** The space of each view. */
    List<Space> spaces(Network net, String stage) {
        Space whole = Space.of(net, stage, preprocessing, Space.PLAIN, type);
        Space kept = pooled ? whole.pooled() : whole;
        return views.count() == 1 ? List.of(kept)
                : IntStream.range(0, views.count()).mapToObj(k -> kept.view(Json.line(List.of(augmentation.toString(), views.seed(), k)))).toList();
    }

    /** Whether so many activations of a stage would take no more room than all that is stored may. */
    public boolean fits(Network net, String stage, long activations) {
        return activations * spaces(net, stage).get(0).bytes() <= Room.of(System.getenv()).bytes();
    }

    /** Reads pictures, each decoded once, as these views show them: {@code [N, 3, H, W]} where there is one, else {@code [N, K, 3, H, W]}. */
    Function<List<Item>, Pass> read(List<Integer> chosen) {
        return views.count() == 1 ? items -> Loader.of(items, preprocessing).batch(BATCH).epoch(0)
                : items -> Loader.of(items, views.inputs(preprocessing, augmentation, chosen)).batch(Math.max(1, BATCH / chosen.size())).epoch(0);
    }
}
