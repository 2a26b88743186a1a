package tsugiki.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.data.Item;
import tsugiki.data.Source;

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
}
