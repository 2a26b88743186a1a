package tsugiki.show;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import tech.tablesaw.api.DoubleColumn;
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
        Object first = answers.isEmpty() ? "" : answers.get(0);
        columns.add(first instanceof Long || first instanceof Integer
                ? LongColumn.create(name, answers.stream().mapToLong(a -> ((Number) a).longValue()).toArray())
                : first instanceof Number
                ? DoubleColumn.create(name, answers.stream().mapToDouble(a -> ((Number) a).doubleValue()).toArray())
                : StringColumn.create(name, answers.stream().map(String::valueOf).toList()));
        return this;
    }

    /** The table so far. */
    public Table table() {
        return Table.create("table", columns);
    }
}
