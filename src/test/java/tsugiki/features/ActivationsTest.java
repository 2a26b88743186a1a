package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.AugmentedViews;
import tsugiki.data.Batch;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Loader;
import tsugiki.data.Pass;
import tsugiki.data.Source;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.picture.Augmentation;
import tsugiki.picture.HorizontalFlip;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.picture.UnreadablePictureException;
import tsugiki.transfer.Made;

class ActivationsTest {

    private static final Preprocessing SMALL = new Preprocessing(8, 8, Interpolation.BILINEAR, List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));
    private static final StorageSettings EXACT = StorageSettings.of(SMALL).type(DataType.FLOAT32);

    @TempDir
    Path folder;

    private final Network net = Made.network();
    private FeatureDatabase database;

    @BeforeEach
    void open() {
        database = FeatureDatabase.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
        net.close();
    }

    private static List<Item> items(int n) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            byte[] rgb = new byte[8 * 8 * 3];
            new Random(i).nextBytes(rgb);
            items.add(new Item("rose/" + i + ".jpg", 0, () -> new Picture(8, 8, rgb)));
        }
        return items;
    }

    private Activations store(StorageSettings settings, List<Item> items) {
        return Activations.of(database, net, "layer1", settings, items, "", Progress.SILENT);
    }

    /** What an epoch's first batch holds, and what the stage makes of it: {@code [N * C * H * W]}. */
    private float[] read(Loader loader, int epoch, boolean compute) {
        try (Pass pass = loader.epoch(epoch); NDManager memory = net.manager().newSubManager(); Autograd.Mode off = Autograd.off()) {
            Batch batch = pass.next();
            NDArray x = batch.pixels(memory);
            return (compute ? net.upTo("layer1", x) : x).flatten().toFloatArray();
        }
    }

    @Test
    void aLoaderReadsThemAsIfTheStageHadJustRun() {
        List<Item> items = items(6);
        float[] stored = read(Loader.of(items, store(EXACT, items)).shuffled(3), 2, false);
        float[] computed = read(Loader.of(items, SMALL).shuffled(3), 2, true);
        assertThat(stored).containsExactly(computed, within(1e-5f));
    }

    @Test
    void eachEpochSeesItsView() {
        List<Item> items = items(6);
        Augmentation change = new HorizontalFlip(0.5);
        Activations stored = store(EXACT.views(change, new AugmentedViews(3, 7)), items);
        Loader pictures = Loader.of(items, SMALL).augment(change).views(3).seed(7);
        for (int epoch = 1; epoch <= 4; epoch++) {
            assertThat(read(Loader.of(items, stored), epoch, false)).containsExactly(read(pictures, epoch, true), within(1e-5f));
        }
        assertThat(read(Loader.of(items, stored), 1, false)).isNotEqualTo(read(Loader.of(items, stored), 2, false));
    }

    @Test
    void moreViewsComputeOnlyThoseThatAreNotThere() {
        List<Item> items = new ArrayList<>(items(6));
        int[] opened = {0};
        items.set(2, new Item("rose/counted.jpg", 0, new Counted(items.get(2).source(), opened)));
        StorageSettings two = EXACT.views(new HorizontalFlip(0.5), new AugmentedViews(2, 7));
        store(two, items);
        assertThat(opened[0]).as("decoded once for both views").isEqualTo(1);
        store(two, items);
        assertThat(opened[0]).isEqualTo(1);
        store(EXACT.views(new HorizontalFlip(0.5), new AugmentedViews(5, 7)), items);
        assertThat(opened[0]).isEqualTo(2);
    }

    /** Counts how often it is opened. */
    private record Counted(Source source, int[] opened) implements Source {
        @Override
        public Picture open() {
            opened[0]++;
            return source.open();
        }

        @Override
        public String fingerprint() {
            return "counted";
        }
    }

    @Test
    void viewsThatNobodyCanNameAreNotStored() {
        assertThatThrownBy(() -> EXACT.views((picture, random) -> picture, new AugmentedViews(2, 7)))
                .isInstanceOf(CourseException.class).hasMessageContaining("write it as a record");
    }

    @Test
    void pooledOnesAreRows() {
        Features features = store(EXACT.pool(), items(5)).features(List.of("rose"));
        assertThat(features.size()).isEqualTo(5);
        assertThat(features.dimension()).isEqualTo(6);
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        List<Item> items = new ArrayList<>(items(3));
        items.add(new Item("rose/x.jpg", 0, () -> {
            throw new UnreadablePictureException(null, Path.of("x.jpg"), "it is empty", "copy it again");
        }));
        Activations stored = store(EXACT, items);
        assertThat(stored.items()).hasSize(3);
        assertThat(stored.leftOut()).containsExactly(new LeftOut("rose/x.jpg", "it is empty"));
        try (Pass pass = Loader.of(items, stored).epoch(1)) {
            assertThat(pass.next().count()).isEqualTo(3);
            assertThat(pass.leftOut()).isEqualTo(stored.leftOut());
        }
    }

    @Test
    void rowsThatAreGoneAreNamed() {
        List<Item> items = items(3);
        Activations stored = store(EXACT, items);
        String second = database.name(items.subList(1, 2)).digests().get(0);
        database.ask(open -> open.createStatement().executeUpdate("DELETE FROM activation WHERE lower(hex(picture)) = '" + second + "'"));
        assertThatThrownBy(() -> read(Loader.of(items, stored), 1, false)).isInstanceOf(CourseException.class).hasMessageContaining("rose/1.jpg");
    }
}
