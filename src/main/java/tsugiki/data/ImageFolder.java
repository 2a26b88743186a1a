package tsugiki.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tsugiki.base.CourseException;

/**
 * A folder of class folders: {@code roses/a.jpg}, {@code tulips/b.jpg}; or the same within
 * {@code train/}, {@code val/} and {@code test/}, by their usual names in any case ({@link Role}).
 *
 * <p>Classes are the folders' names, sorted; the letters of a name are one however they are written (macOS
 * writes an é as e and accent), upper and lower case are two. Files are told by their first bytes, not their
 * names; what is no picture is left out and listed. A folder that holds nothing but another, as archives
 * unpack, is entered; system and hidden folders are nowhere looked into.
 *
 * <p>A folder's name may be a set of labels, {@code misty+tigger} ({@link LabelSets}); a folder with {@code labels.csv} is
 * opened by it.
 */
public final class ImageFolder {

    static final String LAYOUT = "give a folder that holds one folder of pictures for each class";

    private final FolderLayout layout;
    private final Path root;
    private final PictureFiles files;
    private final Map<Role, Map<String, List<Path>>> parts = new EnumMap<>(Role.class);

    private ImageFolder(FolderLayout layout) {
        this.layout = layout;
        this.root = layout.root();
        this.files = new PictureFiles(root);
        files.leftOut().addAll(layout.leftOut());
        List.of(Role.values()).forEach(role -> parts.put(role, new TreeMap<>()));
    }

    /**
     * Opens a folder.
     *
     * @param split null: as the folder is divided, or random where it is not
     * @param seed of a random split, {@link SplitRule#DEFAULT}
     * @throws CourseException when the folder is missing, a file, without pictures, of one class only, has
     *     a class with one picture, other classes to test than to train, no parts for the split asked for, or
     *     folders that may be parts or classes
     */
    public static DataSet open(Path folder, Split split, long seed) {
        requireFolder(folder);
        if (LabelFile.isIn(folder)) {
            return LabelledFolder.open(folder, split, seed);
        }
        ImageFolder found = new ImageFolder(FolderLayout.of(folder, split == Split.WHOLE));
        found.scan();
        found.requirePictures(folder);
        if (split != Split.WHOLE) { // what is only scored may be one class, and one picture of it
            found.requireTrainable();
        }
        return found.dataSet(split, seed);
    }

    /** Whether a folder holds parts, one to train on among them, rather than classes; false for what is no folder. */
    static boolean isDivided(Path folder) {
        return Files.isDirectory(folder) && (LabelFile.isIn(folder) ? LabelledFolder.isDivided(folder)
                : FolderLayout.of(folder, true).parts().containsKey(Role.TRAIN));
    }

    static void requireFolder(Path folder) {
        if (!Files.exists(folder)) {
            throw new CourseException("The folder %s is not there: check the path; %s.", folder, LAYOUT);
        }
        if (!Files.isDirectory(folder)) {
            throw new CourseException("%s is a file, not a folder: %s.", folder, LAYOUT);
        }
    }

    private void scan() {
        files.leaveOutFiles(FolderEntries.of(root));
        layout.classes().forEach(folder -> scanClass(folder, parts.get(Role.TRAIN)));
        layout.parts().forEach((role, folder) -> {
            FolderEntries entries = FolderEntries.of(folder);
            files.leaveOutFiles(entries);
            entries.folders().forEach(inner -> scanClass(inner, parts.get(role)));
        });
    }

    private void scanClass(Path folder, Map<String, List<Path>> classes) {
        List<Path> pictures = files.below(folder);
        String name = ClassFolders.name(folder);
        if (pictures.isEmpty()) {
            files.leaveOut(folder, "it holds no pictures", LeftOut.Kind.FOLDER);
        } else if (classes.putIfAbsent(name, pictures) != null) {
            throw new CourseException("%s holds two folders named '%s', their letters written in two ways (Unicode NFC and NFD): put their pictures together, or rename one.",
                    folder.getParent(), name);
        }
    }

    private boolean isDivided() {
        return !layout.parts().isEmpty();
    }

    private void requirePictures(Path given) {
        int left = LeftOut.files(files.leftOut());
        if (all().isEmpty()) {
            LeftOut first = files.leftOut().stream().filter(one -> one.kind() != LeftOut.Kind.SYSTEM).findFirst().orElse(null);
            throw new CourseException("%s holds no class folders with pictures%s: %s.", given,
                    first == null ? "" : " (" + left + (left == 1 ? " file was" : " files were") + " left out, e.g. "
                            + first.file() + ": " + first.why() + ")", LAYOUT);
        }
    }

    private void requireTrainable() {
        Map<String, List<Path>> all = all();
        if (all.size() == 1) {
            throw new CourseException("%s holds pictures of one class only, '%s': add a folder of pictures for another class.",
                    root, all.keySet().iterator().next());
        }
        if (isDivided()) {
            requireSameClasses(Role.VALIDATION);
            requireSameClasses(Role.TEST);
        }
        all.forEach((name, pictures) -> {
            if (pictures.size() == 1 && !name.contains(LabelSets.AND)) { // a rare set's labels are on other pictures too
                throw new CourseException("The class '%s' has only one picture, %s: add more pictures of it, or take its folder out.",
                        name, pictures.get(0));
            }
        });
    }

    private Map<String, List<Path>> all() {
        Map<String, List<Path>> all = new TreeMap<>();
        parts.values().forEach(part -> part.forEach((name, pictures) -> all.computeIfAbsent(name, n -> new ArrayList<>()).addAll(pictures)));
        return all;
    }

    /** A class that is only tested is an error; one that is never tested is listed. */
    private void requireSameClasses(Role role) {
        Set<String> trained = parts.get(Role.TRAIN).keySet();
        Map<String, List<Path>> part = parts.get(role);
        Set<String> unknown = new HashSet<>(part.keySet());
        unknown.removeAll(trained);
        if (!unknown.isEmpty()) {
            String name = unknown.stream().sorted().findFirst().orElseThrow();
            String alike = trained.stream().filter(name::equalsIgnoreCase).findFirst().map(other -> " (but of '" + other + "')").orElse("");
            throw new CourseException("The class '%s' has pictures in %s but none in %s%s: give every part the same class folders.",
                    name, layout.parts().get(role), layout.parts().get(Role.TRAIN), alike);
        }
        trained.stream().filter(name -> !part.isEmpty() && !part.containsKey(name)).forEach(name ->
                files.leftOut().add(new LeftOut(name, "it has no " + role.word() + " pictures", LeftOut.Kind.CLASS)));
    }

    private DataSet dataSet(Split asked, long seed) {
        if (!isDivided() && asked != null && !asked.keepsGroups() && asked != Split.RANDOM && asked != Split.WHOLE) {
            throw new CourseException("%s is not divided into train, val and test folders, so it has no split '%s': use the split random, or divide it.",
                    root, asked.word());
        }
        Split split = asked != null ? asked : isDivided() ? Split.OFFICIAL : Split.RANDOM;
        List<String> classes = List.copyOf(all().keySet()); // a TreeMap: sorted
        Subsets found = new Subsets(items(Role.TRAIN, classes), items(Role.VALIDATION, classes), items(Role.TEST, classes));
        Subsets items = found.under(split, seed, files.leftOut());
        if (split.keepsGroups()) {
            files.leftOut().addAll(items.unscored(classes));
        }
        return new DataSet(root.toString(), Subsets.label(split, seed), classes, items.train(), items.validation(), items.test(), files.leftOut());
    }

    private List<Item> items(Role role, List<String> classes) {
        List<Item> items = new ArrayList<>();
        parts.get(role).forEach((name, pictures) ->
                pictures.forEach(file -> items.add(new Item(files.name(file), classes.indexOf(name), Source.of(file)))));
        return items;
    }
}
