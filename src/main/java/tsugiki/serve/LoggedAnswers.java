package tsugiki.serve;

import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.base.Json;
import tsugiki.base.Reason;
import tsugiki.base.Shown;
import tsugiki.evaluate.Drift;
import tsugiki.transfer.Student;

/**
 * The answers that {@code serve --log} wrote.
 *
 * @param answers one a picture: of a file that was asked about several times the last, since one picture proves nothing by being repeated
 * @param lines how many answers were logged since then
 * @param unread lines that are none, as where a disk was full
 */
public record LoggedAnswers(List<Drift.Answered> answers, int lines, int unread) {

    /** One line. */
    private record Line(Instant time, String className, double probability, boolean known, String digest) {}

    /** All of a student's log. @throws CourseException as the other */
    public static LoggedAnswers read(Path log, Student student) {
        return read(log, student.classes(), Instant.MIN);
    }

    /**
     * Reads a log, line by line.
     *
     * @param classes the student's, in its order
     * @param since earlier answers are passed over; {@link Instant#MIN}: none
     * @throws CourseException if it cannot be read, is no log, or is of a student with other classes
     */
    public static LoggedAnswers read(Path log, List<String> classes, Instant since) {
        Map<String, Drift.Answered> last = new LinkedHashMap<>();
        int[] counts = new int[3];
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                counts[0]++;
                Line read = parsed(new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                if (read == null) {
                    counts[1]++;
                } else if (!read.time().isBefore(since)) {
                    counts[2]++;
                    last.put(read.digest(), answered(read, classes, log, counts[0]));
                }
            }
        } catch (IOException e) {
            throw Reason.unread(log, e);
        }
        if (counts[0] > 0 && counts[1] == counts[0]) {
            throw new CourseException("%s is no log of answers: give the file that serve --log wrote.", log);
        }
        return new LoggedAnswers(List.copyOf(last.values()), counts[2], counts[1]);
    }

    /** Null where the line is no answer. */
    private static Line parsed(String text) {
        try {
            Map<String, Object> line = Json.read(text, new TypeToken<>() {});
            if (line != null && line.get("time") instanceof String time && line.get("class") instanceof String name && line.get("probability") instanceof Double probability
                    && probability >= 0 && probability <= 1 && line.get("known") instanceof Boolean known && line.get("digest") instanceof String digest) {
                return new Line(Instant.parse(time), name, probability, known, digest);
            }
        } catch (JsonParseException | DateTimeException e) {
            return null; // a line that was cut off, or somebody's own
        }
        return null;
    }

    private static Drift.Answered answered(Line line, List<String> classes, Path log, int number) {
        int label = classes.indexOf(line.className());
        if (label < 0) {
            throw new CourseException("Line %d of %s names the class '%s', which this student does not know: give the log of this student.", number, log, Shown.text(line.className()));
        }
        return new Drift.Answered(label, line.probability(), line.known());
    }
}
