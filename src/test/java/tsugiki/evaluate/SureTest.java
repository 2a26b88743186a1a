package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.data.Item;

class SureTest {

    private static final List<Item> ITEMS = List.of(item("a", 0), item("b", 0), item("c", 1));

    private static Item item(String name, int label) {
        return new Item(name, label, () -> null);
    }

    private static Evaluation said(float[]... logits) {
        return new Evaluation(List.of("rose", "tulip"), ITEMS, logits, 0, List.of());
    }

    @Test
    void theLeastSureOfTheStudentsCounts() {
        Evaluation one = said(new float[] {9, 0}, new float[] {1, 0}, new float[] {0, 3});
        Evaluation other = said(new float[] {0.5f, 0}, new float[] {2, 0}, new float[] {0, 3});
        List<Sure> sure = Sure.of(List.of(one, other), 2);
        assertThat(sure).extracting(s -> s.item().name()).containsExactly("c", "b");
        assertThat(sure.get(1).probability()).isEqualTo(Sure.of(List.of(one), 3).get(2).probability());
    }

    @Test
    void whatOneNamesWronglyIsLeftOutUnlessAllAre() {
        Evaluation right = said(new float[] {1, 0}, new float[] {2, 0}, new float[] {0, 3});
        Evaluation wrong = said(new float[] {0, 1}, new float[] {2, 0}, new float[] {3, 0});
        assertThat(Sure.of(List.of(right, wrong), 3)).extracting(s -> s.item().name()).containsExactly("b");
        Evaluation nothing = said(new float[] {0, 1}, new float[] {0, 2}, new float[] {3, 0});
        assertThat(Sure.of(List.of(nothing), 1).get(0)).hasToString("a, 27 %, not named rightly by all");
    }
}
