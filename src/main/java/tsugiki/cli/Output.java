package tsugiki.cli;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;
import tsugiki.base.Json;
import tsugiki.base.Shown;
import tsugiki.base.Text;
import tsugiki.data.LeftOut;
import tsugiki.data.LeftOutReport;

/** How a result is printed. */
public final class Output {

    /** The forms of a result. */
    enum Format {
        TEXT, JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--format", defaultValue = "text",
            description = "text, or json: one JSON line, last on standard output (default: ${DEFAULT-VALUE}).")
    Format format;

    /** One JSON line, or one "name: value" a line. */
    public void print(Map<String, ?> result) {
        if (format == Format.JSON) {
            System.out.println(json(result));
        } else {
            result.forEach((name, value) -> System.out.printf(Locale.ROOT, "%-12s %s%n", name, text(value)));
        }
    }

    /** Says what was not used, and why, on standard error. */
    public static void report(Collection<LeftOut> leftOut) {
        LeftOutReport.sentences(leftOut).forEach(System.err::println);
    }

    static String json(Object value) {
        return Shown.line(Json.line(value)); // it writes what commands a terminal as JSON does too
    }

    private static String text(Object value) {
        if (value instanceof Double number) {
            return Text.of(number != 0 && Math.abs(number) < 1e-3 ? "%.1e" : "%.4f", number);
        }
        return value instanceof Integer || value instanceof Long ? Text.count(((Number) value).longValue()) : Shown.line(value);
    }
}
