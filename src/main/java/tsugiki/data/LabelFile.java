package tsugiki.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Reason;

/**
 * {@code labels.csv} beside pictures: its first line is {@code picture,labels}, each other one a picture's path below the
 * folder and its labels with a + between, in UTF-8; no label is written as nothing or as {@code none}. A name with a
 * comma stands in double quotes, and a quote in it twice. Semicolons or tabs may stand for the commas, in all lines alike.
 *
 * @param file where it lies
 * @param lines by picture, in the file's order
 */
record LabelFile(Path file, Map<String, Line> lines) {

    static final String NAME = "labels.csv";
    private static final String HEADER = "picture,labels";
    private static final long LONGEST = 64L << 20;
    /** A field and the separator behind it, by separator: spreadsheets write a semicolon where the comma stands in numbers. */
    private static final Map<String, Pattern> FIELDS = Stream.of(",", ";", "\t").collect(Collectors.toMap(separator -> separator,
            separator -> Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*+)\"|([^" + separator + "\"]*))(" + separator + "|$)")));

    /**
     * One picture's line.
     *
     * @param number in the file, from 1
     * @param set name of its set of labels
     */
    record Line(int number, String set) {}

    /** Whether a folder's pictures have their labels in such a file. One of another content beside class folders is none. */
    static boolean isIn(Path folder) {
        Path file = folder.resolve(NAME);
        return Files.isRegularFile(file) && (FolderEntries.of(folder).folders().size() < 2 || separator(text(file).get(0)).isPresent());
    }

    /** Why such a file says nothing of the pictures beside it, which lie in class folders. */
    static String otherContent() {
        return "its first line is not '" + HEADER + "', so the folders' names are the classes";
    }

    /** @throws CourseException if it cannot be read, or a line says something else: names the line */
    static LabelFile read(Path folder) {
        LabelFile found = new LabelFile(folder.resolve(NAME), new LinkedHashMap<>());
        List<String> text = text(found.file);
        Pattern field = separator(text.get(0)).map(FIELDS::get)
                .orElseThrow(() -> found.wrong(1, "is '%s'; write '%s' there, and below a line for each picture", text.get(0), HEADER));
        for (int i = 1; i < text.size(); i++) {
            if (!text.get(i).isBlank()) {
                found.add(i + 1, fields(text.get(i), field));
            }
        }
        return found;
    }

    /** What stands between the fields, if this is the first line of such a file. */
    private static Optional<String> separator(String line) {
        String words = line.replace("\"", "").replace(" ", "");
        return FIELDS.keySet().stream().filter(separator -> words.equalsIgnoreCase(HEADER.replace(",", separator))).findFirst();
    }

    private static List<String> text(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new CourseException("%s has more than %d MB: split the data set.", file, LONGEST >> 20);
            }
            List<String> lines = Files.readString(file).replaceFirst("^\\uFEFF", "").lines().toList();
            return lines.isEmpty() ? List.of("") : lines;
        } catch (CharacterCodingException e) {
            throw new CourseException(e, "%s is not written in UTF-8: save it as CSV in UTF-8.", file);
        } catch (IOException e) {
            throw Reason.unread(file, e);
        }
    }

    private void add(int number, List<String> fields) {
        if (fields.size() != 2) {
            throw wrong(number, "is not a picture and its labels; write e.g. IMG_0001.jpg,misty+tigger, and a name with a comma in double quotes");
        }
        String picture = key(fields.get(0).strip());
        if (picture.isEmpty()) {
            throw wrong(number, "names no picture; write its file name before the comma");
        }
        Line earlier = lines.putIfAbsent(picture, new Line(number, set(number, fields.get(1).strip())));
        if (earlier != null) {
            throw wrong(number, "names %s again, which stands in line %d; write all labels of a picture in one line", picture, earlier.number);
        }
    }

    private String set(int number, String labels) {
        try {
            return LabelSets.name(LabelSets.parts(labels.isEmpty() ? LabelSets.NONE : labels));
        } catch (CourseException e) {
            throw new CourseException(e, "%s, line %d: %s", file, number, e.getMessage());
        }
    }

    /** The fields of a line; none where quotes do not fit. */
    private static List<String> fields(String line, Pattern pattern) {
        List<String> fields = new ArrayList<>();
        Matcher field = pattern.matcher(line);
        int end = 0;
        while (field.find()) {
            fields.add(field.group(1) != null ? field.group(1).replace("\"\"", "\"") : field.group(2));
            end = field.end();
            if (field.group(3).isEmpty()) {
                break;
            }
        }
        return end == line.length() ? fields : List.of();
    }

    /** How a path is known, however its letters and slashes are written. */
    static String key(String path) {
        return Normalizer.normalize(path.replace('\\', '/').replaceFirst("^(?:\\./)++", ""), Normalizer.Form.NFC);
    }

    /** @param what the sentence's part behind the line's number */
    CourseException wrong(int number, String what, Object... values) {
        return new CourseException("%s: line %d " + what + ".", Stream.concat(Stream.of(file, number), Stream.of(values)).toArray());
    }
}
