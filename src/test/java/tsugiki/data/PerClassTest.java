package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PerClassTest {

    private static final List<Item> ITEMS = Stream.of("a/0", "a/1", "b/0", "a/2", "b/1")
            .map(name -> new Item(name, name.charAt(0) - 'a', () -> null)).toList();

    @Test
    void theFirstOfTheOrderAreTakenInTheListsOrder() {
        assertThat(PerClass.first(ITEMS, List.of(4, 3, 2, 1, 0), new int[] {2, 1})).extracting(Item::name).containsExactly("a/1", "a/2", "b/1");
    }

    @Test
    void whatIsNotInTheOrderLeavesItsPlaceToOthers() {
        assertThat(PerClass.first(ITEMS, List.of(3, 2, 0), new int[] {2, 2})).extracting(Item::name).containsExactly("a/0", "b/0", "a/2");
        assertThat(PerClass.first(ITEMS, List.of(0, 2), new int[] {-1, 0})).isEmpty();
    }
}
