package tsugiki.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tsugiki.base.CourseException;

/**
 * The class folders of a folder, each to be looked into by itself, where and when its pictures are wanted: what a folder
 * of millions is opened by. The rules are {@link ImageFolder}'s.
 *
 * @param root names of files are relative to it
 * @param folders in the order of parts and names
 * @param leftOut what lies beside them
 */
public record ClassFolders(Path root, List<ClassFolder> folders, List<LeftOut> leftOut) {

    /**
     * One class's folder.
     *
     * @param part {@code train}, {@code validation} or {@code test}; empty where the folder is not divided
     * @param name of the class
     */
    public record ClassFolder(String part, String name, Path folder) {}

    /**
     * What lies in a class's folder.
     *
     * @param pictures by name
     * @param leftOut files that are no pictures
     */
    public record Content(List<Path> pictures, List<LeftOut> leftOut) {}

    /**
     * Finds them; of the pictures only one a folder is looked at.
     *
     * @throws CourseException when the folder is missing, is described by labels.csv, or holds no class folders, or when it cannot be told what its folders are
     */
    public static ClassFolders of(Path folder) {
        ImageFolder.requireFolder(folder);
        if (LabelFile.isIn(folder)) {
            throw new CourseException("%s is described by its labels.csv, which is not read here: give a list with the columns path and label.", folder);
        }
        FolderLayout layout = FolderLayout.of(folder, true);
        PictureFiles files = new PictureFiles(layout.root());
        files.leftOut().addAll(layout.leftOut());
        files.leaveOutFiles(FolderEntries.of(layout.root()));
        List<ClassFolder> found = new ArrayList<>();
        layout.classes().forEach(inner -> found.add(new ClassFolder("", name(inner), inner)));
        layout.parts().forEach((role, part) -> {
            FolderEntries entries = FolderEntries.of(part);
            files.leaveOutFiles(entries);
            entries.folders().forEach(inner -> found.add(new ClassFolder(role.word(), name(inner), inner)));
        });
        if (found.isEmpty()) {
            throw new CourseException("%s holds no class folders with pictures: %s.", folder, ImageFolder.LAYOUT);
        }
        return new ClassFolders(layout.root(), found, files.leftOut());
    }

    /** Looks into one of the folders. @throws CourseException if it cannot be listed */
    public static Content content(Path root, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CourseException("The folder %s is not there: is it on a disk that this machine has too?", folder);
        }
        PictureFiles files = new PictureFiles(root);
        List<Path> pictures = files.below(folder);
        return new Content(pictures, files.leftOut());
    }

    /** The part that a folder's whole name says, {@code train}, {@code validation} or {@code test}, if it says one. */
    public static Optional<String> part(String name) {
        return Role.of(name).map(Role::word);
    }

    /** The class that a folder names: the letters are one however they are written. */
    static String name(Path folder) {
        return Normalizer.normalize(folder.getFileName().toString(), Normalizer.Form.NFC);
    }
}
