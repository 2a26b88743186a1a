package tsugiki.extension;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tsugiki.data.DataSet;
import tsugiki.data.DataSource;
import tsugiki.data.Item;
import tsugiki.picture.Picture;

/** Dark and light pictures, as a user of the library would offer a data set. */
public final class GreysSource implements DataSource {

    private static final List<String> CLASSES = List.of("dark", "light");

    @Override
    public String name() {
        return "greys";
    }

    @Override
    public String help() {
        return "greys (made for a test)";
    }

    @Override
    public DataSet open(Request request) {
        request.requireNoFolder(name());
        return new DataSet(name(), "made", CLASSES, items("train", 8), items("validation", 2), items("test", 4), List.of());
    }

    private static List<Item> items(String part, int perClass) {
        return IntStream.range(0, 2 * perClass).mapToObj(i -> {
            int label = i / perClass;
            byte[] rgb = new byte[3 * 16 * 16];
            Arrays.fill(rgb, (byte) (20 + 180 * label + i % perClass));
            Picture picture = new Picture(16, 16, rgb);
            return new Item(CLASSES.get(label) + "/" + part + i + ".png", label, () -> picture);
        }).toList();
    }
}
