package tsugiki.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tsugiki.base.CourseException;

/**
 * Which folders are a data set's parts, which its classes. A folder that holds nothing but one folder of
 * folders (as archives unpack) is entered. What could be both is refused with what was found: a part taken
 * for a class would train without a word.
 *
 * @param root the folder that holds the parts or classes
 * @param parts the folders of the parts; empty where the folder is not divided
 * @param classes the class folders, where it is not
 * @param leftOut the folders passed over, and what lies beside an entered folder
 */
record FolderLayout(Path root, Map<Role, Path> parts, List<Path> classes, List<LeftOut> leftOut) {

    private static final int DEEPEST = 8;

    /**
     * Looks at a folder.
     *
     * @param whole whether any part will do: nothing is to be trained
     * @throws CourseException when a part is there twice, when there is none to train on, or when it cannot be told
     *     what the folders are
     */
    static FolderLayout of(Path given, boolean whole) {
        FolderLayout layout = new FolderLayout(given, Map.of(), List.of(), new ArrayList<>());
        for (int depth = 0; depth < DEEPEST; depth++) {
            Look look = Look.at(layout.root);
            FolderLayout next = look.parts().isEmpty() && look.full.size() == 1 && look.isHolder(look.full.get(0)) && !look.pictures
                    ? layout.entered(given, look, look.full.get(0)) : layout.decided(look, whole);
            if (next.root.equals(layout.root)) {
                return next;
            }
            layout = next;
        }
        throw new CourseException("%s holds folders in folders, more than %d deep: give the folder that holds the class folders.", given, DEEPEST);
    }

    private FolderLayout entered(Path given, Look look, Path inner) {
        PictureFiles beside = new PictureFiles(given);
        beside.leaveOutFiles(look.entries);
        look.empty.forEach(folder -> beside.leaveOut(folder, "it holds no pictures", LeftOut.Kind.FOLDER));
        leftOut.addAll(beside.leftOut());
        return new FolderLayout(inner, Map.of(), List.of(), leftOut);
    }

    private FolderLayout decided(Look look, boolean whole) {
        Map<Role, Path> parts = look.parts();
        if (parts.isEmpty()) {
            look.requireClasses();
            return new FolderLayout(root, parts, look.entries.folders(), leftOut);
        }
        List<Path> others = look.entries.folders().stream().filter(folder -> !parts.containsValue(folder)).toList();
        look.requireClear(parts, whole);
        if (parts.size() == 1) {
            Path only = parts.values().iterator().next();
            passOver(others, "it is no part and holds no class folders");
            return new FolderLayout(only, Map.of(), List.of(), leftOut);
        }
        passOver(others, "it is no part beside " + names(parts.values()));
        return new FolderLayout(root, parts, List.of(), leftOut);
    }

    private void passOver(List<Path> folders, String why) {
        folders.forEach(folder -> leftOut.add(new LeftOut(folder.getFileName().toString(), why, LeftOut.Kind.FOLDER)));
    }

    private static String names(Iterable<Path> folders) {
        List<String> names = new ArrayList<>();
        folders.forEach(folder -> names.add(folder.getFileName().toString()));
        return LeftOutReport.names(names);
    }

    /**
     * One folder, looked at.
     *
     * @param pictures whether pictures lie directly in it
     * @param full the folders with pictures below them
     * @param empty the others
     */
    private record Look(Path root, FolderEntries entries, boolean pictures, List<Path> full, List<Path> empty) {

        static Look at(Path root) {
            FolderEntries entries = FolderEntries.of(root);
            Map<Boolean, List<Path>> folders = entries.folders().stream().collect(Collectors.partitioningBy(PictureFiles::anyBelow));
            return new Look(root, entries, entries.holdPictures(), folders.get(true), folders.get(false));
        }

        /** Whether a folder holds folders of pictures rather than pictures. */
        boolean isHolder(Path folder) {
            FolderEntries inside = FolderEntries.of(folder);
            return full(inside).size() > (inside.holdPictures() ? 1 : 0);
        }

        /** The folders with pictures below them; one that cannot be entered is no class's, and is listed later. */
        private static List<Path> full(FolderEntries entries) {
            return entries.folders().stream().filter(Files::isReadable).filter(PictureFiles::anyBelow).toList();
        }

        Map<Role, Path> parts() {
            Map<Role, Path> parts = new EnumMap<>(Role.class);
            for (Path folder : full) {
                Role role = Role.of(folder.getFileName().toString()).orElse(null);
                if (role != null && isHolder(folder)) {
                    Path other = parts.put(role, folder);
                    if (other != null) {
                        throw new CourseException("%s holds two folders for the %s part, %s and %s: put their pictures together, or take one out.",
                                root, role.word(), other.getFileName(), folder.getFileName());
                    }
                }
            }
            return parts;
        }

        /** Parts, but none to train on; or a part beside what may be a class. */
        void requireClear(Map<Role, Path> parts, boolean whole) {
            List<Path> others = full.stream().filter(folder -> !parts.containsValue(folder) && Role.of(folder.getFileName().toString()).isEmpty()).toList();
            if (parts.size() == 1 && !others.isEmpty()) {
                throw new CourseException("%s holds %s, a part with class folders of its own, and beside it %s with pictures: give a folder of parts (train, val, test) or of classes, not both.",
                        root, names(parts.values()), names(others));
            }
            if (!parts.containsKey(Role.TRAIN) && !whole) {
                throw new CourseException("%s holds %s, but no folder train with class folders: name the folder of the training pictures train, or give one folder of class folders.",
                        root, names(parts.values()));
            }
        }

        /** Folders that say they are parts, or look like such, are no classes. */
        void requireClasses() {
            Set<Role> flat = full.stream().flatMap(folder -> Role.of(folder.getFileName().toString()).stream()).collect(Collectors.toSet());
            if (flat.size() > 1) {
                throw new CourseException("%s holds %s, but no class folders in them: give the pictures of each class a folder of its own there, as train/rose.",
                        root, names(full));
            }
            List<Path> holders = full.stream().filter(this::isHolder).toList();
            Set<Role> hinted = holders.stream().flatMap(folder -> Role.hints(folder.getFileName().toString()).stream()).collect(Collectors.toSet());
            if (hinted.size() > 1 || holders.size() > 1 && holders.size() == full.size() && haveTheSameFolders(holders)) {
                throw new CourseException("%s holds %s, and in each of them folders with pictures (%s): parts are named train, val and test, and the folder of a class holds its pictures itself.",
                        root, names(holders), names(full(FolderEntries.of(holders.get(0)))));
            }
        }

        private static boolean haveTheSameFolders(List<Path> holders) {
            Set<Set<String>> inside = new HashSet<>();
            holders.forEach(folder -> inside.add(full(FolderEntries.of(folder)).stream().map(inner -> inner.getFileName().toString()).collect(Collectors.toSet())));
            return inside.size() == 1 && inside.iterator().next().size() > 1;
        }
    }
}
