package tsugiki.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.Text;
import tsugiki.data.Item;
import tsugiki.data.Source;
import tsugiki.features.Duplicates;
import tsugiki.picture.Picture;

class TickBoxesTest {

    private static List<Item> items(String... names) {
        return IntStream.range(0, names.length).mapToObj(i -> new Item(names[i], 0, Source.of(names[i], ImageBytes.png(Picture.filled(400, 200, i, 50, 50).toImage())))).toList();
    }

    private static Duplicates.Group group(int first, String... files) {
        return new Duplicates.Group(IntStream.range(first, first + files.length).boxed().toList(), List.of(files), 1);
    }

    @Test
    void aBoxAtEachPictureTickedWhereItIsProposed() {
        View view = Views.of(new TickBoxes(List.of(group(0, "a/1.jpg", "a/1 (1).jpg")), items("a/1.jpg", "a/1 (1).jpg", "a/2.jpg"))).orElseThrow();
        assertThat(view.text()).isEqualTo("List.of(\"a/1 (1).jpg\")");
        assertThat(view.html()).contains("value=\"a/1.jpg\">", "value=\"a/1 (1).jpg\" checked>", ">List.of(&quot;a/1 (1).jpg&quot;)</textarea>").doesNotContain("a/2.jpg");
        assertThat(view.html().split("data:image/jpeg;base64,")).hasSize(3);
    }

    @Test
    void aNameIsNoMarkup() {
        String name = "a/<img src=x onerror=alert(1)>\" & '.jpg";
        View view = Views.of(new TickBoxes(List.of(group(0, "a/1.jpg", name)), items("a/1.jpg", name))).orElseThrow();
        assertThat(view.html()).doesNotContain("<img src=x").contains("&lt;img src=x onerror=alert(1)&gt;&quot; &amp; '.jpg</label>");
    }

    @Test
    void ofManyGroupsTheFirstAndSaysSo() {
        int many = TickBoxes.SHOWN + 2;
        String[] names = IntStream.range(0, 2 * many).mapToObj(i -> Text.of("a/%02d.jpg", i)).toArray(String[]::new);
        TickBoxes boxes = new TickBoxes(IntStream.range(0, many).mapToObj(i -> group(2 * i, names[2 * i], names[2 * i + 1])).toList(), items(names));
        View view = Views.of(boxes).orElseThrow();
        assertThat(view.html().split("type=\"checkbox\"")).hasSize(2 * TickBoxes.SHOWN + 1);
        assertThat(view.html()).contains("The first 12 of 14 groups: take what is ticked out, and run the cell again.");
        assertThat(boxes.toString()).contains("\"a/23.jpg\")").endsWith("; the first 12 of 14 groups").doesNotContain("a/25.jpg");
    }

    @Test
    void noGroupsIsAnEmptyList() {
        assertThat(Views.of(new TickBoxes(List.of(), List.of())).orElseThrow().html()).contains(">List.&lt;String&gt;of()</textarea>");
    }
}
