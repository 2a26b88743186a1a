package tsugiki.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;

/**
 * A folder of pictures with their labels in {@code labels.csv}: each set of labels that a picture carries is a class of
 * the data set ({@link LabelSets}). Where every picture that is named lies in {@code train/}, {@code val/} or {@code
 * test/}, by their usual names ({@link Role}), these are its parts.
 */
final class LabelledFolder {

    /** Sets with fewer pictures are dealt together: of five, three train, one validates, one tests. */
    private static final int RARE = 5;

    private final Path root;
    private final LabelFile file;
    private final PictureFiles files;
    private final List<String> classes;
    private final Map<Role, List<Item>> parts = new EnumMap<>(Role.class);
    private final boolean divided;

    private LabelledFolder(Path root) {
        this.root = root;
        this.file = LabelFile.read(root);
        this.files = new PictureFiles(root);
        Map<String, Path> pictures = new HashMap<>();
        files.below(root).forEach(picture -> add(pictures, picture));
        files.leftOut().removeIf(left -> left.file().equals(LabelFile.NAME));
        requireThere(pictures);
        this.classes = List.copyOf(file.lines().entrySet().stream().filter(line -> pictures.containsKey(line.getKey()))
                .map(line -> line.getValue().set()).collect(Collectors.toCollection(TreeSet::new)));
        this.divided = isDivided(file);
        file.lines().forEach((name, line) -> {
            if (pictures.containsKey(name)) {
                Role role = divided ? role(name) : Role.TRAIN;
                parts.computeIfAbsent(role, r -> new ArrayList<>()).add(new Item(files.name(pictures.get(name)), classes.indexOf(line.set()), Source.of(pictures.get(name))));
            }
        });
        pictures.entrySet().stream().filter(picture -> !file.lines().containsKey(picture.getKey())).sorted(Map.Entry.comparingByKey())
                .forEach(picture -> files.leaveOut(picture.getValue(), LabelFile.NAME + " does not name it", LeftOut.Kind.FOREIGN));
    }

    private void add(Map<String, Path> pictures, Path picture) {
        String name = files.name(picture);
        Path other = pictures.putIfAbsent(LabelFile.key(name), picture);
        if (other != null) {
            throw new CourseException("%s holds two pictures that %s cannot tell apart, '%s' and '%s' (letters are written in two ways, Unicode NFC and NFD, or slashes are): rename one.",
                    root, LabelFile.NAME, Shown.text(files.name(other)), Shown.text(name));
        }
    }

    /**
     * Opens a folder; as {@link ImageFolder#open}.
     *
     * @throws CourseException when {@code labels.csv} is wrong, names a picture that is not there, or none at all, or the
     *     folder has no such split
     */
    static DataSet open(Path folder, Split asked, long seed) {
        return new LabelledFolder(folder).dataSet(asked, seed);
    }

    /** Whether it has parts, one to train on and another. */
    static boolean isDivided(Path folder) {
        return isDivided(LabelFile.read(folder));
    }

    private static boolean isDivided(LabelFile file) {
        Set<Role> roles = file.lines().keySet().stream().map(LabelledFolder::role).collect(Collectors.toSet());
        return roles.size() > 1 && roles.contains(Role.TRAIN) && !roles.contains(null);
    }

    private static Role role(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? null : Role.of(name.substring(0, slash)).orElse(null);
    }

    /** A picture that is named must lie there, or be listed with the reason why it is not used. */
    private void requireThere(Map<String, Path> pictures) {
        Set<String> listed = files.leftOut().stream().map(left -> LabelFile.key(left.file())).collect(Collectors.toSet());
        file.lines().forEach((name, line) -> {
            if (!pictures.containsKey(name) && !listed.contains(name)) {
                throw file.wrong(line.number(), "names %s, which is not in the folder; mend the name, or take the line out", name);
            }
        });
        if (file.lines().keySet().stream().noneMatch(pictures::containsKey)) {
            throw new CourseException("%s names no picture that can be used: write a line for each picture below the first, e.g. IMG_0001.jpg,misty+tigger.", file.file());
        }
    }

    private DataSet dataSet(Split asked, long seed) {
        if (!divided && asked != null && !asked.keepsGroups() && asked != Split.RANDOM && asked != Split.WHOLE) {
            throw new CourseException("The pictures of %s do not lie in train, val and test folders, so it has no split '%s': use the split random, or divide it.",
                    root, asked.word());
        }
        Split split = asked != null ? asked : divided ? Split.OFFICIAL : Split.RANDOM;
        Subsets found = new Subsets(part(Role.TRAIN), part(Role.VALIDATION), part(Role.TEST));
        Subsets items = split == Split.RANDOM ? SplitRule.DEFAULT.split(new Subsets(found.all(), List.of(), List.of()).train(), strata(found.all()), seed)
                : found.under(split, seed, files.leftOut());
        return new DataSet(root.toString(), Subsets.label(split, seed), classes, items.train(), items.validation(), items.test(), files.leftOut());
    }

    private List<Item> part(Role role) {
        return parts.getOrDefault(role, List.of());
    }

    /** The set of an item, and one for all sets that are rare. */
    private ToIntFunction<Item> strata(List<Item> items) {
        int[] counts = new int[classes.size()];
        items.forEach(item -> counts[item.label()]++);
        return item -> counts[item.label()] < RARE ? classes.size() : item.label();
    }
}
