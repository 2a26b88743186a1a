package tsugiki.show;

import java.text.DecimalFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumberColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tsugiki.base.CourseException;
import tsugiki.base.Rows;
import tsugiki.base.Text;
import tsugiki.base.TextTable;
import tsugiki.evaluate.Calibration;
import tsugiki.evaluate.DifferenceInterval;
import tsugiki.evaluate.MeanDifference;
import tsugiki.evaluate.PairedComparison;
import tsugiki.explain.BeforeAfter;
import tsugiki.explain.Forgetting;
import tsugiki.train.History;

/** Tablesaw tables as a person reads them: few digits, numbers to the right, no more than a screen of rows. */
public final class Tables {

    /** Rows shown; the rest is counted in a note. */
    public static final int ROWS = 20;

    private Tables() {}

    /**
     * Shows these columns of shares (0..1) as percent with one decimal; the values stay as they are.
     *
     * @throws CourseException if there is no such column of numbers
     */
    public static Table percent(Table table, String... columns) {
        for (String name : columns) {
            Column<?> column = table.containsColumn(name) ? table.column(name) : null;
            if (column instanceof NumberColumn<?, ?> numbers) {
                numbers.setPrintFormatter(Text.percent(), "");
            } else if (column == null || !column.isEmpty()) { // of nothing, nobody knows whether it is a number
                throw new CourseException("The table has no column of numbers '%s': choose among %s.",
                        name, String.join(", ", table.columnNames()));
            }
        }
        return table;
    }

    /** Shows this column of differences or deviations of shares as points with one decimal: {@code 3.4 points}; its values stay as they are. */
    public static Table points(Table table, String column) {
        DecimalFormat format = Text.percent();
        format.applyPattern("0.0 points");
        format.setMultiplier(100);
        table.numberColumn(column).setPrintFormatter(format, "");
        return table;
    }

    /** A training as a table: an epoch a row, accuracies in percent, without what was never measured. */
    public static Table of(History history) {
        Table table = history.toTable();
        List<String> empty = table.columns().stream().filter(c -> c.size() > 0 && c.countMissing() == c.size()).map(Column::name).toList();
        table = table.rejectColumns(empty.toArray(String[]::new));
        String[] shares = table.columnNames().stream().filter(name -> name.endsWith("accuracy")).toArray(String[]::new);
        return percent(table, shares);
    }

    /**
     * Validation accuracy of several tunings side by side, an epoch a row; row 0 is before tuning. One that was stopped,
     * or is shorter, ends in empty cells.
     */
    public static Table epochs(Map<String, History> trainings) {
        List<History> tuned = trainings.values().stream().map(History::tuning).toList();
        int rows = tuned.stream().mapToInt(h -> h.rows().size()).max().orElse(0);
        Table table = Table.create("validation accuracy", IntColumn.create("epoch of tuning", IntStream.range(0, rows).toArray()));
        List<String> names = List.copyOf(trainings.keySet());
        for (int k = 0; k < names.size(); k++) {
            List<History.Row> measured = tuned.get(k).rows();
            table.addColumns(DoubleColumn.create(names.get(k), IntStream.range(0, rows)
                    .mapToDouble(i -> i < measured.size() ? measured.get(i).validationAccuracy() : Double.NaN).toArray()));
        }
        return percent(table, names.toArray(String[]::new));
    }

    /** The bins that have pictures, shares in percent. */
    public static Table of(Calibration calibration) {
        return percent(calibration.toTable(), "mean confidence", "accuracy", "gap");
    }

    /** What each student, by name, has forgotten; shares in percent. */
    public static Table of(Map<String, Forgetting> students) {
        return percent(Forgetting.table(students), "agreement", "change of features");
    }

    /** What networks say before and after a change, probabilities in percent. */
    public static Table of(BeforeAfter... answers) {
        return percent(BeforeAfter.table(answers), "probability before", "probability after");
    }

    /** Two methods on the same pictures: how many each alone named rightly, the difference in points with its interval, McNemar's p. */
    public static Table of(PairedComparison pair) {
        return Rows.of(List.of(pair)).column("only " + pair.a() + " right", PairedComparison::onlyA)
                .column("only " + pair.b() + " right", PairedComparison::onlyB).column("both", PairedComparison::both)
                .column("neither", PairedComparison::neither)
                .column(pair.b() + " minus " + pair.a(), p -> DifferenceInterval.points(p.difference()))
                .column("95 % interval", PairedComparison::interval).column("p", PairedComparison::shownP).table("paired");
    }

    /** Two methods over the same folds or seeds: the mean difference in points, its interval. */
    public static Table of(MeanDifference pair) {
        return Rows.of(List.of(pair)).column("pairs", MeanDifference::pairs)
                .column(pair.b() + " minus " + pair.a(), p -> DifferenceInterval.points(p.mean()))
                .column("95 % interval", MeanDifference::interval)
                .column("deviation", p -> Text.of("%.1f points", 100 * p.deviation())).table("differences");
    }

    /** At most {@link #ROWS} rows as plain text. */
    public static String text(Table table) {
        Shown shown = Shown.of(table);
        return TextTable.of(table.columnNames(), shown.right(), shown.rows(), shown.note());
    }

    /** All rows as plain text. */
    public static String whole(Table table) {
        Shown shown = Shown.of(table, table.rowCount());
        return TextTable.of(table.columnNames(), shown.right(), shown.rows(), shown.note());
    }

    /** At most {@link #ROWS} rows as HTML. */
    public static String html(Table table) {
        Shown shown = Shown.of(table);
        return Html.table(table.columnNames(), shown.right(), shown.rows(), shown.note());
    }

    /** What is seen of a table. */
    private record Shown(List<Boolean> right, List<List<String>> rows, String note) {

        static Shown of(Table table) {
            return of(table, Math.min(ROWS, table.rowCount()));
        }

        static Shown of(Table table, int n) {
            List<List<String>> columns = table.columns().stream().map(column -> cells(column, n)).toList();
            List<List<String>> rows = IntStream.range(0, n)
                    .mapToObj(row -> columns.stream().map(column -> column.get(row)).toList()).toList();
            int more = table.rowCount() - n;
            String note = more == 0 ? "" : Text.of("… and %d more row%s: .inRange(%d, %d) shows the next",
                    more, more == 1 ? "" : "s", n, Math.min(n + ROWS, table.rowCount()));
            return new Shown(table.columns().stream().map(c -> c instanceof NumericColumn).toList(), rows, note);
        }
    }

    private static List<String> cells(Column<?> column, int rows) {
        if (column instanceof NumericColumn<?> numbers) {
            return numbers(numbers, rows);
        }
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            boolean yesNo = column instanceof BooleanColumn;
            String text = column.isMissing(row) ? "" : column.getString(row);
            cells.add(yesNo && !text.isEmpty() ? (text.equals("true") ? "yes" : "no") : text);
        }
        return cells;
    }

    private static List<String> numbers(NumericColumn<?> column, int rows) {
        double[] shown = Arrays.copyOf(column.asDoubleArray(), rows);
        boolean fractions = column instanceof DoubleColumn || column instanceof FloatColumn;
        NumberStyle style = fractions ? NumberStyle.of(shown) : NumberStyle.whole(column.name());
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            boolean missing = column.isMissing(row);
            boolean formatted = !missing && fractions && isFormatted(column.getString(row), shown[row]);
            cells.add(missing ? "" : formatted ? column.getString(row) : style.format(shown[row]));
        }
        return cells;
    }

    /** Whether the column was given a format of its own, as {@link #percent} does: then it counts. */
    private static boolean isFormatted(String text, double value) {
        return !text.equals(DoubleColumn.create("", value).getString(0));
    }
}
