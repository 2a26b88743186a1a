package tsugiki.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tsugiki.base.CourseException;

/**
 * A folder of class folders: {@code roses/a.jpg}, {@code tulips/b.jpg}; or the same within
 * {@code train/}, {@code val/} (or {@code valid/}, {@code validation/}) and {@code test/}.
 *
 * <p>Classes are the folders' names, sorted. Files are told by their first bytes, not their names; what
 * is no picture is left out and listed.
 */
public final class ImageFolder {

    private static final Map<String, Integer> ROLES = Map.of("train", 0, "val", 1, "valid", 1, "validation", 1, "test", 2);
    private static final String LAYOUT = "give a folder that holds one folder of pictures for each class";

    private final Path root;
    private final PictureFiles files;
    private final List<Map<String, List<Path>>> parts = List.of(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    private boolean divided;

    private ImageFolder(Path root) {
        this.root = root;
        this.files = new PictureFiles(root);
    }

    /**
     * Opens a folder.
     *
     * @param split null: as the folder is divided, or random where it is not
     * @param seed of a random split, {@link SplitRule#DEFAULT}
     * @throws CourseException when the folder is missing, a file, without pictures, of one class only, has
     *     a class with one picture, other classes to test than to train, or no parts for the split asked for
     */
    public static DataSet open(Path folder, Split split, long seed) {
        ImageFolder found = new ImageFolder(folder);
        found.scan(split == Split.WHOLE);
        return found.dataSet(split, seed);
    }

    private void scan(boolean whole) {
        requireFolder();
        List<Path> folders = new ArrayList<>();
        for (Path entry : PictureFiles.list(root)) {
            if (PictureFiles.isHidden(entry)) {
                files.leaveOut(entry, "it is hidden");
            } else if (Files.isDirectory(entry)) {
                folders.add(entry);
            } else {
                files.leaveOut(entry, "it lies in no class folder");
            }
        }
        divided = !folders.isEmpty() && folders.stream().allMatch(f -> ROLES.containsKey(f.getFileName().toString()))
                && Files.isDirectory(root.resolve("train"));
        if (divided) {
            folders.forEach(folder -> scanPart(folder, parts.get(ROLES.get(folder.getFileName().toString()))));
        } else {
            folders.forEach(folder -> scanClass(folder, parts.get(0)));
        }
        requirePictures(whole);
    }

    private void requireFolder() {
        if (!Files.exists(root)) {
            throw new CourseException("The folder %s is not there: check the path; %s.", root, LAYOUT);
        }
        if (!Files.isDirectory(root)) {
            throw new CourseException("%s is a file, not a folder: %s.", root, LAYOUT);
        }
    }

    private void scanPart(Path folder, Map<String, List<Path>> classes) {
        for (Path entry : PictureFiles.list(folder)) {
            if (Files.isDirectory(entry) && !PictureFiles.isHidden(entry)) {
                scanClass(entry, classes);
            } else {
                files.leaveOut(entry, PictureFiles.isHidden(entry) ? "it is hidden" : "it lies in no class folder");
            }
        }
    }

    private void scanClass(Path folder, Map<String, List<Path>> classes) {
        List<Path> pictures = files.below(folder);
        if (pictures.isEmpty()) {
            files.leaveOut(folder, "it holds no pictures");
        } else {
            classes.computeIfAbsent(folder.getFileName().toString(), name -> new ArrayList<>()).addAll(pictures);
        }
    }

    private void requirePictures(boolean whole) {
        Map<String, List<Path>> all = all();
        if (all.isEmpty()) {
            throw new CourseException("%s holds no class folders with pictures%s: %s.", root,
                    files.leftOut().isEmpty() ? "" : " (" + files.leftOut().size() + " files were left out, e.g. "
                            + files.leftOut().get(0).file() + ": " + files.leftOut().get(0).why() + ")", LAYOUT);
        }
        if (whole) {
            return; // what is only scored may be one class, and one picture of it
        }
        if (all.size() == 1) {
            throw new CourseException("%s holds pictures of one class only, '%s': add a folder of pictures for another class.",
                    root, all.keySet().iterator().next());
        }
        all.forEach((name, pictures) -> {
            if (pictures.size() == 1) {
                throw new CourseException("The class '%s' has only one picture, %s: add more pictures of it, or take its folder out.",
                        name, pictures.get(0));
            }
        });
        requireSameClasses();
    }

    private Map<String, List<Path>> all() {
        Map<String, List<Path>> all = new TreeMap<>();
        parts.forEach(part -> part.forEach((name, pictures) -> all.computeIfAbsent(name, n -> new ArrayList<>()).addAll(pictures)));
        return all;
    }

    /** A class that is only tested is an error; one that is never tested is listed. */
    private void requireSameClasses() {
        Set<String> trained = parts.get(0).keySet();
        for (int role = 1; role < 3; role++) {
            Map<String, List<Path>> part = parts.get(role);
            Set<String> unknown = new HashSet<>(part.keySet());
            unknown.removeAll(trained);
            if (!unknown.isEmpty()) {
                String name = unknown.stream().sorted().findFirst().orElseThrow();
                throw new CourseException("The class '%s' has pictures in %s but none in %s: give every part the same class folders.",
                        name, part.get(name).get(0).getParent(), root.resolve("train"));
            }
            String word = role == 1 ? "validation" : "test";
            trained.stream().filter(name -> divided && !part.isEmpty() && !part.containsKey(name)).forEach(name ->
                    files.leftOut().add(new LeftOut(word + "/" + name, "the class has no " + word + " pictures, so its accuracy is not seen there")));
        }
    }

    private DataSet dataSet(Split asked, long seed) {
        if (!divided && asked != null && asked != Split.RANDOM && asked != Split.WHOLE) {
            throw new CourseException("%s is not divided into train, val and test folders, so it has no split '%s': use the split random, or divide it.",
                    root, asked.word());
        }
        Split split = asked != null ? asked : divided ? Split.OFFICIAL : Split.RANDOM;
        List<String> classes = List.copyOf(all().keySet()); // a TreeMap: sorted
        Parts items = new Parts(items(0, classes), items(1, classes), items(2, classes)).under(split, seed);
        return new DataSet(root.toString(), Parts.label(split, seed), classes, items.train(), items.validation(), items.test(), files.leftOut());
    }

    private List<Item> items(int role, List<String> classes) {
        List<Item> items = new ArrayList<>();
        parts.get(role).forEach((name, pictures) ->
                pictures.forEach(file -> items.add(new Item(files.name(file), classes.indexOf(name), Source.of(file)))));
        return items;
    }
}
