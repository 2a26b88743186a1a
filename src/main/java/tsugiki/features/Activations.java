package tsugiki.features;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.Inputs;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.network.Network;
import tsugiki.picture.UnreadablePictureException;

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
     * Computes and stores what is missing, in one pass of the pictures for all views.
     *
     * @param database must stay open as long as activations are read
     * @param title of the display
     * @throws CourseException if the network has no such stage, no picture can be read, or the disk is full
     */
    public static Activations of(FeatureDatabase database, Network net, String stage, StorageSettings settings, List<Item> items,
            String title, Progress.Factory progress) {
        Activations made = new Activations(database, settings, settings.spaces(net, stage), database.name(items));
        List<Integer> missing = made.missing();
        List<Space> spaces = missing.stream().map(made.spaces::get).toList();
        if (!spaces.isEmpty()) {
            made.unreadable.putAll(new Storing(database, net, spaces).fill(title, made.pictures, settings.read(missing), progress));
        }
        for (int i = 0; i < made.pictures.items().size(); i++) {
            made.digests.put(made.pictures.items().get(i), made.pictures.digests().get(i));
        }
        if (!items.isEmpty() && made.items().isEmpty()) {
            throw new CourseException("None of the %d pictures can be read, the first is %s: check the folder.", items.size(), items.get(0).name());
        }
        return made;
    }

    /** The views that some picture lacks. */
    private List<Integer> missing() {
        database.use(spaces);
        Set<String> all = new HashSet<>(pictures.digests());
        return IntStream.range(0, spaces.size()).filter(k -> database.present(spaces.get(k), all).size() < all.size()).boxed().toList();
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

    /** All views in memory: every picture in the first, then every one in the second, and so on. @param classes names by label */
    public Features allViews(List<String> classes) {
        return spaces.stream().map(space -> pictures.read(database, space, unreadable, classes).features()).reduce(Features::and).orElseThrow();
    }

    @Override
    public Shape shape() {
        return new Shape(spaces.get(0).shape());
    }

    /**
     * @throws UnreadablePictureException if there was no picture to be read
     * @throws CourseException if a picture is none of these, or its row is gone
     */
    @Override
    public void read(Item item, Draw draw, float[] values) {
        Space space = spaces.get(settings.views().at(draw.epoch()));
        byte[] stored = digests.containsKey(item) ? database.get(space, digests.get(item)) : null;
        if (stored == null) {
            requireReadable(item);
            throw new CourseException("The stored activations of %s are not there, or were dropped by another program: run this again.", item.name());
        }
        float[] numbers = space.floats(stored);
        if (space.shape().size() == MAPS) {
            channelsLast(numbers, Math.toIntExact(space.shape().get(0)), values);
        } else {
            System.arraycopy(numbers, 0, values, 0, numbers.length);
        }
    }

    private void requireReadable(Item item) {
        leftOut().stream().filter(left -> left.file().equals(item.name())).findFirst().ifPresent(left -> {
            throw new UnreadablePictureException(null, Path.of(item.name()), left.why(), "mend it or take it out");
        });
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
