package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;

class LoaderJoinLoneTest {

    private static final Preprocessing TINY = Preprocessing.IMAGENET.size(4, 4);

    @Test
    void aSinglePictureCanJoinTheBatchBeforeIt() {
        for (int[] c : new int[][] {{9, 2, 5}, {10, 3, 2}, {8, 2, 4}, {5, 1, 5}, {4, 1, 4}, {3, 1, 3}, {1, 1, 1}}) {
            Loader loader = Loader.of(items(c[0]), TINY).batch(4).joinLone();
            List<int[]> batches = indices(loader, 0);
            assertThat(batches).as("%d pictures", c[0]).hasSize(c[1]);
            assertThat(batches.get(c[1] - 1)).hasSize(c[2]).endsWith(c[0] - 1);
            assertThat(loader.batches()).isEqualTo(c[1]);
            assertThat(batches.stream().flatMapToInt(IntStream::of)).containsExactlyElementsOf(IntStream.range(0, c[0]).boxed().toList());
        }
    }

    @Test
    void whoIsSingleIsCountedByThePicturesThatCanBeRead() {
        List<Item> items = new ArrayList<>(items(11));
        for (int broken : new int[] {5, 9, 10}) {
            items.set(broken, new Item("broken" + broken, 0, Source.of(Path.of("no such picture.jpg"))));
        }
        assertThat(indices(Loader.of(items, TINY).batch(7).joinLone(), 0)).singleElement().satisfies(all -> assertThat(all).containsExactly(0, 1, 2, 3, 4, 6, 7, 8));
        try (Pass pass = Loader.of(items, TINY).batch(7).joinLone().epoch(0)) {
            assertThat(pass.next().values().remaining()).isEqualTo(8 * 4 * 4 * 3);
            assertThat(pass.hasNext()).isFalse();
            assertThat(pass.leftOut()).extracting(LeftOut::file).containsExactly("broken5", "broken9", "broken10");
        }
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
}
