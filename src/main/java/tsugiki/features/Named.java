package tsugiki.features;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Source;
import tsugiki.picture.Picture;
import tsugiki.picture.UnreadablePictureException;

/**
 * Pictures and what a database knows each by: the SHA-256 of its file's bytes; of what makes it, where it lies in no
 * file; of its pixels, where that is not known either.
 *
 * @param items those that could be read
 * @param digests of each of the items
 * @param leftOut pictures that could not be read
 */
public record Named(List<Item> items, List<String> digests, List<LeftOut> leftOut) {

    public Named {
        items = List.copyOf(items);
        digests = List.copyOf(digests);
        leftOut = List.copyOf(leftOut);
    }

    /** Reads the bytes of pictures that are not remembered, on all cores. */
    static Named of(List<Item> items, FileSums sums) {
        List<Object> found = items.parallelStream().map(item -> look(item, sums)).toList();
        sums.keep();
        List<Item> readable = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        IntStream.range(0, items.size()).forEach(i -> {
            if (found.get(i) instanceof String digest) {
                readable.add(items.get(i));
                digests.add(digest);
            } else {
                leftOut.add((LeftOut) found.get(i));
            }
        });
        return new Named(readable, digests, leftOut);
    }

    /**
     * What is stored of the pictures, in their order.
     *
     * @param unreadable why pictures could not be read, by digest
     * @throws CourseException if a picture's row is gone
     */
    FeatureFile read(FeatureDatabase database, Space space, Map<String, String> unreadable, List<String> classes) {
        int d = space.numbers();
        List<Item> rows = new ArrayList<>();
        List<LeftOut> left = new ArrayList<>(leftOut);
        float[] values = space.room(items.size());
        for (int i = 0; i < items.size(); i++) {
            byte[] stored = database.get(space, digests.get(i));
            if (stored != null) {
                System.arraycopy(space.floats(stored), 0, values, rows.size() * d, d);
                rows.add(items.get(i));
            } else if (unreadable.containsKey(digests.get(i))) {
                left.add(new LeftOut(items.get(i).name(), unreadable.get(digests.get(i))));
            } else {
                throw new CourseException("The stored features of %s were dropped by another program: run this again.", items.get(i).name());
            }
        }
        Features features = new Features(Arrays.copyOf(values, rows.size() * d), d, rows.stream().mapToInt(Item::label).toArray(),
                rows.stream().map(Item::name).toList(), classes);
        return new FeatureFile(features, left);
    }

    private static Object look(Item item, FileSums sums) {
        try {
            return digest(item, sums);
        } catch (UnreadablePictureException e) {
            return new LeftOut(item.name(), e.why());
        }
    }

    /** @throws UnreadablePictureException if there is no picture */
    static String digest(Item item, FileSums sums) {
        String print = item.source().fingerprint(sums);
        if (print.isEmpty() || print.equals(Source.UNREADABLE)) {
            Picture picture = item.source().open();
            return Digest.of("SHA-256", digest -> {
                digest.update(ByteBuffer.allocate(2 * Integer.BYTES).putInt(picture.width()).putInt(picture.height()).flip());
                digest.update(picture.rgb());
            });
        }
        return item.source() instanceof Source.PictureFile ? print : Digest.ofLines("SHA-256", List.of(item.name(), print));
    }
}
