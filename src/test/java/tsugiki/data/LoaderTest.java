package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.picture.Augmentation;
import tsugiki.picture.InterruptedPassException;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.picture.UnreadablePictureException;

class LoaderTest {

    private static final Preprocessing TINY = Preprocessing.IMAGENET.size(4, 4);
    private static final Augmentation NOISE = (picture, random) -> Picture.filled(4, 4, random.nextInt(256), 0, 0);

    @Test
    void everyItemOnceInOrderWithTheIncompleteLastBatch() {
        List<int[]> batches = indices(Loader.of(items(10), TINY).batch(4), 0);
        assertThat(batches).hasSize(3);
        assertThat(batches.get(0)).containsExactly(0, 1, 2, 3);
        assertThat(batches.get(2)).containsExactly(8, 9);
    }

    @Test
    void incompleteLastBatchCanBeDropped() {
        assertThat(indices(Loader.of(items(10), TINY).batch(4).dropLast(), 0)).hasSize(2);
        assertThat(Loader.of(items(10), TINY).batch(4).dropLast().batches()).isEqualTo(2);
        assertThat(Loader.of(items(10), TINY).batch(4).batches()).isEqualTo(3);
    }

    @Test
    void valuesAndLabelsBelongToTheItem() {
        try (Pass pass = Loader.of(items(3), TINY).epoch(0)) {
            Batch batch = pass.next();
            assertThat(batch.labels()).containsExactly(0, 1, 2);
            FloatBuffer values = batch.values();
            assertThat(values.remaining()).isEqualTo(3 * 4 * 4 * 3);
            assertThat(values.get(0)).isCloseTo((0 - 0.485f) / 0.229f, offset(1e-6f));
            assertThat(values.get(2 * 48)).isCloseTo((2 / 255f - 0.485f) / 0.229f, offset(1e-6f));
        }
    }

    @Test
    void picturesDependOnSeedEpochAndItemNotOnThreadsBatchOrOrder() {
        Loader loader = Loader.of(items(40), TINY).augment(NOISE);
        float[] one = firstValues(loader.shuffled(7).threads(1).batch(16), 2);
        assertThat(firstValues(loader.shuffled(7).threads(4).batch(5), 2)).isEqualTo(one);
        assertThat(firstValues(loader.seed(7).threads(3), 2)).isEqualTo(one);
        assertThat(firstValues(loader.shuffled(7), 3)).isNotEqualTo(one);
        assertThat(firstValues(loader.shuffled(8), 2)).isNotEqualTo(one);
    }

    @Test
    void viewsAreDealtOutByEpochWhateverThePlace() {
        Loader loader = Loader.of(items(40), TINY).augment(NOISE).views(3).shuffled(7);
        float[] first = firstValues(loader, 1);
        assertThat(firstValues(loader, 4)).as("epoch 4 sees view 0 again").isEqualTo(first);
        assertThat(firstValues(loader, 2)).isNotEqualTo(first).isNotEqualTo(firstValues(loader, 3));
        assertThat(firstValues(loader.seed(8), 1)).as("another seed").isNotEqualTo(first);
        List<Item> turned = new ArrayList<>(items(40));
        Collections.reverse(turned);
        float[] elsewhere = firstValues(Loader.of(turned, TINY).augment(NOISE).views(3).shuffled(7), 1);
        assertThat(IntStream.range(0, 40).allMatch(i -> elsewhere[39 - i] == first[i])).as("the same views at other places").isTrue();
    }

    @Test
    void severalViewsOfAPictureAreThoseThatEpochsSee() {
        AugmentedViews views = new AugmentedViews(3, 7);
        try (Pass pass = Loader.of(items(5), views.inputs(TINY, NOISE, List.of(0, 2))).batch(5).epoch(0)) {
            Batch batch = pass.next();
            float[] first = firstValues(Loader.of(items(5), TINY).augment(NOISE).views(3).seed(7), 1);
            float[] third = firstValues(Loader.of(items(5), TINY).augment(NOISE).views(3).seed(7), 3);
            for (int i = 0; i < 5; i++) {
                assertThat(batch.values().get(i * 96)).isEqualTo(first[i]);
                assertThat(batch.values().get(i * 96 + 48)).isEqualTo(third[i]);
            }
            assertThat(batch.shape()).isEqualTo(new Shape(2, 3, 4, 4));
        }
    }

    @Test
    void oneViewIsThePictureAsItIs() {
        assertThat(firstValues(Loader.of(items(9), TINY).augment(NOISE).views(1), 2)).isEqualTo(firstValues(Loader.of(items(9), TINY), 0));
        assertThatThrownBy(() -> Loader.of(items(1), TINY).views(0)).isInstanceOf(CourseException.class).hasMessageContaining("0 views");
    }

    @Test
    void shuffledOrderIsAnotherEachEpochAndTheSameEachTime() {
        Loader loader = Loader.of(items(50), TINY).shuffled(1).batch(50);
        int[] first = indices(loader, 0).get(0);
        assertThat(first).isEqualTo(indices(loader, 0).get(0)).isNotEqualTo(indices(loader, 1).get(0));
        assertThat(IntStream.of(first).sorted().toArray()).isEqualTo(IntStream.range(0, 50).toArray());
    }

    @Test
    void unreadablePicturesAreLeftOutListedAndFilledUp() {
        List<Item> items = new ArrayList<>(items(5));
        items.set(1, new Item("a/bad.jpg", 1, () -> {
            throw new UnreadablePictureException(null, Path.of("a/bad.jpg"), "it is empty", "take it out");
        }));
        try (Pass pass = Loader.of(items, TINY).batch(4).epoch(0)) {
            assertThat(pass.next().indices()).containsExactly(0, 2, 3, 4);
            assertThat(pass.hasNext()).isFalse();
            assertThat(pass.leftOut()).containsExactly(new LeftOut("a/bad.jpg", "it is empty"));
        }
    }

    @Test
    void unreadablePicturesStopThePassWhenAsked() {
        List<Item> items = List.of(new Item("a/bad.jpg", 0, () -> {
            throw new UnreadablePictureException(null, Path.of("a/bad.jpg"), "it is empty", "take it out");
        }));
        try (Pass pass = Loader.of(items, TINY).refuseUnreadable().epoch(0)) {
            assertThatThrownBy(pass::hasNext).isInstanceOf(UnreadablePictureException.class)
                    .hasMessage("a/bad.jpg cannot be read: it is empty; take it out.");
        }
    }

    @Test
    void pictureThatFindsNoMemoryIsLeftOutAndThePassGoesOn() {
        List<Item> items = new ArrayList<>(items(6));
        items.set(1, new Item("a/huge", 1, () -> {
            throw new OutOfMemoryError("Java heap space");
        }));
        items.set(2, new Item("a/deep", 2, () -> {
            throw new StackOverflowError();
        }));
        try (Pass pass = Loader.of(items, TINY).batch(2).threads(2).epoch(0)) {
            assertThat(pass.next().indices()).containsExactly(0, 3);
            assertThat(pass.next().indices()).containsExactly(4, 5);
            assertThat(pass.leftOut()).extracting(LeftOut::file).containsExactly("a/huge", "a/deep");
            assertThat(pass.leftOut()).extracting(LeftOut::why).containsOnly("it needs more memory than Java may use");
        }
        try (Pass pass = Loader.of(items, TINY).refuseUnreadable().epoch(0)) {
            assertThatThrownBy(pass::hasNext).isInstanceOf(CourseException.class)
                    .hasMessage("a/huge cannot be prepared: it needs more memory than Java may use; make it smaller, or give Java more with -Xmx.");
        }
    }

    @Test
    void batchThatNoMemoryHoldsIsRefused() {
        Loader loader = Loader.of(items(5000), Preprocessing.IMAGENET).batch(5000);
        assertThatThrownBy(() -> loader.epoch(0)).isInstanceOf(CourseException.class).hasMessageContaining("A batch of 5000 pictures of 150,528 values needs 3010 MB");
    }

    @Test
    void twoPassesAtOnceShareNothing() {
        Loader loader = Loader.of(items(2), TINY).batch(1);
        try (Pass one = loader.epoch(0); Pass two = loader.epoch(0)) {
            Batch first = one.next();
            two.next();
            two.next();
            assertThat(first.values().get(0)).isCloseTo((0 - 0.485f) / 0.229f, offset(1e-6f));
        }
    }

    @Test
    void otherErrorsOfWorkersSurface() {
        List<Item> items = List.of(new Item("a/b", 0, () -> {
            throw new IllegalStateException("broken augmentation");
        }));
        try (Pass pass = Loader.of(items, TINY).epoch(0)) {
            assertThatThrownBy(pass::hasNext).isInstanceOf(IllegalStateException.class).hasMessage("broken augmentation");
        }
    }

    @Test
    void interruptStopsThePassAndStaysSet() {
        try (Pass pass = Loader.of(items(8), TINY).batch(2).epoch(0)) {
            pass.next();
            Thread.currentThread().interrupt();
            assertThatThrownBy(pass::next).isInstanceOf(InterruptedPassException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void readsOnlySoFarAheadAndStopsWhenClosed() {
        AtomicInteger opened = new AtomicInteger();
        List<Item> items = IntStream.range(0, 1000).mapToObj(i -> new Item("a/" + i, 0, () -> {
            opened.incrementAndGet();
            return Picture.filled(4, 4, 0, 0, 0);
        })).toList();
        try (Pass pass = Loader.of(items, TINY).batch(4).threads(2).epoch(0)) {
            pass.next();
        }
        assertThat(opened.get()).isBetween(4, 14);
    }

    @Test
    void pixelsAreChannelsFirstInShape() {
        try (NDManager manager = NDManager.newBaseManager(); Pass pass = Loader.of(items(3), TINY).epoch(0)) {
            Batch batch = pass.next();
            NDArray pixels = batch.pixels(manager);
            assertThat(pixels.getShape()).isEqualTo(new Shape(3, 3, 4, 4));
            assertThat(pixels.getFloat(2, 0, 1, 1)).isEqualTo(batch.values().get(2 * 48 + 15));
            assertThat(pixels.getFloat(0, 2, 3, 3)).isEqualTo(batch.values().get(47));
            assertThat(batch.labels(manager).toLongArray()).containsExactly(0, 1, 2);
        }
    }

    /** Item i has the values i, i + 1/8, i + 2/8 ... in memory. */
    private static Loader stored(int count, long... shape) {
        return Loader.of(items(count), new Inputs() {
            @Override
            public Shape shape() {
                return new Shape(shape);
            }

            @Override
            public void read(Item item, Draw draw, float[] values) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = item.label() + i / 8f;
                }
            }
        });
    }

    @Test
    void activationsOfAnyShapeMakeBatches() {
        try (NDManager manager = NDManager.newBaseManager(); Pass maps = stored(3, 5, 2, 4).batch(2).epoch(0);
                Pass tokens = stored(3, 2, 4).epoch(0); Pass grouped = stored(3, 6, 5, 2, 4).epoch(0)) {
            NDArray map = maps.next().pixels(manager);
            assertThat(map.getShape()).isEqualTo(new Shape(2, 5, 2, 4));
            assertThat(map.getFloat(1, 2, 1, 3)).as("channel 2, row 1, column 3 of [2, 4, 5]").isEqualTo(1 + 37 / 8f);
            assertThat(tokens.next().pixels(manager).toFloatArray()).startsWith(0, 1 / 8f, 2 / 8f).hasSize(24);
            NDArray views = grouped.next().pixels(manager);
            assertThat(views.getShape()).isEqualTo(new Shape(3, 6, 5, 2, 4));
            assertThat(views.getFloat(2, 3, 2, 1, 3)).isEqualTo(2 + (3 * 40 + 37) / 8f);
        }
    }

    @Test
    void storedActivationsAreNotAugmented() {
        assertThatThrownBy(() -> stored(1, 2).augment(NOISE)).isInstanceOf(CourseException.class).hasMessageContaining("cannot be augmented");
    }

    @Test
    void pixelsStayWhenTheNextBatchIsRead() {
        try (NDManager manager = NDManager.newBaseManager(); Pass pass = Loader.of(items(2), TINY).batch(1).epoch(0)) {
            NDArray first = pass.next().pixels(manager);
            float before = first.getFloat(0, 0, 0, 0);
            pass.next();
            assertThat(first.getFloat(0, 0, 0, 0)).isEqualTo(before);
        }
    }

    @Test
    void emptyListGivesNoBatch() {
        assertThat(indices(Loader.of(List.of(), TINY), 0)).isEmpty();
    }

    @Test
    void batchOfNoneIsRefused() {
        assertThatThrownBy(() -> Loader.of(items(1), TINY).batch(0)).isInstanceOf(CourseException.class).hasMessageContaining("Batch size 0");
    }

    /** Item i is a picture whose red is i. */
    private static List<Item> items(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Item("a/" + i, i, () -> Picture.filled(4, 4, i, 0, 0))).toList();
    }

    private static List<int[]> indices(Loader loader, int epoch) {
        List<int[]> out = new ArrayList<>();
        try (Pass pass = loader.epoch(epoch)) {
            pass.forEach(batch -> out.add(batch.indices()));
        }
        return out;
    }

    /** The first value of each item's picture, by item. */
    private static float[] firstValues(Loader loader, int epoch) {
        float[] out = new float[loader.items().size()];
        try (Pass pass = loader.epoch(epoch)) {
            for (Batch batch : pass) {
                for (int i = 0; i < batch.count(); i++) {
                    out[batch.indices()[i]] = batch.values().get(i * 48);
                }
            }
        }
        return out;
    }
}
