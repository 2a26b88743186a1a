package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.AugmentedViews;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Source;
import tsugiki.network.Network;
import tsugiki.nn.Precision;
import tsugiki.picture.Augmentation;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.transfer.Made;

class StageStoreTest {

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

    private record Noise(int seed, AtomicInteger opened) implements Source {
        @Override
        public Picture open() {
            opened.incrementAndGet();
            byte[] rgb = new byte[8 * 8 * 3];
            new Random(seed).nextBytes(rgb);
            return new Picture(8, 8, rgb);
        }

        @Override
        public String fingerprint() {
            return "noise " + seed;
        }
    }

    private DataSet data() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            items.add(new Item(Made.CLASSES.get(i % 3) + "/" + i + ".jpg", i % 3, new Noise(i, opened)));
        }
        return new DataSet("made", "random", Made.CLASSES, items.subList(0, 6), items.subList(6, 9), items.subList(9, 12),
                List.of(new LeftOut("x.txt", "it is no picture")));
    }

    private StageStore at(String stage, StorageSettings settings) {
        return StageStore.of(database, net, stage, data(), settings, Progress.SILENT);
    }

    @Test
    void allThreePartsAreThere() {
        StageStore store = at("layer1", StorageSettings.of(SMALL));
        assertThat(store.train().shape()).isEqualTo(new Shape(6, 4, 4));
        assertThat(List.of(store.train().items().size(), store.validation().items().size(), store.test().items().size())).containsExactly(6, 3, 3);
        assertThat(store.leftOut()).hasSize(1);
        FeatureStore inMemory = store.features();
        assertThat(inMemory.train().dimension()).isEqualTo(6 * 4 * 4);
        assertThat(inMemory.test().labels()).containsExactly(0, 1, 2);
    }

    @Test
    void theSecondTimeNoPictureIsOpened() {
        at("layer1", StorageSettings.of(SMALL));
        assertThat(opened).hasValue(12);
        at("layer1", StorageSettings.of(SMALL));
        assertThat(opened).hasValue(12);
        at("layer1", StorageSettings.of(SMALL).pool());
        assertThat(opened).hasValue(24);
    }

    @Test
    void pooledStagesOfOnePassAreTheMeansOfWholeOnes() {
        StorageSettings exact = StorageSettings.of(SMALL).type(DataType.FLOAT32);
        List<Space> spaces = List.of(exact.pool().spaces(net, "bn1").get(0), exact.pool().spaces(net, "layer1").get(0));
        List<FeatureStore> pooled = new FeatureStore.Maker(database, net, spaces, SMALL, Progress.SILENT).stores(data());
        assertThat(opened).hasValue(12);
        float[] whole = at("bn1", exact).features().train().row(2);
        float[] means = pooled.get(0).train().row(2);
        assertThat(means).hasSize(4);
        for (int channel = 0; channel < 4; channel++) {
            float sum = 0;
            for (int place = 0; place < 64; place++) {
                sum += whole[channel * 64 + place];
            }
            assertThat(means[channel]).isCloseTo(sum / 64, within(1e-5f));
        }
        assertThat(pooled.get(1).train().dimension()).isEqualTo(6);
    }

    @Test
    void allViewsOfThePicturesAreRowsOfOneSet() {
        StorageSettings three = StorageSettings.of(SMALL).type(DataType.FLOAT32).views(Augmentation.guide(), new AugmentedViews(3, 1));
        Features views = at(Space.HEAD, three).train().allViews(Made.CLASSES);
        assertThat(views.size()).isEqualTo(18);
        assertThat(views.files().subList(6, 12)).isEqualTo(views.files().subList(0, 6));
        assertThat(views.row(6)).isNotEqualTo(views.row(0));
        Features one = at(Space.HEAD, StorageSettings.of(SMALL).type(DataType.FLOAT32)).train().allViews(Made.CLASSES);
        assertThat(one.values()).isEqualTo(new FeatureStore.Maker(database, net, StorageSettings.of(SMALL).type(DataType.FLOAT32)
                .spaces(net, Space.HEAD), SMALL, Progress.SILENT).stores(data()).get(0).train().values());
    }

    @Test
    void aStageThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> at("layer9", StorageSettings.of(SMALL))).isInstanceOf(CourseException.class)
                .hasMessageContaining("layer9").hasMessageContaining("layer1");
        assertThatThrownBy(() -> FeatureStore.pooled(net, List.of("bn1", "layer9"), data(), SMALL, Progress.SILENT)).isInstanceOf(CourseException.class)
                .hasMessageContaining("layer9").hasMessageContaining("layer1").hasMessageContaining("head");
    }

    @Test
    void moreThanJavaMayHoldIsRefusedInOneSentence() {
        Space wide = new Space("vgg16", "features.1", "", "{}", Space.PLAIN, Precision.FLOAT32, DataType.FLOAT16, List.of(64L, 224L, 224L));
        assertThatThrownBy(() -> wide.room(1000)).isInstanceOf(CourseException.class).hasMessageContaining("12.8 GB").hasMessageContaining("pooled");
    }
}
