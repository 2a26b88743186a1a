package tsugiki.course;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tsugiki.base.Rows;
import tsugiki.evaluate.PairedComparison;
import tsugiki.show.Tables;

/**
 * Several results as one table, to end a lesson with: network, method, trained on, accuracy, interval, scored on,
 * baseline, seconds; and where the results are of the same pictures, the difference in pairs.
 */
public final class Results {

    private Results() {}

    /** A row each, with the difference in pairs to the first row: {@code +6.3 (+2.9 to +9.9)}, in points with its interval ({@link PairedComparison#inPoints}). */
    public static Table table(Result... results) {
        return table(List.of(results));
    }

    /** A row for each of a list, with the difference in pairs to the first row. */
    public static Table table(List<Result> results) {
        return table(results, "points over the first", i -> 0);
    }

    /** A row for each of a list that grows by one change a row, with the difference in pairs to the row above. */
    public static Table steps(List<Result> results) {
        return table(results, "points over the row above", i -> i - 1);
    }

    /** A row each that changes one thing, with the difference in pairs to the row above. */
    public static Table steps(Result... results) {
        return steps(List.of(results));
    }

    private static Table table(List<Result> results, String title, IntUnaryOperator reference) {
        Table table = Rows.of(results).column("network", Result::network).column("method", Result::method)
                .column("trained on", Result::train).column("accuracy", Result::accuracy).column("95 % interval", Result::interval)
                .column("scored on", r -> r.pictures() + " " + r.scoredOn()).column("baseline", Result::baseline)
                .column("seconds", Result::seconds).table("results");
        List<Optional<PairedComparison>> pairs = IntStream.range(0, results.size())
                .mapToObj(i -> i == 0 ? Optional.<PairedComparison>empty() : results.get(i).against(results.get(reference.applyAsInt(i)))).toList();
        if (pairs.stream().anyMatch(Optional::isPresent)) {
            table.insertColumn(table.columnIndex("scored on"), StringColumn.create(title, pairs.stream().map(Results::said).toList()));
        }
        return Tables.percent(table, "accuracy", "baseline");
    }

    private static String said(Optional<PairedComparison> pair) {
        return pair.map(PairedComparison::inPoints).orElse("");
    }
}
