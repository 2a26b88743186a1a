package tsugiki.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Reason;
import tsugiki.network.Network;

/** Whether a student can be saved in a folder, asked before hours of work rather than after. */
public final class StudentPlace {

    private static final Set<String> OURS = Set.of(StudentFolder.WEIGHTS, StudentFolder.NEXT, StudentFolder.FACTS, "history.csv", "history.png");

    /** Locks, and what killed writers left. */
    private static final Pattern HIDDEN = Pattern.compile("\\.(.+\\.lock|.+\\.\\d{1,18}(-\\d+)?\\.part)");

    private StudentPlace() {}

    /**
     * Asks whether a student of this network could be saved there.
     *
     * @throws CourseException if it is a file, a folder of other things, may not be written, or the disk is full
     */
    public static void require(Path folder, Network network) {
        check(folder);
        requireSpace(folder, Float.BYTES * network.parameterCount());
    }

    /** @throws CourseException if it is a file, holds something else, or cannot be written */
    public static void check(Path folder) {
        Path target = folder.toAbsolutePath().normalize();
        if (target.getFileName() == null) {
            throw new CourseException("%s is the root of the disk: give the student a folder of its own.", folder);
        }
        if (Files.isSymbolicLink(target) && !Files.exists(target)) {
            throw new CourseException("%s is a link that leads nowhere: remove it, or make the folder it leads to.", folder);
        }
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new CourseException("%s is a file, but a student is a folder: choose another name.", folder);
        }
        if (Files.isDirectory(target) && !isStudent(target)) {
            requireNothingElse(target);
        }
        Path there = existing(target);
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new CourseException("A student cannot be written to %s, because %s %s: choose another folder.", folder, there,
                    Files.isDirectory(there) ? "may not be written" : "is no folder");
        }
    }

    /** @throws CourseException if the disk has not even room for so many bytes */
    private static void requireSpace(Path folder, long bytes) {
        Path there = existing(folder.toAbsolutePath().normalize());
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            if (free < bytes) {
                throw new CourseException("A student of %d MB cannot be written to %s, the disk has %d MB left: make room, or choose another folder.",
                        (bytes >> 20) + 1, folder, free >> 20);
            }
        } catch (IOException e) {
            // some file systems do not tell; then writing will
        }
    }

    /** {@code student.json} alone may be anybody's. */
    private static boolean isStudent(Path folder) {
        return Files.exists(folder.resolve(StudentFolder.FACTS))
                && (Files.exists(folder.resolve(StudentFolder.WEIGHTS)) || Files.exists(folder.resolve(StudentFolder.NEXT)));
    }

    /** Whether the kit itself wrote this file into a student's folder. */
    static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && (OURS.contains(name) || name.equals(StudentFolder.CARD) || HIDDEN.matcher(name).matches() || StudentFolder.isCard(file));
    }

    /** Hidden files are the system's, or what a killed save left. */
    private static void requireNothingElse(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            if (files.map(file -> file.getFileName().toString()).anyMatch(name -> name.equals(StudentFolder.FACTS) || !name.startsWith(".") && !OURS.contains(name))) {
                throw new CourseException("The folder %s holds files that are no student: choose another, a student has a folder of its own.", folder);
            }
        } catch (IOException e) {
            throw new CourseException(e, "The folder %s cannot be looked into (%s): choose another.", folder, Reason.of(e));
        }
    }

    private static Path existing(Path folder) {
        Path there = folder;
        while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        return there;
    }
}
