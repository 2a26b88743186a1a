package tsugiki.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Download;
import tsugiki.base.Home;
import tsugiki.base.Progress;
import tsugiki.base.Reason;

/**
 * The Grocery Store data set: photographs taken with a phone in shops, of fruit, vegetables and packages. M. Klasson,
 * C. Zhang, H. Kjellstroem, "A Hierarchical Grocery Store Image Dataset with Visual and Semantic Labels" (2019).
 *
 * <p>Classes are the 81 fine ones, or the 43 coarse ones that they belong to; the lists of the archive
 * say which picture is of which class and part ({@link GroceryList}).
 */
public final class Grocery {

    /** As it is called on the command line. */
    public static final String NAME = "grocery";

    static final String COARSE = "grocery-coarse";

    private static final String REPOSITORY = "GroceryStoreDataset";
    private static final String COMMIT = "fc80ba90f803d79d0383df52c5a4ac5de99ff6fc";
    private static final URI ADDRESS = URI.create("https://github.com/marcusklasson/" + REPOSITORY + "/archive/" + COMMIT + ".zip");

    /** The archive is made on demand, so no sum of it is known: these it must fit. */
    private static final Whole OFFICIAL = new Whole(60_000_000, 250_000_000, 2640, 296, 2485);

    /**
     * What a download must hold to be the whole set.
     *
     * @param least bytes of the archive
     * @param most bytes of the archive
     */
    record Whole(long least, long most, int train, int validation, int test) {}

    /** {@code KEY/REPOSITORY-COMMIT/dataset}. */
    private static final int UNPACKED_DEPTH = 3;

    private Grocery() {}

    /**
     * Downloads the archive of the commit (about 117 MB) once, unpacks it, and opens it.
     *
     * @param coarse whether classes are the 43 coarse ones instead of the 81 fine ones
     * @param split null: official
     * @param seed of a random split
     * @throws CourseException when it cannot be had, or is not the whole set
     */
    public static DataSet download(boolean coarse, Split split, long seed, Progress.Factory progress) {
        return download(ADDRESS, OFFICIAL, Home.datasets().resolve(NAME), coarse, split, seed, progress);
    }

    static DataSet download(URI address, Whole whole, Path datasets, boolean coarse, Split split, long seed, Progress.Factory progress) {
        Path archive = Download.to(address, datasets.resolve("download").resolve(REPOSITORY + "-" + COMMIT + ".zip"), null, progress);
        require(archive, whole);
        GroceryList list = new GroceryList(inside(Unpacked.of(archive, datasets, progress)), coarse);
        Subsets official = official(list);
        if (official.train().size() != whole.train || official.validation().size() != whole.validation || official.test().size() != whole.test) {
            throw new CourseException("%s lists %d, %d and %d pictures instead of %d, %d and %d: it is another archive; delete it and run this again.",
                    archive, official.train().size(), official.validation().size(), official.test().size(), whole.train, whole.validation, whole.test);
        }
        return dataSet(list, official, split, seed);
    }

    private static void require(Path archive, Whole whole) {
        try {
            long bytes = Files.size(archive);
            if (bytes < whole.least || bytes > whole.most) {
                throw new CourseException("%s has %.1f MB, which the archive of Grocery cannot have: delete it and run this again.", archive, bytes / 1e6);
            }
        } catch (IOException e) {
            throw Reason.unread(archive, e);
        }
    }

    /**
     * Opens a folder that holds the archive, {@code GroceryStoreDataset*.zip}, or is its unpacked {@code dataset}
     * folder. The folder is only read; an archive is unpacked once into {@code datasets/grocery/}.
     *
     * @param coarse whether classes are the 43 coarse ones instead of the 81 fine ones
     * @param split null: official
     * @param seed of a random split
     * @throws CourseException when the archive or a list is missing or damaged, or a listed picture is not there
     */
    public static DataSet open(Path folder, boolean coarse, Split split, long seed, Progress.Factory progress) {
        return open(folder, Home.datasets().resolve(NAME), coarse, split, seed, progress);
    }

    static DataSet open(Path folder, Path datasets, boolean coarse, Split split, long seed, Progress.Factory progress) {
        if (!Files.isDirectory(folder)) {
            throw new CourseException("The folder %s is not there: give the folder that holds %s-%s.zip, or its unpacked folder 'dataset'.",
                    folder, REPOSITORY, COMMIT);
        }
        GroceryList list = new GroceryList(isUnpacked(folder) ? folder : inside(Unpacked.of(archive(folder), datasets, progress)), coarse);
        return dataSet(list, official(list), split, seed);
    }

    /** Its folder {@code dataset} in {@code datasets/grocery/}, where an archive was unpacked earlier; the latest, if there are several. */
    public static Optional<Path> unpacked() {
        return unpacked(Home.datasets().resolve(NAME));
    }

    static Optional<Path> unpacked(Path datasets) {
        if (!Files.isDirectory(datasets)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.find(datasets, UNPACKED_DEPTH, (path, how) -> how.isDirectory() && path.endsWith("dataset"))) {
            return found.filter(Grocery::isUnpacked).max(Comparator.comparing(path -> path.toFile().lastModified()));
        } catch (IOException e) {
            throw Reason.unread(datasets, e);
        }
    }

    /** Whether a folder holds the archive or is the unpacked data set. */
    static boolean isIn(Path folder) {
        return isUnpacked(folder) || !archives(folder).isEmpty();
    }

    private static boolean isUnpacked(Path folder) {
        return Files.isRegularFile(folder.resolve(GroceryList.CLASSES))
                || GroceryList.FILES.stream().filter(name -> Files.isRegularFile(folder.resolve(name))).count() > 1;
    }

    private static Path archive(Path folder) {
        List<Path> archives = archives(folder);
        if (archives.size() != 1) {
            throw new CourseException(archives.isEmpty()
                    ? "%s holds no archive %s*.zip, and is not its unpacked folder 'dataset': download it from %s, or use %s without a folder."
                    : "%s holds several archives %s*.zip: leave one (it comes from %s), or use %s without a folder.", folder, REPOSITORY, ADDRESS, NAME);
        }
        return archives.get(0);
    }

    private static List<Path> archives(Path folder) {
        List<Path> archives = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, REPOSITORY + "*.zip")) {
                found.forEach(archives::add);
            } catch (IOException e) {
                throw Reason.unread(folder, e);
            }
        }
        return archives;
    }

    /** The folder {@code dataset} of an unpacked archive, which lies in one named by the commit. */
    private static Path inside(Path unpacked) {
        try (DirectoryStream<Path> tops = Files.newDirectoryStream(unpacked, top -> Files.isDirectory(top.resolve("dataset")))) {
            for (Path top : tops) {
                return top.resolve("dataset");
            }
        } catch (IOException e) {
            throw Reason.unread(unpacked, e);
        }
        throw new CourseException("The archive unpacked in %s holds no folder 'dataset': it is another archive; download it from %s.", unpacked, ADDRESS);
    }

    private static Subsets official(GroceryList list) {
        int classes = list.classes().size();
        return new Subsets(list.items(GroceryList.TRAIN, classes), list.items(GroceryList.VALIDATION, classes), list.items(GroceryList.TEST, classes));
    }

    private static DataSet dataSet(GroceryList list, Subsets official, Split split, long seed) {
        Split chosen = split == null ? Split.OFFICIAL : split;
        List<LeftOut> leftOut = new ArrayList<>();
        Subsets items = official.under(chosen, seed, leftOut);
        List<String> classes = list.classes();
        leftOut.addAll(items.unscored(classes));
        return new DataSet(list.coarse() ? COARSE : NAME, Subsets.label(chosen, seed), classes, items.train(), items.validation(), items.test(), leftOut);
    }
}
