package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.Progress;
import tsugiki.picture.Picture;
import tsugiki.picture.TestPictures;

class ReadabilityTest {

    @TempDir
    Path folder;

    private final Progress.Factory never = (title, unit) -> {
        throw new AssertionError("the pictures are read again");
    };

    private Item picture(String name, boolean whole) throws IOException {
        byte[] bytes = TestPictures.jpeg(new Picture(24, 16, new byte[24 * 16 * 3]));
        Path file = Files.write(folder.resolve(name), whole ? bytes : Arrays.copyOf(bytes, bytes.length / 2));
        return new Item(name, 0, Source.of(file));
    }

    @Test
    void pictureThatIsCutOffIsFoundOnceAndKept() throws IOException {
        Item cut = picture("cut.jpg", false);
        List<Item> items = List.of(picture("whole.jpg", true), cut);

        Map<Item, LeftOut> found = Readability.unreadable(items, folder.resolve("kept"), Progress.SILENT);

        assertThat(found).containsOnlyKeys(cut);
        assertThat(found.get(cut).why()).contains("cut off");
        assertThat(Readability.unreadable(items, folder.resolve("kept"), never)).isEqualTo(found);
    }

    @Test
    void otherBytesAreLookedAtAnew() throws IOException {
        Readability.unreadable(List.of(picture("one.jpg", false)), folder.resolve("kept"), Progress.SILENT);

        assertThat(Readability.unreadable(List.of(picture("one.jpg", true)), folder.resolve("kept"), Progress.SILENT)).isEmpty();
    }

    @Test
    void oneOfEachPartAndOfEachClassMustBeReadable() throws IOException {
        Item rose = picture("rose.jpg", true);
        Item lily = new Item("lily.jpg", 1, picture("lily.jpg", true).source());
        Item cut = picture("cut.jpg", false);
        Item cutLily = new Item("cut lily.jpg", 1, cut.source());
        Readability.require(data(List.of(cut, rose, lily), List.of(), List.of(cut, rose)));
        assertThatThrownBy(() -> Readability.require(data(List.of(rose, lily), List.of(rose), List.of(cut))))
                .hasMessage("None of the 1 test pictures can be read, the first is cut.jpg: check the folder.");
        assertThatThrownBy(() -> Readability.require(data(List.of(rose, lily), List.of(cut, cut), List.of(rose)))).hasMessageContaining("None of the 2 validation pictures");
        assertThatThrownBy(() -> Readability.require(data(List.of(cut, cutLily), List.of(), List.of(rose)))).hasMessageContaining("None of the 2 training pictures");
        assertThatThrownBy(() -> Readability.require(data(List.of(rose, cutLily), List.of(), List.of(rose)))).hasMessageContaining("class 'lily'");
    }

    private static DataSet data(List<Item> train, List<Item> validation, List<Item> test) {
        return new DataSet("garden", "official", List.of("rose", "lily"), train, validation, test, List.of());
    }
}
