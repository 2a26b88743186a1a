package tsugiki.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Reason;

/**
 * What lies directly in a folder, by name.
 *
 * @param folders a person's folders, each with a name that can be read
 * @param files a person's files, and links and pipes
 * @param system what machines leave there
 */
record FolderEntries(List<Path> folders, List<Path> files, List<Path> system) {

    /** @throws CourseException when it cannot be listed, or the name of a folder in it cannot be read */
    static FolderEntries of(Path folder) {
        FolderEntries found = new FolderEntries(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Path entry : list(folder)) {
            if (SystemNames.has(entry.getFileName().toString())) {
                found.system.add(entry);
            } else if (!Files.isDirectory(entry) || leadsBack(entry)) {
                found.files.add(entry);
            } else {
                requireReadableName(entry);
                found.folders.add(entry);
            }
        }
        return found;
    }

    /** Whether a picture lies directly in the folder. */
    boolean holdPictures() {
        return files.stream().anyMatch(PictureFiles::isPicture);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw unlisted(folder, e);
        } catch (UncheckedIOException e) { // the disk failed on the way
            throw unlisted(folder, e.getCause());
        }
    }

    static CourseException unlisted(Path folder, Throwable e) {
        return new CourseException(e, "The folder %s cannot be listed (%s): check its rights.", folder, Reason.of(e));
    }

    /** Whether a folder is a link to one it lies in: everything would be found again below it, under its name. */
    static boolean leadsBack(Path folder) {
        try {
            return Files.isSymbolicLink(folder)
                    && folder.toAbsolutePath().getParent().toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false; // entering it will say so
        }
    }

    /**
     * Whether a name is text in the encoding Java takes file names for: then it leads back to its file.
     *
     * @throws CourseException when it is not and that encoding is not UTF-8: then the fault is not the name's
     */
    static boolean isNameReadable(Path file) {
        boolean readable = leadsToItself(file.getFileName());
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (!readable && !encoding.equals("UTF-8")) {
            throw new CourseException("The name '%s' in %s cannot be read, because Java takes file names for %s here: use ./course, or set LC_ALL=C.UTF-8.",
                    file.getFileName(), file.getParent(), encoding);
        }
        return readable;
    }

    private static boolean leadsToItself(Path name) {
        try {
            return name.getFileSystem().getPath(name.toString()).equals(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static void requireReadableName(Path folder) {
        if (!isNameReadable(folder)) {
            throw new CourseException("The name of the folder '%s' in %s is not written in UTF-8: rename it, a class has its folder's name.",
                    folder.getFileName(), folder.getParent());
        }
    }
}
