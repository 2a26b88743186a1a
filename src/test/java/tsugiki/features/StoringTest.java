package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.Item;
import tsugiki.data.Loader;
import tsugiki.data.Source;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.transfer.Made;

/** Pictures in files: which are computed, and when. */
class StoringTest {

    private static final Preprocessing SMALL = new Preprocessing(8, 8, Interpolation.BILINEAR, List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));
    private static final int N = 20;

    @TempDir
    Path folder;

    private final AtomicInteger computed = new AtomicInteger();
    private final Network net = Made.network();
    private Path pictures;

    @BeforeEach
    void draw() throws IOException {
        pictures = Files.createDirectory(folder.resolve("pictures"));
        for (int i = 0; i < N; i++) {
            draw(pictures.resolve(i + ".bmp"), i);
        }
    }

    @AfterEach
    void close() {
        net.close();
    }

    /** Of one size, whatever they show. */
    private static void draw(Path file, int seed) throws IOException {
        byte[] rgb = new byte[8 * 8 * 3];
        new Random(seed).nextBytes(rgb);
        ImageIO.write(new Picture(8, 8, rgb).toImage(), "bmp", file.toFile());
    }

    private static List<Item> items(Path pictures) throws IOException {
        try (Stream<Path> files = Files.list(pictures)) {
            return files.sorted().map(file -> new Item("rose/" + file.getFileName(), 0, Source.of(file))).toList();
        }
    }

    /** Stores what is missing; counts what a loader was asked to read. */
    private Features store(List<Item> items, Space... spaces) {
        Space space = spaces.length == 0 ? Space.of(net, "layer1", SMALL, Space.PLAIN, DataType.FLOAT32) : spaces[0];
        try (FeatureDatabase database = FeatureDatabase.open(folder.resolve("store"))) {
            Named named = database.name(items);
            var unreadable = new Storing(database, net, spaces.length == 0 ? List.of(space) : List.of(spaces)).fill("", named, rest -> {
                computed.addAndGet(rest.size());
                return Loader.of(rest, SMALL).epoch(0);
            }, Progress.SILENT);
            return named.read(database, space, unreadable, List.of("rose")).features();
        }
    }

    @Test
    void rowsAreTheStagesActivationsChannelsFirst() throws IOException {
        List<Item> items = items(pictures);
        Features stored = store(items);
        try (NDManager memory = net.manager().newSubManager(); Autograd.Mode off = Autograd.off()) {
            NDArray nhwc = memory.create(SMALL.normalise(items.get(7).source().open()), new Shape(1, 8, 8, 3));
            float[] expected = net.upTo("layer1", nhwc.transpose(0, 3, 1, 2)).flatten().toFloatArray();
            assertThat(stored.row(7)).containsExactly(expected, within(1e-5f));
        }
    }

    @Test
    void renamedMovedAndTouchedPicturesAreNotComputedAnew() throws IOException {
        Features before = store(items(pictures));
        Path moved = Files.move(pictures, folder.resolve("moved"));
        Files.move(moved.resolve("0.bmp"), moved.resolve("00.bmp"));
        Files.setLastModifiedTime(moved.resolve("1.bmp"), FileTime.fromMillis(0));
        Files.delete(moved.resolve("5.bmp"));
        Features after = store(items(moved));
        assertThat(computed).hasValue(N);
        assertThat(after.size()).isEqualTo(N - 1);
        assertThat(after.row(0)).isEqualTo(before.row(0));
    }

    @Test
    void aPictureReplacedWithTheSameSizeAndTimeIsComputedAnew() throws IOException {
        Features before = store(items(pictures));
        Path file = pictures.resolve("3.bmp");
        var time = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        draw(file, 99);
        Files.setLastModifiedTime(file, time);
        assertThat(Files.size(file)).isEqualTo(size);
        Features after = store(items(pictures));
        assertThat(computed).hasValue(N + 1);
        int row = after.files().indexOf("rose/3.bmp");
        assertThat(after.row(row)).isNotEqualTo(before.row(row));
        assertThat(after.row(0)).isEqualTo(before.row(0));
    }

    @Test
    void onePassFillsSeveralStages() throws IOException {
        List<Item> items = items(pictures);
        Space first = Space.of(net, "bn1", SMALL, Space.PLAIN, DataType.FLOAT16);
        Space second = Space.of(net, "layer1", SMALL, Space.PLAIN, DataType.FLOAT32);
        Space head = Space.of(net, Space.HEAD, SMALL, Space.PLAIN, DataType.FLOAT32);
        store(items, first.pooled(), first, second, second.pooled(), head);
        Features pooled = store(items, second.pooled());
        Features whole = store(items, second);
        Features fed = store(items, head);
        assertThat(computed).hasValue(N);
        assertThat(pooled.values()).containsExactly(fed.values(), within(1e-5f)); // this head's input is the mean of layer1
        float mean = 0;
        for (int place = 0; place < 16; place++) {
            mean += whole.row(2)[16 + place] / 16;
        }
        assertThat(pooled.row(2)[1]).isCloseTo(mean, within(1e-5f));
        assertThat(store(items, first.pooled()).dimension()).isEqualTo(4);
    }

    @Test
    void theLockOfAKilledOneGoesWhateverItStored() throws IOException {
        Path left = Files.createDirectories(folder.resolve("store")).resolve(".0123456789abcdef.lock");
        Files.createFile(left);
        store(items(pictures));
        assertThat(left).doesNotExist();
    }

    @Test
    void halvesAreRoundedToElevenBits() throws IOException {
        List<Item> items = items(pictures);
        Space half = Space.of(net, "layer1", SMALL, Space.PLAIN, DataType.FLOAT16);
        float[] whole = store(items).values();
        float[] rounded = store(items, half).values();
        for (int i = 0; i < whole.length; i++) {
            assertThat(rounded[i]).isCloseTo(whole[i], within(Math.abs(whole[i]) / 2048 + 1e-7f));
        }
    }

    @Test
    void whatHalfPrecisionCannotHoldIsRefused() throws IOException {
        try (NDManager memory = net.manager().newSubManager()) {
            net.parameters().get("bn1.bias").set(memory.full(new Shape(4), 1e6f), net.manager());
        }
        Space half = Space.of(net, "bn1", SMALL, Space.PLAIN, DataType.FLOAT16);
        List<Item> items = items(pictures);
        assertThatThrownBy(() -> store(items, half)).isInstanceOf(CourseException.class).hasMessageContaining("FLOAT32");
    }

    @Test
    void twoAtOnceComputeNothingTwice() throws Exception {
        List<Item> items = items(pictures);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Features>> both = new ArrayList<>();
        try (Network same = Made.network()) {
            for (Network each : List.of(net, same)) {
                Space space = Space.of(each, "layer1", SMALL, Space.PLAIN, DataType.FLOAT32);
                both.add(threads.submit(() -> {
                    try (FeatureDatabase database = FeatureDatabase.open(folder.resolve("store"))) {
                        Named named = database.name(items);
                        new Storing(database, each, List.of(space)).fill("", named, rest -> {
                            computed.addAndGet(rest.size());
                            return Loader.of(rest, SMALL).epoch(0);
                        }, Progress.SILENT);
                        return named.read(database, space, Map.of(), List.of("rose")).features();
                    }
                }));
            }
            assertThat(both.get(0).get().values()).isEqualTo(both.get(1).get().values());
        }
        assertThat(computed).hasValue(N);
        threads.shutdown();
        try (Stream<Path> files = Files.list(folder.resolve("store"))) {
            assertThat(files).containsExactly(folder.resolve("store").resolve("features.sqlite"));
        }
    }

    @Test
    void aPictureReplacedWhileItIsComputedIsNotStoredUnderItsOldName() throws IOException {
        List<Item> items = items(pictures);
        Space space = Space.of(net, "layer1", SMALL, Space.PLAIN, DataType.FLOAT32);
        try (FeatureDatabase database = FeatureDatabase.open(folder.resolve("store"))) {
            Named named = database.name(items);
            assertThatThrownBy(() -> new Storing(database, net, List.of(space)).fill("", named, rest -> {
                try {
                    draw(pictures.resolve("3.bmp"), 99);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                return Loader.of(rest, SMALL).epoch(0);
            }, Progress.SILENT)).isInstanceOf(CourseException.class).hasMessageContaining("rose/3.bmp was changed");
            int replaced = items.stream().map(Item::name).toList().indexOf("rose/3.bmp");
            assertThat(database.present(space, named.digests())).doesNotContain(named.digests().get(replaced));
        }
    }
}
