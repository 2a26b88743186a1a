package tsugiki.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tsugiki.data.Item;
import tsugiki.data.Source;
import tsugiki.evaluate.Evaluation;
import tsugiki.picture.Picture;

class PicturesTest {

    private final List<Item> six = IntStream.range(0, 6)
            .mapToObj(i -> new Item("rose/" + i + ".png", 0, Source.of(java.nio.file.Path.of(i + ".png")))).toList();

    @Test
    void someAreEvenlySpread() {
        assertThat(Pictures.some(six, 3)).containsExactly(six.get(0), six.get(2), six.get(4));
    }

    @Test
    void someOfFewAreAll() {
        assertThat(Pictures.some(six, 18)).isEqualTo(six);
    }

    @Test
    void answersToPicturesNobodyLabelledAreOpenedOneAfterTheOther() {
        List<String> opened = new ArrayList<>();
        List<Item> items = Stream.of("a", "b", "c").map(name -> new Item(name, 0, () -> {
            opened.add(name);
            return Picture.filled(40, 30, 1, 2, 3);
        })).toList();
        PictureGrid grid = Pictures.answers(new Evaluation(List.of("rose", "daisy"), items, new float[][] {{0, 1}, {1, 0}, {0, 0}}, Double.NaN, List.of()), 2);
        assertThat(grid.pictures()).isEqualTo(3);
        assertThat(opened).containsExactly("a", "b", "c");
    }
}
