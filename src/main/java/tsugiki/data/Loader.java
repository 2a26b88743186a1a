package tsugiki.data;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Seeds;
import tsugiki.picture.Augmentation;
import tsugiki.picture.Preprocessing;

/**
 * Reads pictures ahead on worker threads and hands them out in batches.
 *
 * <p>What a picture becomes depends on (seed, epoch, item) alone, or on its {@link AugmentedViews}, never on threads or order. Immutable:
 * each setting gives a new loader.
 *
 * <pre>{@code
 * try (Pass pass = Loader.of(data.train(), card.preprocessing()).augment(a).shuffled(1).batch(16).epoch(3)) {
 *     for (Batch batch : pass) { ... }
 * }
 * }</pre>
 */
public final class Loader {

    /** Reading is seldom the slow part, and the network wants the cores. */
    private static final int MOST_THREADS = 4;

    private final List<Item> items;
    private final Inputs inputs;
    private final Settings settings;

    private final AtomicReference<ByteBuffer> kept;

    private Loader(List<Item> items, Inputs inputs, Settings settings, AtomicReference<ByteBuffer> kept) {
        this.items = items;
        this.inputs = inputs;
        this.settings = settings;
        this.kept = kept;
    }

    /** What becomes of the last batch where it is incomplete. */
    enum Last { KEPT, LEFT_OUT, JOINED_IF_LONE }

    private record Settings(boolean shuffled, long seed, int batch, int threads, Last last, boolean refuse) {
        Settings {
            if (batch < 1 || threads < 1) {
                throw new CourseException("Batch size %d and threads %d must be at least 1: choose e.g. 16 and 2.", batch, threads);
            }
        }
    }

    /**
     * Every item once, in order, not augmented, 16 a batch, the incomplete last batch kept; as many
     * threads as the machine has cores, at most 4.
     */
    public static Loader of(List<Item> items, Preprocessing preprocessing) {
        return of(items, Inputs.of(preprocessing));
    }

    /** The same of other inputs than pictures, e.g. of stored activations. */
    public static Loader of(List<Item> items, Inputs inputs) {
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        return new Loader(List.copyOf(items), inputs, new Settings(false, 0, 16, threads, Last.KEPT, false), new AtomicReference<>());
    }

    /** Changes training pictures at random; its randomness follows from {@link #shuffled}'s or {@link #seed}'s seed. */
    public Loader augment(Augmentation augmentation) {
        return new Loader(items, inputs.augment(augmentation), settings, kept);
    }

    /**
     * Changes each picture in so many ways instead of anew in each epoch, dealt out by epoch, as {@link AugmentedViews} says.
     *
     * @throws CourseException if the count is below 1
     */
    public Loader views(int count) {
        return new Loader(items, inputs.views(count), settings, kept);
    }

    /** Another order each epoch, by seed. */
    public Loader shuffled(long seed) {
        return with(new Settings(true, seed, settings.batch, settings.threads, settings.last, settings.refuse));
    }

    /** The seed of augmentation, for loaders that keep the order. */
    public Loader seed(long seed) {
        return with(new Settings(settings.shuffled, seed, settings.batch, settings.threads, settings.last, settings.refuse));
    }

    /** Pictures in a batch. */
    public Loader batch(int size) {
        return with(new Settings(settings.shuffled, settings.seed, size, settings.threads, settings.last, settings.refuse));
    }

    /** Worker threads. */
    public Loader threads(int count) {
        return with(new Settings(settings.shuffled, settings.seed, settings.batch, count, settings.last, settings.refuse));
    }

    /** Leaves out the last batch when it is incomplete, e.g. because BatchNorm needs more than one picture. */
    public Loader dropLast() {
        return with(new Settings(settings.shuffled, settings.seed, settings.batch, settings.threads, Last.LEFT_OUT, settings.refuse));
    }

    /** Lets a single picture that would be the last batch join the one before it, e.g. because BatchNorm needs more than one; more than one stay a batch. */
    public Loader joinLone() {
        return with(new Settings(settings.shuffled, settings.seed, settings.batch, settings.threads, Last.JOINED_IF_LONE, settings.refuse));
    }

    /** Stops at a picture that cannot be read, instead of leaving it out and listing it. */
    public Loader refuseUnreadable() {
        return with(new Settings(settings.shuffled, settings.seed, settings.batch, settings.threads, settings.last, true));
    }

    private Loader with(Settings changed) {
        return new Loader(items, inputs, changed, kept);
    }

    /** All items, by the indices that batches carry. */
    public List<Item> items() {
        return items;
    }

    /** What one item becomes, e.g. {@code [3, H, W]}. */
    public Shape shape() {
        return inputs.shape();
    }

    /** Pictures in a batch. */
    public int batch() {
        return settings.batch;
    }

    /** How many batches an epoch has when every picture can be read. */
    public int batches() {
        int full = items.size() / settings.batch;
        return switch (settings.last) {
            case KEPT -> full + (items.size() % settings.batch > 0 ? 1 : 0);
            case LEFT_OUT -> full;
            case JOINED_IF_LONE -> full + (items.size() % settings.batch > (full > 0 ? 1 : 0) ? 1 : 0);
        };
    }

    /**
     * Starts reading. Close it, also when it is left early.
     *
     * @param epoch counted as the caller likes; gives order and augmentation of this pass
     */
    public Pass epoch(int epoch) {
        List<Integer> order = settings.shuffled
                ? Order.shuffled(items.size(), Seeds.mix(settings.seed, epoch, -1))
                : IntStream.range(0, items.size()).boxed().toList();
        return new Pass(order, (values, index) -> inputs.read(items.get(index), new Inputs.Draw(settings.seed, epoch, index), values), items::get,
                new Pass.Plan(settings.batch, inputs.shape(), settings.threads, settings.last, settings.refuse), kept);
    }
}
