package tsugiki.features;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.data.Inputs;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.network.Network;

/**
 * Activations of one stage, stored of some pictures and read when asked for, by several threads at once: in one view,
 * or in several that are dealt out by epoch. What {@link tsugiki.data.Loader} reads in the place of pictures.
 */
public final class Activations implements Inputs {

    private static final int MAPS = 3;

    private final FeatureDatabase database;
    private final StorageSettings settings;
    private final List<Space> spaces;
    private final Named pictures;
    private final Map<String, String> unreadable = new HashMap<>();
    private final Map<Item, String> digests = new HashMap<>();

    private Activations(FeatureDatabase database, StorageSettings settings, List<Space> spaces, Named pictures) {
        this.database = database;
        this.settings = settings;
        this.spaces = spaces;
        this.pictures = pictures;
    }

    /**
     * Computes and stores what is missing, a pass of the pictures for each view.
     *
     * @param database must stay open as long as activations are read
     * @param title of the display
     * @throws CourseException if the network has no such stage, no picture can be read, or the disk is full
     */
    public static Activations of(FeatureDatabase database, Network net, String stage, StorageSettings settings, List<Item> items,
            String title, Progress.Factory progress) {
        Activations made = new Activations(database, settings, settings.spaces(net, stage), database.name(items));
        for (int k = 0; k < made.spaces.size(); k++) {
            String view = made.spaces.size() == 1 ? title : Text.of("%s, view %d of %d", title, k + 1, made.spaces.size());
            made.unreadable.putAll(new Storing(database, net, List.of(made.spaces.get(k))).fill(view, made.pictures, settings.read(k), progress));
        }
        for (int i = 0; i < made.pictures.items().size(); i++) {
            made.digests.put(made.pictures.items().get(i), made.pictures.digests().get(i));
        }
        if (!items.isEmpty() && made.items().isEmpty()) {
            throw new CourseException("None of the %d pictures can be read, the first is %s: check the folder.", items.size(), items.get(0).name());
        }
        return made;
    }

    /** The pictures that could be read. */
    public List<Item> items() {
        return pictures.items().stream().filter(item -> !unreadable.containsKey(digests.get(item))).toList();
    }

    /** Pictures that could not be read. */
    public List<LeftOut> leftOut() {
        List<LeftOut> all = new ArrayList<>(pictures.leftOut());
        pictures.items().stream().filter(item -> unreadable.containsKey(digests.get(item)))
                .forEach(item -> all.add(new LeftOut(item.name(), unreadable.get(digests.get(item)))));
        return all;
    }

    /** All of the first view in memory, a row a picture, {@code [N, C * H * W]} or {@code [N, C]}. @param classes names by label */
    public Features features(List<String> classes) {
        return pictures.read(database, spaces.get(0), unreadable, classes).features();
    }

    @Override
    public Shape shape() {
        return new Shape(spaces.get(0).shape());
    }

    /** @throws CourseException if a picture is none of these, or its row is gone */
    @Override
    public void read(Item item, Draw draw, float[] values) {
        Space space = spaces.get(settings.views().at(draw.epoch()));
        byte[] stored = digests.containsKey(item) ? database.get(space, digests.get(item)) : null;
        if (stored == null) {
            throw new CourseException("The stored activations of %s are not there, or were dropped by another program: run this again.", item.name());
        }
        float[] numbers = space.floats(stored);
        if (space.shape().size() == MAPS) {
            channelsLast(numbers, Math.toIntExact(space.shape().get(0)), values);
        } else {
            System.arraycopy(numbers, 0, values, 0, numbers.length);
        }
    }

    /** {@code [C, H, W]} to {@code [H, W, C]}. */
    private static void channelsLast(float[] maps, int channels, float[] values) {
        int places = maps.length / channels;
        for (int place = 0, at = 0; place < places; place++) {
            for (int channel = 0; channel < channels; channel++) {
                values[at++] = maps[channel * places + place];
            }
        }
    }
}
