package tsugiki.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Reason;
import tsugiki.base.Shown;

/**
 * The lists of the Grocery Store data set: {@code train.txt}, {@code val.txt}, {@code test.txt} with a line
 * {@code path, fine class id, coarse class id} for each picture, and {@code classes.csv}. They decide, not the folders.
 *
 * @param folder the {@code dataset} folder that holds them; paths begin there
 * @param coarse whether classes are the 43 coarse ones
 */
record GroceryList(Path folder, boolean coarse) {

    static final String CLASSES = "classes.csv";
    static final String TRAIN = "train.txt";
    static final String VALIDATION = "val.txt";
    static final String TEST = "test.txt";
    static final List<String> FILES = List.of(TRAIN, VALIDATION, TEST, CLASSES);

    private static final int FINE_NAME = 0;
    private static final int COARSE_NAME = 2;

    /**
     * Names by class id, which count from 0 without a gap.
     *
     * @throws CourseException when the file is missing or damaged
     */
    List<String> classes() {
        int at = coarse ? COARSE_NAME : FINE_NAME;
        TreeMap<Integer, String> names = new TreeMap<>();
        for (String line : lines(CLASSES).stream().skip(1).toList()) {
            String[] fields = line.split(",");
            String before = names.putIfAbsent(id(CLASSES, line, fields, at + 1), fields[at].strip());
            if (fields[at].isBlank() || before != null && !(coarse && before.equals(fields[at].strip()))) {
                throw damaged(CLASSES, line);
            }
        }
        if (names.isEmpty() || names.firstKey() != 0 || names.lastKey() != names.size() - 1 || names.values().stream().distinct().count() != names.size()) {
            throw new CourseException("%s does not number its classes from 0 on, each with a name of its own: get the data set anew.", folder.resolve(CLASSES));
        }
        return List.copyOf(names.values());
    }

    /**
     * The pictures of a list.
     *
     * @throws CourseException when the list is missing or damaged, or names a picture that is not there
     */
    List<Item> items(String list, int classes) {
        List<Item> items = new ArrayList<>();
        Map<String, Integer> seen = new TreeMap<>();
        for (String line : lines(list)) {
            String[] fields = line.split(",");
            int label = id(list, line, fields, coarse ? 2 : 1);
            String name = fields[0].strip();
            if (label >= classes || seen.put(name, label) != null) {
                throw damaged(list, line);
            }
            items.add(new Item(name, label, Source.of(picture(list, name))));
        }
        return items;
    }

    private Path picture(String list, String name) {
        try {
            Path file = folder.resolve(name).normalize();
            if (Path.of(name).isAbsolute() || !file.startsWith(folder.normalize())) {
                throw new CourseException("%s names a picture outside its folder, '%s': get the data set anew.", folder.resolve(list), Shown.text(name));
            }
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // letters that this machine's file names cannot hold: no such file is there
        }
        throw new CourseException("%s names a picture that is not there, '%s': get the data set anew.", folder.resolve(list), Shown.text(name));
    }

    private int id(String list, String line, String[] fields, int at) {
        try {
            int id = Integer.parseInt(fields[at].strip());
            if (id >= 0) {
                return id;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // said below
        }
        throw damaged(list, line);
    }

    private CourseException damaged(String list, String line) {
        return new CourseException("%s has a line that says no picture's class, or one twice: '%s'; get the data set anew.", folder.resolve(list), Shown.text(line));
    }

    private List<String> lines(String list) {
        Path file = folder.resolve(list);
        if (!Files.isRegularFile(file)) {
            throw new CourseException("%s is missing in %s: the data set's folder 'dataset' holds %s.", list, folder, String.join(", ", FILES));
        }
        try (Stream<String> lines = Files.readString(file, StandardCharsets.UTF_8).lines()) {
            return lines.filter(line -> !line.isBlank()).toList();
        } catch (CharacterCodingException e) {
            throw new CourseException(e, "%s is no text: get the data set anew.", file);
        } catch (IOException e) {
            throw Reason.unread(file, e);
        }
    }
}
