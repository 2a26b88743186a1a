package tsugiki.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.base.ProcessLock;
import tsugiki.base.Progress;
import tsugiki.data.Batch;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Pass;
import tsugiki.network.Inference;
import tsugiki.network.Network;

/**
 * Computes what is missing of the activations of some pictures, and stores them: a batch a transaction, so that a
 * pass that was killed goes on with the next batch. Of two programs that want the same, the second waits and finds them.
 */
public final class Storing {

    /** Axes of {@code [N, K, 3, H, W]}. */
    private static final int VIEWS = 5;

    private final FeatureDatabase database;
    private final Network net;
    private final List<Space> spaces;
    private final Room room;

    /**
     * @param spaces of one network, picture size and precision: one pass fills them all. Either of one view, in the order of
     *     their stages, or of one stage, in the order of the views that the pass reads
     */
    public Storing(FeatureDatabase database, Network net, List<Space> spaces) {
        this(database, net, spaces, Room.of(System.getenv()));
    }

    Storing(FeatureDatabase database, Network net, List<Space> spaces, Room room) {
        this.database = database;
        this.net = net;
        this.spaces = List.copyOf(spaces);
        this.room = room;
    }

    /**
     * Stores what is missing.
     *
     * @param title of the display
     * @param read starts reading some of the pictures, prepared as the spaces say
     * @return why pictures could not be read, by their digest
     * @throws CourseException if the disk is full, or a picture is replaced meanwhile; what is stored stays
     */
    public Map<String, String> fill(String title, Named pictures, Function<List<Item>, Pass> read, Progress.Factory progress) {
        database.use(spaces);
        Path turn = database.file().resolveSibling(name());
        ProcessLock.sweepAll(turn.getParent()); // of those that were killed: what they lacked may go by another name now
        if (missing(pictures).isEmpty()) {
            return Map.of();
        }
        try (ProcessLock alone = ProcessLock.take(turn, () -> progress.start(title + ": another program computes them, waiting", "pictures").close())) {
            Map<Item, String> missing = missing(pictures);
            return missing.isEmpty() ? Map.of() : compute(title, pictures.items().size(), missing, read, progress);
        }
    }

    /** Who fills the same spaces waits for the same name. */
    private String name() {
        return Digest.ofLines("SHA-256", spaces.stream().map(Space::toString).toList()).substring(0, 16);
    }

    /** One picture of each digest whose activations are not stored in all spaces. */
    private Map<Item, String> missing(Named pictures) {
        Set<String> present = new TreeSet<>(pictures.digests());
        for (Space space : spaces) {
            present.retainAll(database.present(space, present));
        }
        Map<Item, String> missing = new LinkedHashMap<>();
        for (int i = 0; i < pictures.items().size(); i++) {
            if (present.add(pictures.digests().get(i))) {
                missing.put(pictures.items().get(i), pictures.digests().get(i));
            }
        }
        return missing;
    }

    private Map<String, String> compute(String title, int all, Map<Item, String> missing, Function<List<Item>, Pass> read, Progress.Factory progress) {
        String dropped = room.make(database, missing.size() * spaces.stream().mapToLong(Space::bytes).sum());
        List<Item> items = List.copyOf(missing.keySet());
        int start = all - items.size();
        try (Inference quiet = net.inference(); StagePasses passes = new StagePasses(net, spaces.get(0).precision());
                Progress display = progress.start(title, "pictures"); Pass pass = read.apply(items); WriteBehind disk = new WriteBehind()) {
            display.report(start, all, dropped);
            for (Batch batch : pass) {
                List<Item> computed = IntStream.of(batch.indices()).mapToObj(items::get).toList();
                Map<Space, Map<String, byte[]>> rows = rows(passes, computed, missing, batch);
                disk.write(() -> store(computed, missing, rows));
                display.report(start + batch.indices()[batch.count() - 1] + 1, all, dropped);
            }
            disk.finish();
            return unreadable(missing, pass.leftOut());
        }
    }

    private static Map<String, String> unreadable(Map<Item, String> missing, List<LeftOut> leftOut) {
        Map<String, String> why = new HashMap<>();
        leftOut.forEach(left -> why.put(left.file(), left.why()));
        Map<String, String> unreadable = new HashMap<>();
        missing.forEach((item, digest) -> {
            if (why.containsKey(item.name())) {
                unreadable.put(digest, why.get(item.name()));
            }
        });
        return unreadable;
    }

    private Map<Space, Map<String, byte[]>> rows(StagePasses passes, List<Item> items, Map<Item, String> digests, Batch batch) {
        Map<Space, Map<String, byte[]>> rows = new LinkedHashMap<>();
        try (NDManager memory = net.manager().newSubManager(); NDArray x = batch.pixels(memory)) {
            boolean views = x.getShape().dimension() == VIEWS;
            (views ? ofViews(passes, x) : ofStages(passes, x)).forEach((space, bytes) -> {
                Map<String, byte[]> byDigest = new LinkedHashMap<>();
                IntStream.range(0, items.size()).forEach(i -> byDigest.put(digests.get(items.get(i)), bytes.get(i)));
                rows.put(space, byDigest);
            });
        }
        return rows;
    }

    private void store(List<Item> items, Map<Item, String> digests, Map<Space, Map<String, byte[]>> rows) {
        items.forEach(item -> requireSame(item, digests.get(item)));
        database.put(rows);
    }

    /** One way through the network, with a stop at each stage. @param x {@code [N, 3, H, W]} */
    private Map<Space, List<byte[]>> ofStages(StagePasses passes, NDArray x) {
        Map<Space, List<byte[]>> rows = new LinkedHashMap<>();
        NDArray now = x;
        String stage = null;
        for (Space space : spaces) {
            now = stage == null || space.stage().equals(Space.HEAD) ? passes.run(space.stage(), x) : passes.run(stage, space.stage(), now);
            stage = space.stage();
            rows.put(space, space.rows(now));
        }
        return rows;
    }

    /** All views at once to one stage. @param x {@code [N, K, 3, H, W]} */
    private Map<Space, List<byte[]>> ofViews(StagePasses passes, NDArray x) {
        Space first = spaces.get(0);
        int count = spaces.size();
        List<byte[]> all = first.rows(passes.run(first.stage(), x.reshape(new Shape(-1).addAll(x.getShape().slice(2)))));
        Map<Space, List<byte[]>> rows = new LinkedHashMap<>();
        for (int k = 0; k < count; k++) {
            int view = k;
            rows.put(spaces.get(k), IntStream.range(0, all.size() / count).mapToObj(i -> all.get(i * count + view)).toList());
        }
        return rows;
    }

    /** What was computed of another file must not be stored under this one's name. */
    private void requireSame(Item item, String digest) {
        if (!item.source().fingerprint(database.sums()).isEmpty() && !Named.digest(item, database.sums()).equals(digest)) {
            throw new CourseException("%s was changed while its features were computed: run this again.", item.name());
        }
    }
}
