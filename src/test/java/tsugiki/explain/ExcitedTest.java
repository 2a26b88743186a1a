package tsugiki.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.Item;
import tsugiki.features.Features;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.show.PictureGrid;
import tsugiki.show.Pictures;

class ExcitedTest {

    private static final List<Item> ITEMS = IntStream.range(0, 6)
            .mapToObj(i -> new Item("x/" + i, i % 2, () -> Small.picture(9, "p" + i))).toList();

    /** The means of all channels after a stage, a row a picture. */
    private static Features means(Network net, String stage, Preprocessing pixels) {
        try (Inference quiet = net.inference(); NDManager memory = net.manager().newSubManager()) {
            NDArray x = pixels.pixels(memory, ITEMS.stream().map(item -> item.source().open()).toArray(Picture[]::new));
            NDArray means = net.upTo(stage, x).mean(new int[] {3}).mean(new int[] {2});
            return new Features(means.toFloatArray(), (int) means.getShape().get(1), IntStream.range(0, 6).map(i -> i % 2).toArray(),
                    ITEMS.stream().map(Item::name).toList(), List.of("a", "b"));
        }
    }

    @Test
    void theLargestMeansComeFirstWithTheirMaps() {
        try (Small.Net net = Small.teacher()) {
            Preprocessing cutting = net.preprocessing().size(12, 9);
            Features seen = means(net, "relu2", cutting);
            List<Excited> most = Excited.most(net, "relu2", 3, seen, ITEMS, cutting, 4);
            assertThat(most).hasSize(4).extracting(e -> e.item().name()).isEqualTo(seen.highest(3, 4).files());
            for (int i = 0; i < 4; i++) {
                assertThat(most.get(i).mean()).isCloseTo(seen.highest(3, 4).row(i)[3], within(1e-5f));
                assertThat(most.get(i).map()).hasDimensions(5, 5);
                assertThat(most.get(i).picture()).isEqualTo(cutting.geometry(most.get(i).item().source().open()));
            }
            PictureGrid grid = Pictures.excited(most, List.of("a", "b"));
            assertThat(grid.pictures()).isEqualTo(8);
        }
    }

    @Test
    void thereAreNoMoreThanThereArePictures() {
        try (Small.Net net = Small.teacher()) {
            assertThat(Excited.most(net, "conv1", 0, means(net, "conv1", net.preprocessing()), ITEMS, net.preprocessing(), 20)).hasSize(6);
        }
    }

    @Test
    void aChannelThatIsNotThereIsRefused() {
        try (Small.Net net = Small.teacher()) {
            assertThatThrownBy(() -> Excited.most(net, "conv1", 6, means(net, "conv1", net.preprocessing()), ITEMS, net.preprocessing(), 2))
                    .isInstanceOf(CourseException.class).hasMessageContaining("choose 0 to 5");
        }
    }

    @Test
    void theOverlayIsBrightWhereTheMapIsLarge() {
        Picture grey = Picture.filled(40, 20, 100, 100, 100);
        Excited excited = new Excited(ITEMS.get(0), grey, 2, new float[][] {{-4, 8}});
        assertThat(excited.largest()).isEqualTo(8);
        assertThat(excited.overlay(8).value(1, 10, 0)).isLessThan(100);
        assertThat(excited.overlay(8).value(38, 10, 0)).isGreaterThan(180);
        assertThat(excited.overlay(1000).value(38, 10, 0)).isLessThan(100);
    }
}
