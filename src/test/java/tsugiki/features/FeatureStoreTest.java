package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Source;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.nn.Precision;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.picture.UnreadablePictureException;
import tsugiki.transfer.Made;
import tsugiki.weights.SafeTensors;

class FeatureStoreTest {

    private static final Preprocessing SMALL = new Preprocessing(8, 8, Interpolation.BILINEAR, List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));

    @TempDir
    Path folder;

    private final AtomicInteger opened = new AtomicInteger();
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

    /** A picture of noise; opening it is counted. */
    private record Noise(int seed, String fingerprint, AtomicInteger opened) implements Source {
        @Override
        public Picture open() {
            opened.incrementAndGet();
            byte[] rgb = new byte[8 * 8 * 3];
            new Random(seed).nextBytes(rgb);
            return new Picture(8, 8, rgb);
        }
    }

    private List<Item> items(int n) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            items.add(new Item(Made.CLASSES.get(i * 3 / n) + "/" + i + ".jpg", i * 3 / n, new Noise(i, "1", opened)));
        }
        return items;
    }

    private FeatureStore.Maker maker() {
        return FeatureStore.Maker.of(database, net, SMALL, Progress.SILENT);
    }

    private FeatureFile file(List<Item> items) {
        return maker().files("", items, Made.CLASSES).get(0);
    }

    private static Item unreadable(String name, int label) {
        return new Item(name, label, () -> {
            throw new UnreadablePictureException(null, Path.of(name), "it is empty", "copy it again");
        });
    }

    @Test
    void rowsAreWhatTheNetworkEmbedsInTheOrderOfTheItems() {
        List<Item> items = items(9);
        Features features = file(items).features();
        assertThat(features.dimension()).isEqualTo(6);
        assertThat(features.labels()).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2);
        assertThat(features.files()).startsWith("rose/0.jpg", "rose/1.jpg").hasSize(9);
        try (NDManager memory = net.manager().newSubManager(); Autograd.Mode off = Autograd.off()) {
            NDArray nhwc = memory.create(SMALL.normalise(items.get(7).source().open()), new Shape(1, 8, 8, 3));
            float[] expected = net.embed(nhwc.transpose(0, 3, 1, 2)).toFloatArray();
            assertThat(features.row(7)).containsExactly(expected, within(1e-5f));
        }
    }

    @Test
    void theSecondTimeNoPictureIsOpened() {
        Features first = file(items(6)).features();
        assertThat(opened).hasValue(6);
        Features second = file(items(6)).features();
        assertThat(opened).hasValue(6);
        assertThat(second.values()).containsExactly(first.values());
    }

    @Test
    void forgottenFeaturesAreComputedAnew() {
        file(items(6));
        database.forget(maker().spaces().get(0), database.name(items(6)).digests());
        file(items(6));
        assertThat(opened).hasValue(12);
    }

    @Test
    void featuresOfAnotherPrecisionAreComputedApartAndBothStay() {
        assumeThatCode(Precision.BFLOAT16::require).doesNotThrowAnyException();
        Features exact = file(items(6)).features();
        Features rounded;
        Precision.BFLOAT16.choose();
        try {
            rounded = file(items(6)).features();
            assertThat(opened).hasValue(12);
        } finally {
            Precision.FLOAT32.choose();
        }
        assertThat(rounded.values()).isNotEqualTo(exact.values()).containsExactly(exact.values(), within(0.1f));
        assertThat(file(items(6)).features().values()).containsExactly(exact.values());
        assertThat(opened).hasValue(12);
    }

    @Test
    void aChangedPictureAloneIsComputedAnew() {
        List<Item> items = items(6);
        Features before = file(items).features();
        items.set(3, new Item(items.get(3).name(), 1, new Noise(99, "2", opened)));
        Features after = file(items).features();
        assertThat(opened).hasValue(7);
        assertThat(after.row(3)).isNotEqualTo(before.row(3));
        assertThat(after.rows(0, 1, 2, 4, 5).values()).isEqualTo(before.rows(0, 1, 2, 4, 5).values());
    }

    @Test
    void picturesTakenOutOrInAnotherOrderAreNotComputedAnew() {
        Features all = file(items(6)).features();
        List<Item> fewer = new ArrayList<>(items(6));
        fewer.remove(2);
        Collections.reverse(fewer);
        Features rest = file(fewer).features();
        assertThat(opened).hasValue(6);
        assertThat(rest.values()).isEqualTo(all.rows(5, 4, 3, 1, 0).values());
        assertThat(rest.labels()).containsExactly(2, 2, 1, 0, 0);
    }

    @Test
    void aPassThatBrokeGoesOnAfterItsLastBatch() {
        List<Item> items = items(40);
        List<Item> breaking = new ArrayList<>(items);
        breaking.set(35, new Item(items.get(35).name(), 2, new Source() {
            @Override
            public Picture open() {
                throw new IllegalStateException("killed");
            }

            @Override
            public String fingerprint() {
                return "1";
            }
        }));
        assertThatThrownBy(() -> file(breaking)).hasMessage("killed");
        opened.set(0);
        Features whole = file(items).features();
        assertThat(opened).hasValue(8);
        assertThat(whole.values()).containsExactly(extractedElsewhere(items).values());
        assertThat(whole.files()).isEqualTo(items.stream().map(Item::name).toList());
    }

    private Features extractedElsewhere(List<Item> items) {
        try (FeatureDatabase other = FeatureDatabase.open(folder.resolve("other"))) {
            return FeatureStore.Maker.of(other, net, SMALL, Progress.SILENT).files("", items, Made.CLASSES).get(0).features();
        }
    }

    @Test
    void alikePicturesAreComputedOnce() {
        Source source = new Noise(1, "1", opened);
        Features features = file(List.of(new Item("rose/a.jpg", 0, source), new Item("rose/a.jpg", 1, source))).features();
        assertThat(opened).hasValue(1);
        assertThat(features.row(0)).isEqualTo(features.row(1));
        assertThat(features.labels()).containsExactly(0, 1);
    }

    @Test
    void picturesWithoutFingerprintAreKnownByTheirPixels() {
        Item one = new Item("rose/a.jpg", 0, () -> Picture.filled(8, 8, 1, 2, 3));
        Item other = new Item("rose/a.jpg", 0, () -> Picture.filled(8, 8, 200, 2, 3));
        assertThat(file(List.of(one)).features().values()).isNotEqualTo(file(List.of(other)).features().values());
    }

    @Test
    void unreadablePicturesAreLeftOutAndListed() {
        List<Item> items = new ArrayList<>(items(9));
        items.set(0, unreadable("rose/0.jpg", 0));
        items.set(4, unreadable("lily/4.jpg", 1));
        items.set(8, unreadable("iris/8.jpg", 2));
        FeatureFile file = file(items);
        assertThat(file.leftOut()).extracting(LeftOut::file).containsExactly("rose/0.jpg", "lily/4.jpg", "iris/8.jpg");
        assertThat(file.features().files()).hasSize(6).doesNotContain("lily/4.jpg");
        assertThat(file.features().labels()).containsExactly(0, 0, 1, 1, 2, 2);
    }

    @Test
    void noReadablePictureIsAnErrorThatNamesTheFirst() {
        List<Item> items = List.of(unreadable("rose/0.jpg", 0), unreadable("lily/1.jpg", 1));
        assertThatThrownBy(() -> file(items)).isInstanceOf(CourseException.class)
                .hasMessage("None of the 2 pictures can be read, the first is rose/0.jpg: check the folder.");
    }

    @Test
    void aStoreHoldsThreePartsAndAnEmptyOneStaysEmpty() {
        List<Item> items = items(9);
        DataSet data = new DataSet("made", "random", Made.CLASSES, items, items(3), List.of(), List.of(new LeftOut("x.txt", "it is no picture")));
        FeatureStore store = maker().stores(data).get(0);
        assertThat(store.train().size()).isEqualTo(9);
        assertThat(store.validation().size()).isEqualTo(3);
        assertThat(store.test().size()).isZero();
        assertThat(store.test().dimension()).isEqualTo(6);
        assertThat(store.scored()).isEqualTo(store.validation());
        assertThat(store.leftOut()).hasSize(1);
    }

    @Test
    void theModeOfTheNetworkStays() {
        net.train(true);
        file(items(3));
        assertThat(net.isTraining()).isTrue();
    }

    @Test
    void theFileSaysWhereItComesFrom() {
        Path out = folder.resolve("out.safetensors");
        file(items(3)).write(out, maker().spaces().get(0));
        SafeTensors.Header header = SafeTensors.header(out);
        assertThat(header.tensors().get("features").shape()).containsExactly(3, 6);
        assertThat(header.metadata()).containsEntry("network", "resnet18").containsEntry("stage", "head")
                .containsEntry("classes", "[\"rose\",\"lily\",\"iris\"]").containsKeys("weights", "preprocessing", "files", "left_out");
        assertThat(FeatureStore.read(out).labels()).containsExactly(0, 1, 2);
    }

    @Test
    void aFileThatHoldsNoFeaturesIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("x.safetensors"), "hello");
        assertThatThrownBy(() -> FeatureStore.read(file)).isInstanceOf(CourseException.class).hasMessageContaining("x.safetensors");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> FeatureStore.read(folder.resolve("none.safetensors"))).isInstanceOf(CourseException.class)
                .hasMessageContaining("none.safetensors");
    }
}
