package tsugiki.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.base.Download;
import tsugiki.base.Home;
import tsugiki.base.Progress;
import tsugiki.base.Reason;
import tsugiki.base.Text;

/**
 * Oxford Flowers-102, from its three official files. M-E. Nilsback, A. Zisserman, "Automated flower
 * classification over a large number of classes" (2008).
 *
 * <p>Classes keep their official ids 1..102 and names; labels count the classes that are present,
 * in the order of their ids.
 */
public final class Flowers102 {

    private static final URI ADDRESS = URI.create("https://www.robots.ox.ac.uk/~vgg/data/flowers/102/");
    static final String NAME = "flowers102";

    private static final String ARCHIVE = "102flowers.tgz";
    private static final String LABELS = "imagelabels.mat";
    private static final String SPLITS = "setid.mat";
    private static final int CLASSES = 102;

    private Flowers102() {}

    /**
     * Downloads the official files (345 MB) once, checks their sums, unpacks them, and opens them.
     *
     * @throws CourseException when they cannot be had or unpacked
     */
    public static DataSet download(Split split, long seed, Progress.Factory progress) {
        return open(download(ADDRESS, Home.datasets().resolve(NAME).resolve("download"), progress), split, seed, progress);
    }

    /** The folder with the three files from {@code address}. */
    static Path download(URI address, Path folder, Progress.Factory progress) {
        Map<String, Digest> files = new LinkedHashMap<>();
        files.put(LABELS, Digest.md5("e0620be6f572b9609742df49c70aed4d"));
        files.put(SPLITS, Digest.md5("a5357ecc9cb78c4bef273ce3793fc85c"));
        files.put(ARCHIVE, Digest.md5("52808999861908f626f3c1f4e79d11fa"));
        files.forEach((name, sum) -> Download.to(address.resolve(name), folder.resolve(name), sum, progress));
        return folder;
    }

    /**
     * Opens a folder that holds the three official files, whole or a part of them. The folder is only
     * read; photographs are unpacked once into {@code datasets/flowers102/}.
     *
     * @param split null: official
     * @param seed of a random split
     * @throws CourseException when a file is missing or damaged
     */
    public static DataSet open(Path folder, Split split, long seed, Progress.Factory progress) {
        return open(folder, Home.datasets().resolve(NAME), split, seed, progress);
    }

    static DataSet open(Path folder, Path unpacked, Split split, long seed, Progress.Factory progress) {
        Path archive = file(folder, ARCHIVE);
        int[] labels = matrix(file(folder, LABELS), "labels");
        Map<String, int[]> parts = new TreeMap<>();
        List.of("trnid", "valid", "tstid").forEach(name -> parts.put(name, matrix(file(folder, SPLITS), name)));
        Path photographs = Unpacked.of(archive, unpacked, progress).resolve("jpg");
        return new Listing(labels, photographs).dataSet(parts, split == null ? Split.OFFICIAL : split, seed);
    }

    /** Whether a folder holds the official archive. */
    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(ARCHIVE));
    }

    private static Path file(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new CourseException("The folder %s is not there: give the folder that holds %s, %s and %s.", folder, ARCHIVE, LABELS, SPLITS);
        }
        if (!Files.isRegularFile(file)) {
            throw new CourseException("%s is missing in %s: download it from %s, or use flowers102 without a folder.", name, folder, ADDRESS);
        }
        return file;
    }

    private static int[] matrix(Path file, String name) {
        try {
            return MatFile.matrix(file, name);
        } catch (IOException e) {
            throw new CourseException(e, "%s holds no readable matrix '%s' (%s): download it again from %s.", file, name, Reason.of(e), ADDRESS);
        }
    }

    /** The 102 names, in the order of the class ids 1..102. */
    public static List<String> names() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Flowers102.class.getResourceAsStream("flowers102-names.txt"), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new CourseException(e, "The names of the flowers are missing in this jar: build it again.");
        }
    }

    /**
     * The official id, 1..102, of a name.
     *
     * @throws CourseException when there is no such flower
     */
    public static int id(String name) {
        int index = names().indexOf(name);
        if (index < 0) {
            throw new CourseException("Flowers-102 has no class '%s': Flowers102.names() lists them.", name);
        }
        return index + 1;
    }

    /** Photographs by number, their classes and files. */
    private static final class Listing {
        private final int[] labels;
        private final Path photographs;
        private final List<LeftOut> leftOut = new ArrayList<>();
        private final List<Integer> present;

        Listing(int[] labels, Path photographs) {
            this.labels = labels;
            this.photographs = photographs;
            this.present = IntStream.of(labels).filter(id -> id >= 1 && id <= CLASSES).distinct().sorted().boxed().toList();
        }

        DataSet dataSet(Map<String, int[]> parts, Split split, long seed) {
            Subsets official = new Subsets(items(parts.get("trnid")), items(parts.get("valid")), items(parts.get("tstid")));
            Subsets items = official.under(split, seed, leftOut);
            List<String> names = names();
            return new DataSet(NAME, Subsets.label(split, seed), present.stream().map(id -> names.get(id - 1)).toList(),
                    items.train(), items.validation(), items.test(), leftOut);
        }

        private List<Item> items(int[] numbers) {
            List<Item> items = new ArrayList<>();
            for (int number : numbers) {
                int id = number >= 1 && number <= labels.length ? labels[number - 1] : 0;
                Path file = photographs.resolve(Text.of("image_%05d.jpg", number));
                if (id < 1 || id > CLASSES) {
                    leftOut.add(new LeftOut(file.getFileName().toString(), "it has no class"));
                } else if (!Files.isRegularFile(file)) {
                    leftOut.add(new LeftOut(file.getFileName().toString(), "it is not in the archive"));
                } else {
                    items.add(new Item(Text.of("%03d/%s", id, file.getFileName()), present.indexOf(id), Source.of(file)));
                }
            }
            return items;
        }
    }
}
