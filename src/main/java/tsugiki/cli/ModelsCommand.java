package tsugiki.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Json;
import tsugiki.show.Tables;
import tsugiki.zoo.Zoo;

/** {@code models}: the networks of the zoo as a table. */
@Command(name = "models", description = "Lists the networks: family, parameters, accuracy, licence, weights here.",
        footer = {"", "Example:", "  ./course models --family ResNet --sort -parameters"})
final class ModelsCommand implements Callable<Integer> {

    /** The forms of the list. */
    enum Format {
        TABLE, CSV, JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--family", paramLabel = "NAME", description = "Only this family, e.g. ResNet.")
    String family;

    @Option(names = "--sort", paramLabel = "COLUMN", description = "Column to sort by, e.g. parameters; a leading - sorts downwards.")
    String sort;

    @Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    Format format;

    @Override
    public Integer call() {
        Table table = sorted(chosen(Zoo.list()));
        switch (format) {
            case TABLE -> System.out.println(Tables.whole(table));
            case CSV -> System.out.print(table.write().toString("csv"));
            case JSON -> System.out.println(json(table));
        }
        return 0;
    }

    private Table chosen(Table all) {
        if (family == null) {
            return all;
        }
        Table some = all.where(all.stringColumn("family").equalsIgnoreCase(family));
        if (some.isEmpty()) {
            throw new CourseException("There is no family '%s': choose one of %s.",
                    family, String.join(", ", all.stringColumn("family").unique().sorted(String::compareTo).asList()));
        }
        return some;
    }

    private Table sorted(Table table) {
        if (sort == null) {
            return table;
        }
        String column = sort.replaceFirst("^-", "");
        if (!table.containsColumn(column)) {
            throw new CourseException("There is no column '%s' to sort by: choose one of %s.",
                    column, String.join(", ", table.columnNames()));
        }
        return sort.startsWith("-") ? table.sortDescendingOn(column) : table.sortAscendingOn(column);
    }

    private static String json(Table table) {
        return Json.line(table.stream().map(row -> {
            Map<String, Object> cells = new LinkedHashMap<>();
            table.columnNames().forEach(name -> cells.put(name, row.getObject(name)));
            return cells;
        }).toList());
    }
}
