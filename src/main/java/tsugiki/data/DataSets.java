package tsugiki.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import tsugiki.base.CourseException;
import tsugiki.base.Home;
import tsugiki.base.Progress;

/** The one door to data sets. */
public final class DataSets {

    private DataSets() {}

    /** {@link #open(String, Split, long, Progress.Factory)} without a display. */
    public static DataSet open(String spec, Split split, long seed) {
        return open(spec, split, seed, Progress.standard());
    }

    /**
     * Opens a data set.
     *
     * @param spec the name of a {@link DataSource}, {@code NAME:DIR}, or {@code DIR}, a folder of class folders
     * @param split how to split it, or null for its own way: official where there is one, else random
     * @param seed of a random split; drawings are always the standard ones
     * @param progress shows drawing, downloading and unpacking
     * @throws CourseException when it is not there or cannot be used: says why and what to do
     */
    public static DataSet open(String spec, Split split, long seed, Progress.Factory progress) {
        if (spec.isBlank()) {
            throw new CourseException("The data set has no name (a shell's variable may have no value): give %s.", help());
        }
        Optional<DataSource> source = DataSource.of(spec);
        if (source.isPresent()) {
            return source.get().open(new DataSource.Request(folder(spec, source.get()), split, seed, progress));
        }
        Path folder = Home.path(spec);
        if (!Files.exists(folder) && !spec.contains("/") && !spec.contains("\\")) {
            throw new CourseException("There is no data set and no folder '%s': give %s.", spec, help());
        }
        DataSource.all().stream().filter(s -> s.isIn(folder)).findFirst().ifPresent(s -> {
            throw new CourseException("%s holds the official files of %s: give %s:%s.", folder, s.name(), s.name(), folder);
        });
        return ImageFolder.open(folder, split, seed);
    }

    /** The same data set as it is called from any working folder: a folder that is named becomes absolute. */
    public static String fromAnywhere(String spec) {
        Optional<DataSource> source = DataSource.of(spec);
        Optional<Path> folder = source.isPresent() ? folder(spec, source.get()) : Optional.of(Home.path(spec));
        return folder.map(path -> source.map(s -> s.name() + ":").orElse("") + path.toAbsolutePath().normalize()).orElse(spec);
    }

    private static Optional<Path> folder(String spec, DataSource source) {
        String rest = spec.substring(source.name().length());
        return rest.isEmpty() ? Optional.empty() : Optional.of(Home.path(rest.substring(1)));
    }

    /** What may be given, in words. */
    public static String help() {
        return DataSource.all().stream().map(DataSource::help).collect(Collectors.joining(", ")) + ", or a folder of class folders";
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
        return spec.isBlank() || DataSource.of(spec).isPresent() || ImageFolder.isDivided(Home.path(spec)) ? open(spec, null, 0, progress) : openWhole(spec, progress);
    }
}
