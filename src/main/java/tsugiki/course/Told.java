package tsugiki.course;

import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Json;
import tsugiki.base.Rows;
import tsugiki.base.Text;

/**
 * What a word of {@code ./course} gave as its result.
 *
 * @param values by the names under which it prints them
 */
public record Told(Map<String, Object> values) {

    /** Numbers of this size and more are written with one digit of their fraction. */
    private static final double LARGE = 100;

    static boolean isResult(String line) {
        return line.startsWith("{");
    }

    /** Of what a program said, its last line is the result. @throws CourseException if it is none */
    static Told of(List<String> lines) {
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        try {
            if (isResult(last)) {
                return new Told(Json.read(last, new TypeToken<LinkedHashMap<String, Object>>() {}));
            }
        } catch (JsonParseException e) {
            // said below
        }
        throw new CourseException("The call printed no result ('%s'): call a word that has --format json.", last);
    }

    /** A number. @throws CourseException if it has none of this name */
    public double number(String name) {
        if (values.get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw none("number", name);
    }

    private CourseException none(String kind, String name) {
        return new CourseException("The result has no %s '%s': it has %s.", kind, name, String.join(", ", values.keySet()));
    }

    /** A row for each of these names, or for all. @throws CourseException if it has no value of a name */
    public Table toTable(String... chosen) {
        return Rows.of(chosen.length == 0 ? values.keySet() : List.of(chosen)).column("what", name -> name).column("value", this::text).table();
    }

    private String text(String name) {
        if (!values.containsKey(name)) {
            throw none("value", name);
        }
        Object value = values.get(name);
        if (!(value instanceof Double number)) {
            return String.valueOf(value);
        }
        return number == Math.rint(number) ? Text.count(number.longValue()) : Text.of(Math.abs(number) < LARGE ? "%.3f" : "%.1f", number);
    }

    /** Its values in one line. */
    @Override
    public String toString() {
        return Text.of("%s", values);
    }
}
