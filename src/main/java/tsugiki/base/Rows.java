package tsugiki.base;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table of any things, a row each, a column for each question put to them.
 *
 * <pre>{@code
 * Rows.of(networks).column("network", n -> n.name()).column("parameters", n -> n.parameterCount()).table()
 * }</pre>
 */
public final class Rows<T> {

    private final List<T> things;
    private final List<Column<?>> columns = new ArrayList<>();

    private Rows(Collection<T> things) {
        this.things = List.copyOf(things);
    }

    /** A row for each, in their order. */
    public static <T> Rows<T> of(Collection<T> things) {
        return new Rows<>(things);
    }

    /** Adds a column: whole numbers, fractions or text, by what the first thing answers. */
    public Rows<T> column(String name, Function<? super T, ?> question) {
        List<Object> answers = new ArrayList<>();
        things.forEach(thing -> answers.add(question.apply(thing)));
        columns.add(column(name, answers));
        return this;
    }

    private static Column<?> column(String name, List<Object> answers) {
        Object first = answers.isEmpty() ? "" : answers.get(0);
        if (first instanceof Integer) {
            return IntColumn.create(name, answers.stream().mapToInt(a -> ((Number) a).intValue()).toArray());
        }
        if (first instanceof Long) {
            return LongColumn.create(name, answers.stream().mapToLong(a -> ((Number) a).longValue()).toArray());
        }
        return first instanceof Number ? DoubleColumn.create(name, answers.stream().mapToDouble(a -> ((Number) a).doubleValue()).toArray())
                : StringColumn.create(name, answers.stream().map(String::valueOf).toList());
    }

    /** The table so far. */
    public Table table() {
        return table("table");
    }

    /** The table so far, by a name of its own. */
    public Table table(String name) {
        return Table.create(name, columns);
    }
}
