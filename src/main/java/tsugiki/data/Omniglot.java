package tsugiki.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.base.Download;
import tsugiki.base.Home;
import tsugiki.base.Progress;
import tsugiki.base.Reason;
import tsugiki.base.Text;

/**
 * Omniglot's two small background sets: characters of eight alphabets, each written once by each of twenty persons. B. M. Lake,
 * R. Salakhutdinov, J. B. Tenenbaum, "Human-level concept learning through probabilistic program induction" (2015).
 *
 * <p>A class is a character of an alphabet, {@code "Greek 01"}. Parts differ in their writers: who is tested has
 * written no training picture.
 */
public final class Omniglot {

    static final String NAME = "omniglot";

    private static final URI ADDRESS = URI.create("https://raw.githubusercontent.com/brendenlake/omniglot/057f034baf2ecb8530bc5710e5a23584d2a519cc/python/");
    private static final Map<String, Digest> FILES = files(
            "images_background_small1.zip", Digest.sha256("f38eb80f801274ac2b4dff5b24289016bfaba4a7d5bb50deebf27104ad6cb8a4"),
            "images_background_small2.zip", Digest.sha256("3ccaa407515a8778e5d0861875af38b17e418f301ad5bb3b5a6b65d901a41c7f"));

    private static final Pattern PICTURE = Pattern.compile("([^/]+)/character(\\d+)/\\d+_(\\d{1,6})\\.png");
    /** Writers up to this train. */
    private static final int TRAIN = 12;
    /** Writers after those, up to this, are for validation. */
    private static final int VALIDATION = 15;

    private Omniglot() {}

    private static Map<String, Digest> files(String first, Digest sum, String second, Digest secondSum) {
        Map<String, Digest> files = new LinkedHashMap<>();
        files.put(first, sum);
        files.put(second, secondSum);
        return files;
    }

    /**
     * Downloads the two archives (2.9 MB) once, checks their sums, unpacks them, and opens them.
     *
     * @param split null: official, by writers
     * @throws CourseException when they cannot be had or unpacked, or the split is random
     */
    public static DataSet download(Split split, Progress.Factory progress) {
        Path datasets = Home.datasets().resolve(NAME);
        return open(download(ADDRESS, datasets.resolve("download"), progress), datasets, split, progress);
    }

    /** The folder with the archives from {@code address}. */
    static Path download(URI address, Path folder, Progress.Factory progress) {
        FILES.forEach((name, sum) -> Download.to(address.resolve(name), folder.resolve(name), sum, progress));
        return folder;
    }

    /**
     * Opens a folder that holds one of the two archives or both. The folder is only read; pictures are unpacked
     * once into {@code datasets/omniglot/}.
     *
     * @param split null: official, by writers
     * @throws CourseException when there is none or it is damaged, or the split is random
     */
    public static DataSet open(Path folder, Split split, Progress.Factory progress) {
        return open(folder, Home.datasets().resolve(NAME), split, progress);
    }

    static DataSet open(Path folder, Path datasets, Split split, Progress.Factory progress) {
        Split chosen = split == null ? Split.OFFICIAL : split;
        if (chosen != Split.OFFICIAL && chosen != Split.TRAINVAL && chosen != Split.SWAPPED && chosen != Split.WHOLE) {
            throw new CourseException("omniglot has no split '%s': one writer's hand would be in several parts; use the split official, which is by writers.", chosen.word());
        }
        List<Path> archives = FILES.keySet().stream().map(folder::resolve).filter(Files::isRegularFile).toList();
        if (archives.isEmpty()) {
            throw new CourseException("%s holds neither of %s: download them from %s, or use omniglot without a folder.",
                    folder, String.join(" and ", FILES.keySet()), ADDRESS);
        }
        Map<String, Path> pictures = new TreeMap<>();
        archives.forEach(archive -> add(Unpacked.of(archive, datasets, progress), pictures));
        return dataSet(folder, pictures, chosen);
    }

    /** Whether a folder holds one of the archives. */
    static boolean isIn(Path folder) {
        return FILES.keySet().stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    /** Two alphabets are in both archives, with the same pictures: each is taken once. */
    private static void add(Path unpacked, Map<String, Path> pictures) {
        try (Stream<Path> walk = Files.walk(unpacked)) {
            walk.filter(Files::isRegularFile).forEach(file -> {
                Path name = unpacked.relativize(file);
                if (name.getNameCount() > 1) {
                    pictures.putIfAbsent(name.subpath(1, name.getNameCount()).toString().replace('\\', '/'), file);
                }
            });
        } catch (IOException e) {
            throw Reason.unread(unpacked, e);
        }
    }

    private static DataSet dataSet(Path folder, Map<String, Path> pictures, Split split) {
        Map<String, Integer> labels = new LinkedHashMap<>();
        List<LeftOut> leftOut = new ArrayList<>();
        List<List<Item>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        pictures.forEach((name, file) -> {
            Matcher matcher = PICTURE.matcher(name);
            if (matcher.matches()) {
                String character = Text.of("%s %s", matcher.group(1).replace('_', ' '), matcher.group(2));
                labels.putIfAbsent(character, labels.size());
                parts.get(part(Integer.parseInt(matcher.group(3)))).add(new Item(name, labels.get(character), Source.of(file)));
            } else {
                leftOut.add(new LeftOut(name, "its name says no character and writer"));
            }
        });
        if (labels.size() < 2) {
            throw new CourseException("The archives in %s hold no pictures by alphabet, character and writer: download them from %s.", folder, ADDRESS);
        }
        Subsets items = new Subsets(parts.get(0), parts.get(1), parts.get(2)).under(split, 0, leftOut);
        String label = split == Split.OFFICIAL ? "by writers" : Subsets.label(split, 0);
        return new DataSet(NAME, label, List.copyOf(labels.keySet()), items.train(), items.validation(), items.test(), leftOut);
    }

    private static int part(int writer) {
        return writer <= TRAIN ? 0 : writer <= VALIDATION ? 1 : 2;
    }
}
