package tsugiki.data;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tsugiki.base.AtomicFiles;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.base.Home;
import tsugiki.base.Json;
import tsugiki.base.Progress;
import tsugiki.base.Shown;
import tsugiki.picture.Preprocessing;

/**
 * Which pictures can be read: found by decoding them once, and kept in {@code build/readable/}, because on phone
 * photographs it takes as long as a lesson. Other bytes are another key.
 */
public final class Readability {

    /** Decoding is what counts: the values are thrown away. */
    private static final Preprocessing SMALLEST = Preprocessing.IMAGENET.size(8, 8);

    private Readability() {}

    /**
     * Those of the pictures that cannot be read, with the reason.
     *
     * @throws tsugiki.picture.InterruptedPassException when the thread is interrupted
     */
    public static Map<Item, LeftOut> unreadable(List<Item> items, Progress.Factory progress) {
        return unreadable(items, Home.build().resolve("readable"), progress);
    }

    static Map<Item, LeftOut> unreadable(List<Item> items, Path folder, Progress.Factory progress) {
        if (items.isEmpty()) {
            return Map.of();
        }
        List<LeftOut> found = look(items, folder, progress);
        Map<String, LeftOut> byName = new HashMap<>();
        found.forEach(left -> byName.put(left.file(), left));
        Map<Item, LeftOut> unreadable = new LinkedHashMap<>();
        items.stream().filter(item -> byName.containsKey(item.name())).forEach(item -> unreadable.put(item, byName.get(item.name())));
        return unreadable;
    }

    /**
     * Looks, before a training, whether of each part and of each class that trains one picture at least can be read; most
     * often that takes one picture of each.
     *
     * @throws CourseException if of one none can
     */
    public static void require(DataSet data) {
        requireAny("training", data.train());
        requireAny("validation", data.validation());
        requireAny("test", data.test());
        Map<Integer, List<Item>> classes = data.train().stream().collect(Collectors.groupingBy(Item::label));
        data.requireEveryClass(IntStream.range(0, data.classes().size()).parallel()
                .map(label -> anyReadable(classes.getOrDefault(label, List.of())) ? 1 : 0).toArray());
    }

    private static void requireAny(String part, List<Item> items) {
        if (!items.isEmpty() && !anyReadable(items)) {
            throw new CourseException("None of the %d %s pictures can be read, the first is %s: check the folder.", items.size(), part, Shown.text(items.get(0).name()));
        }
    }

    private static boolean anyReadable(List<Item> items) {
        return items.stream().anyMatch(item -> decode(List.of(item), Progress.SILENT).isEmpty());
    }

    private static List<LeftOut> look(List<Item> items, Path folder, Progress.Factory progress) {
        List<String> names = items.stream().map(Item::name).toList();
        List<String> prints = Item.fingerprints(items);
        if (IntStream.range(0, names.size()).anyMatch(i -> prints.get(i).equals(names.get(i)))) {
            return decode(items, progress); // a picture that is no file may be another one next time
        }
        String key = Digest.ofLines("SHA-256", Stream.concat(names.stream(), prints.stream()).toList()).substring(0, 32);
        Path file = folder.resolve(key + ".json");
        Set<String> found = kept(file);
        if (found != null) {
            return decode(items.stream().filter(item -> found.contains(item.name())).toList(), Progress.SILENT); // few, and a newer kit may read them
        }
        List<LeftOut> now = decode(items, progress);
        keep(file, now);
        return now;
    }

    /** The names found before; null where nobody looked yet, or the file is damaged. */
    private static Set<String> kept(Path file) {
        try {
            String[] names = Json.read(Files.readString(file), String[].class);
            return names == null ? null : Set.of(names);
        } catch (IOException | JsonParseException e) {
            return null;
        }
    }

    private static List<LeftOut> decode(List<Item> items, Progress.Factory progress) {
        try (Progress shown = progress.start("Reading the pictures", "pictures");
                Pass pass = Loader.of(items, SMALLEST).epoch(0)) {
            long done = 0;
            for (Batch batch : pass) {
                done += batch.count();
                shown.report(done + pass.leftOut().size(), items.size(), "");
            }
            return pass.leftOut();
        }
    }

    private static void keep(Path file, List<LeftOut> found) {
        try {
            AtomicFiles.write(file, Json.line(found.stream().map(LeftOut::file).toList()));
        } catch (IOException e) {
            return; // a full or read-only disk costs the next lesson the same time, nothing else
        }
    }
}
