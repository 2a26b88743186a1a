package tsugiki.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tsugiki.base.CourseException;
import tsugiki.base.Reason;
import tsugiki.picture.Signature;

/** Checks of values that the command line's own types let through. */
final class Checks {

    private Checks() {}

    /** @throws CourseException if a file cannot be written there, or a picture would be lost: better told before the work than after */
    static void writable(String option, Path file) {
        place(option, file);
        if (isPicture(file)) {
            throw new CourseException("%s %s is a picture, which would be lost: choose another file.", option, file);
        }
    }

    private static void place(String option, Path file) {
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

    /** The same of a PNG that is drawn beside pictures. @throws CourseException if it is called otherwise, or is one of them, too */
    static void writablePng(String option, Path file, List<Path> pictures) {
        place(option, file);
        if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new CourseException("%s %s is to be a PNG: choose a name that ends in .png.", option, file);
        }
        Path target = file.toAbsolutePath().normalize();
        if (pictures.stream().anyMatch(picture -> picture.toAbsolutePath().normalize().equals(target))) {
            throw new CourseException("%s %s is a picture that is asked about, which would be lost: choose another file.", option, file);
        }
    }

    private static boolean isPicture(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Signature.isRead(new String(in.readNBytes(Signature.LENGTH), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw Reason.unread(file, e);
        }
    }

    /** @throws CourseException if a number was given and is less than 1 */
    static void positive(String option, Integer value) {
        if (value != null && value < 1) {
            throw new CourseException("%s is %d: give a whole number of at least 1.", option, value);
        }
    }
}
