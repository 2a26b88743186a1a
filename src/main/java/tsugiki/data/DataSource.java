package tsugiki.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Services;

/**
 * A data set with a name, called as {@code NAME} or {@code NAME:DIR}. Sources are found by {@link
 * java.util.ServiceLoader}: a new one is a class of its own and a line in {@code META-INF/services}, and this
 * room knows none but its own.
 */
public interface DataSource {

    /** The word before the colon, e.g. {@code flowers102}. */
    String name();

    /** How it is called and what it is, for the help: {@code "garden (drawn flowers)"}. */
    String help();

    /** Under which terms its pictures may be used, in a few words; its README says where that stands. */
    default String terms() {
        return "not known to this kit";
    }

    /**
     * Opens it.
     *
     * @throws CourseException when it cannot be had: says why and what to do
     */
    DataSet open(Request request);

    /** Whether a folder holds this set's own files, so that it is to be opened as {@code NAME:DIR}. */
    default boolean isIn(Path folder) {
        return false;
    }

    /**
     * What was asked for.
     *
     * @param folder behind the colon
     * @param split null: the set's own
     * @param seed of a random split
     */
    record Request(Optional<Path> folder, Split split, long seed, Progress.Factory progress) {

        /** @throws CourseException if a folder was named for a set that has none */
        public void requireNoFolder(String name) {
            folder.ifPresent(dir -> {
                throw new CourseException("%s:%s: %s is made on this machine and takes no folder: give %s alone.", name, dir, name, name);
            });
        }
    }

    /** Every source of the program. */
    static List<DataSource> all() {
        return Services.all(DataSource.class);
    }

    /** Under which terms the pictures of a source or a folder may be used, as far as the kit knows. */
    static String termsOf(String spec) {
        return of(spec).map(DataSource::terms).orElse("not known to this kit: ask whom the pictures belong to");
    }

    /** The source that a word calls, {@code NAME} or {@code NAME:DIR}. */
    static Optional<DataSource> of(String spec) {
        return all().stream().filter(source -> spec.equals(source.name()) || spec.startsWith(source.name() + ":")).findFirst();
    }
}
