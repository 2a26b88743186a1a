package tsugiki.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.Shown;
import tsugiki.base.Text;

/** What was left out, in sentences: each picture by name, what comes in hundreds in one line. */
public final class LeftOutReport {

    private static final int NAMED = 5;

    private LeftOutReport() {}

    /** The sentences, e.g. {@code "rose/a.jpg was left out: it is cut off."}. */
    public static List<String> sentences(Collection<LeftOut> leftOut) {
        List<String> sentences = new ArrayList<>();
        leftOut.stream().filter(left -> left.kind() == LeftOut.Kind.FILE)
                .forEach(left -> sentences.add(Text.of("%s was left out: %s.", Shown.text(left.file()), Shown.text(left.why()))));
        for (LeftOut.Kind kind : List.of(LeftOut.Kind.FOREIGN, LeftOut.Kind.FOLDER, LeftOut.Kind.CLASS, LeftOut.Kind.SYSTEM)) {
            Map<String, List<String>> byReason = new LinkedHashMap<>();
            leftOut.stream().filter(left -> left.kind() == kind).forEach(left ->
                    byReason.computeIfAbsent(left.why(), why -> new ArrayList<>()).add(left.file()));
            byReason.forEach((why, names) -> sentences.add(sentence(kind, Shown.text(why), names)));
        }
        return sentences;
    }

    private static String sentence(LeftOut.Kind kind, String why, List<String> names) {
        String all = names(names);
        boolean one = names.size() == 1;
        String because = (one ? "because " : "each because ") + why;
        return switch (kind) {
            case FOREIGN -> one ? Text.of("%s was left out: %s.", all, why)
                    : Text.of("%,d files were left out (%s), %s.", names.size(), all, because);
            case FOLDER -> Text.of("Passed over: the %s %s, %s.", one ? "folder" : "folders", all, because);
            case CLASS -> Text.of("Not in every part: the %s %s, %s.", one ? "class" : "classes", all, because);
            default -> Text.of("Passed over: %,d hidden or system %s (%s).", names.size(), one ? "file or folder" : "files and folders", all);
        };
    }

    /** The first names, and how many more. */
    static String names(List<String> names) {
        String first = String.join(", ", names.stream().limit(NAMED).map(Shown::text).toList());
        return names.size() <= NAMED ? first : Text.of("%s and %,d more", first, names.size() - NAMED);
    }

    /** The counts for one line, e.g. {@code "3 files left out; 2 classes without pictures of a part"}. */
    public static String counts(Collection<LeftOut> leftOut) {
        StringBuilder counts = new StringBuilder(count(LeftOut.files(leftOut), "file", "files") + " left out");
        append(counts, leftOut, LeftOut.Kind.FOLDER, "folder passed over", "folders passed over");
        append(counts, leftOut, LeftOut.Kind.CLASS, "class without pictures in a part", "classes without pictures in a part");
        append(counts, leftOut, LeftOut.Kind.SYSTEM, "hidden or system file passed over", "hidden or system files passed over");
        return counts.toString();
    }

    private static void append(StringBuilder counts, Collection<LeftOut> leftOut, LeftOut.Kind kind, String one, String many) {
        int n = (int) leftOut.stream().filter(left -> left.kind() == kind).count();
        if (n > 0) {
            counts.append("; ").append(count(n, one, many));
        }
    }

    private static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
