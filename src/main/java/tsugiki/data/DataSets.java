package tsugiki.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.data.garden.Garden;
import tsugiki.data.garden.GardenSpec;

/** The one door to data sets. */
public final class DataSets {

    private static final String GARDEN = "garden";
    private static final String FLOWERS = "flowers102";

    private DataSets() {}

    /** {@link #open(String, Split, long, Progress.Factory)} without a display. */
    public static DataSet open(String spec, Split split, long seed) {
        return open(spec, split, seed, Progress.standard());
    }

    /**
     * Opens a data set.
     *
     * @param spec {@code garden}, {@code flowers102} (downloads), {@code flowers102:DIR} (a folder with
     *     the three official files), or {@code DIR}, a folder of class folders
     * @param split how to split it, or null for its own way: official where there is one, else random
     * @param seed of a random split; the garden itself is always the standard one
     * @param progress shows drawing, downloading and unpacking
     * @throws CourseException when it is not there or cannot be used: says why and what to do
     */
    public static DataSet open(String spec, Split split, long seed, Progress.Factory progress) {
        if (spec.equals(GARDEN)) {
            return garden(GardenSpec.standard(), split, seed, progress);
        }
        if (spec.equals(FLOWERS)) {
            return Flowers102.download(split, seed, progress);
        }
        if (spec.startsWith(FLOWERS + ":")) {
            return Flowers102.open(path(spec.substring(FLOWERS.length() + 1)), split, seed, progress);
        }
        Path folder = path(spec);
        if (!Files.exists(folder) && !spec.contains("/") && !spec.contains("\\")) {
            throw new CourseException("There is no data set and no folder '%s': give garden, flowers102, flowers102:DIR, or a folder of class folders.", spec);
        }
        if (Flowers102.isIn(folder)) {
            throw new CourseException("%s holds the official files of Flowers-102: give %s:%s.", folder, FLOWERS, folder);
        }
        return ImageFolder.open(folder, split, seed);
    }

    /** Draws what is missing of a garden and opens it. */
    public static DataSet garden(GardenSpec spec, Split split, long seed, Progress.Factory progress) {
        DataSet garden = Garden.dataSet(spec, progress);
        Split chosen = split == null ? Split.OFFICIAL : split;
        Parts parts = new Parts(garden.train(), garden.validation(), garden.test()).under(chosen, seed);
        return new DataSet(GARDEN, Parts.label(chosen, seed), garden.classes(), parts.train(), parts.validation(), parts.test(), List.of());
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new CourseException(e, "'%s' is no path: %s.", text, e.getMessage());
        }
    }
}
