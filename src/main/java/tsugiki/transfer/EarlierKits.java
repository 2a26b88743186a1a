package tsugiki.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tsugiki.base.AtomicFiles;

/**
 * What earlier kits left when they were killed: they renamed a student's folder to {@code NAME.PID.old}, then
 * {@code NAME.PID.part} to its name. Somebody's own copy may be called so too: one with a larger number, such as a date,
 * or with anything besides a student's files is left alone.
 */
final class EarlierKits {

    /** Linux gives no larger number to a process. */
    private static final long LARGEST = 1 << 22;

    private EarlierKits() {}

    /** The folder, given its student back if a kill took its name; where that cannot be written, the place where it lies. */
    static Path recovered(Path folder) {
        if (Files.exists(folder)) {
            return folder;
        }
        for (Path old : left(folder, "old")) {
            Path part = old.resolveSibling(old.getFileName().toString().replaceAll("old$", "part"));
            Path student = isWhole(part) ? part : old; // the old one stepped aside only when the new one was whole
            if (isWhole(student)) {
                try {
                    AtomicFiles.move(student, folder.toAbsolutePath());
                    return folder;
                } catch (IOException e) {
                    return Files.exists(folder) ? folder : student;
                }
            }
        }
        return folder;
    }

    private static boolean isWhole(Path folder) {
        return isTheirs(folder) && Files.isRegularFile(folder.resolve(StudentFolder.FACTS)) && Files.isRegularFile(folder.resolve(StudentFolder.WEIGHTS));
    }

    /** Takes away what is left of them; called when the name has its student. */
    static void sweep(Path folder) {
        for (String kind : List.of("old", "part")) {
            for (Path path : left(folder, kind)) {
                try {
                    AtomicFiles.deleteTree(path);
                } catch (IOException e) {
                    // it does no harm but to the eye
                }
            }
        }
    }

    private static boolean isTheirs(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(StudentPlace::isOurs);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static boolean isDead(long process) {
        return process <= LARGEST && ProcessHandle.of(process).isEmpty();
    }

    /** Those of processes that no longer live, with nothing of anybody else in them. */
    private static List<Path> left(Path folder, String kind) {
        Path target = folder.toAbsolutePath().normalize();
        Pattern name = Pattern.compile(Pattern.quote(target.getFileName().toString()) + "\\.(\\d{1,18})\\." + kind);
        List<Path> found = new ArrayList<>();
        if (target.getParent() == null || !Files.isDirectory(target.getParent())) {
            return found;
        }
        try (DirectoryStream<Path> beside = Files.newDirectoryStream(target.getParent())) {
            for (Path path : beside) {
                Matcher match = name.matcher(path.getFileName().toString());
                if (match.matches() && isDead(Long.parseLong(match.group(1))) && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && isTheirs(path)) {
                    found.add(path);
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return found;
    }
}
