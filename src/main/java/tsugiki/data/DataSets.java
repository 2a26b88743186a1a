package tsugiki.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Home;
import tsugiki.base.Progress;
import tsugiki.data.drawn.DrawnFolder;
import tsugiki.data.drawn.DrawnSet;
import tsugiki.data.garden.GardenSpec;
import tsugiki.data.wallpaper.WallpaperSpec;

/** The one door to data sets. */
public final class DataSets {

    private static final String FLOWERS = "flowers102";

    private DataSets() {}

    /** {@link #open(String, Split, long, Progress.Factory)} without a display. */
    public static DataSet open(String spec, Split split, long seed) {
        return open(spec, split, seed, Progress.standard());
    }

    /**
     * Opens a data set.
     *
     * @param spec {@code garden}, {@code wallpaper}, {@code flowers102} (downloads), {@code flowers102:DIR} (a
     *     folder with the three official files), or {@code DIR}, a folder of class folders
     * @param split how to split it, or null for its own way: official where there is one, else random
     * @param seed of a random split; drawings are always the standard ones
     * @param progress shows drawing, downloading and unpacking
     * @throws CourseException when it is not there or cannot be used: says why and what to do
     */
    public static DataSet open(String spec, Split split, long seed, Progress.Factory progress) {
        Optional<DrawnSet> drawn = standard(spec);
        if (drawn.isPresent()) {
            return drawn(drawn.get(), split, seed, progress);
        }
        if (spec.equals(FLOWERS)) {
            return Flowers102.download(split, seed, progress);
        }
        if (spec.startsWith(FLOWERS + ":")) {
            return Flowers102.open(Home.path(spec.substring(FLOWERS.length() + 1)), split, seed, progress);
        }
        Path folder = Home.path(spec);
        if (!Files.exists(folder) && !spec.contains("/") && !spec.contains("\\")) {
            throw new CourseException("There is no data set and no folder '%s': give garden, wallpaper, flowers102, flowers102:DIR, or a folder of class folders.", spec);
        }
        if (Flowers102.isIn(folder)) {
            throw new CourseException("%s holds the official files of Flowers-102: give %s:%s.", folder, FLOWERS, folder);
        }
        return ImageFolder.open(folder, split, seed);
    }

    /**
     * Opens a data set to be scored whole: every picture is in test, however the folder is divided. A folder named as
     * test has been divided already. One class is enough, and one picture of it.
     *
     * @throws CourseException as {@link #open(String, Split, long, Progress.Factory)}
     */
    public static DataSet openWhole(String spec, Progress.Factory progress) {
        return open(spec, Split.WHOLE, 0, progress);
    }

    /**
     * Opens a data set to be scored as it is divided; a folder that is not is opened {@link #openWhole whole}.
     *
     * @throws CourseException as {@link #open(String, Split, long, Progress.Factory)}
     */
    public static DataSet openToScore(String spec, Progress.Factory progress) {
        boolean named = standard(spec).isPresent() || spec.equals(FLOWERS) || spec.startsWith(FLOWERS + ":");
        return named || ImageFolder.isDivided(Home.path(spec)) ? open(spec, null, 0, progress) : openWhole(spec, progress);
    }

    /**
     * The drawn set of a name, whole; empty where the name is none's.
     *
     * @param name {@code garden}, {@code wallpaper}
     */
    public static Optional<DrawnSet> standard(String name) {
        return Stream.<DrawnSet>of(GardenSpec.standard(), WallpaperSpec.standard()).filter(set -> set.name().equals(name)).findFirst();
    }

    /** Draws what is missing of a drawn set and opens it. */
    public static DataSet drawn(DrawnSet set, Split split, long seed, Progress.Factory progress) {
        DataSet all = DrawnFolder.dataSet(set.folder(), set, progress);
        Split chosen = split == null ? Split.OFFICIAL : split;
        Parts parts = new Parts(all.train(), all.validation(), all.test()).under(chosen, seed);
        return new DataSet(all.name(), Parts.label(chosen, seed), all.classes(), parts.train(), parts.validation(), parts.test(), List.of());
    }
}
