package tsugiki.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import tsugiki.base.CourseException;

/** Checks of values that the command line's own types let through. */
final class Checks {

    private Checks() {}

    /** @throws CourseException if a file cannot be written there: better told before the work than after */
    static void writable(String option, Path file) {
        Path target = file.toAbsolutePath().normalize();
        Path folder = target.getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (Files.isDirectory(target) || folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new CourseException("%s %s cannot be written, %s: choose another file.", option, file,
                    Files.isDirectory(target) || folder == null ? "it is a folder" : folder + (Files.isDirectory(folder) ? " may not be changed" : " is no folder"));
        }
    }

    /** @throws CourseException if a number was given and is less than 1 */
    static void positive(String option, Integer value) {
        if (value != null && value < 1) {
            throw new CourseException("%s is %d: give a whole number of at least 1.", option, value);
        }
    }
}
