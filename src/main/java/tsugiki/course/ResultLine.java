package tsugiki.course;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tsugiki.base.Json;
import tsugiki.base.Reason;
import tsugiki.evaluate.Compare;
import tsugiki.evaluate.Marks;
import tsugiki.evaluate.PairedComparison;

/**
 * A result as a line of the file that {@code ./course run} makes its page of: {@link Result#toJson}, its interval, and the
 * difference in pairs to the first result of the same lesson on the same pictures. The page computes nothing of its own.
 */
final class ResultLine {

    private ResultLine() {}

    /**
     * Adds {@code interval}, two ends 0..1; and where an earlier line is of the same lesson and pictures,
     * {@code difference}: {@code to}, the other's method, {@code share}, this accuracy minus the other's,
     * {@code interval}, its two ends, and {@code clear}, whether these pictures tell the two apart.
     *
     * @param before the file's lines so far; those that are no results are passed over
     */
    static String of(Result result, List<String> before) {
        JsonObject line = Json.read(result.toJson(), JsonObject.class);
        line.add("interval", ends(result.interval().low(), result.interval().high()));
        before.stream().flatMap(earlier -> read(earlier).stream()).filter(earlier -> alike(earlier, line)).findFirst()
                .ifPresent(first -> line.add("difference", difference(first, line)));
        return Json.line(line);
    }

    /** Appends the line of a result to a file of them. */
    static void add(Path file, Result result) {
        Course.append(file, of(result, lines(file)));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw Reason.unread(file, e);
        }
    }

    private static Optional<JsonObject> read(String line) {
        try {
            return Optional.ofNullable(Json.read(line, JsonObject.class));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static boolean alike(JsonObject a, JsonObject b) {
        return a.has("right") && Stream.of("lesson", "pictures_digest", "pictures")
                .allMatch(name -> b.has(name) && Objects.equals(a.get(name), b.get(name)));
    }

    private static JsonObject difference(JsonObject first, JsonObject line) {
        PairedComparison pair = Compare.paired(right(first), right(line));
        JsonObject difference = new JsonObject();
        difference.add("to", first.get("method"));
        difference.addProperty("share", pair.difference());
        difference.add("interval", ends(pair.interval().low(), pair.interval().high()));
        difference.addProperty("clear", pair.better().isPresent());
        return difference;
    }

    private static boolean[] right(JsonObject line) {
        return Marks.right(line.get("right").getAsString(), line.get("pictures").getAsInt());
    }

    private static JsonArray ends(double low, double high) {
        JsonArray ends = new JsonArray();
        ends.add(low);
        ends.add(high);
        return ends;
    }
}
