package tsugiki.course;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tsugiki.show.Tables;

/** Several results as one table, to end a lesson with. */
public final class Results {

    private Results() {}

    /** A row each: network, method, trained on, accuracy, interval, scored on, baseline, seconds. */
    public static Table table(Result... results) {
        return table(List.of(results));
    }

    /** A row for each of a list: network, method, trained on, accuracy, interval, scored on, baseline, seconds. */
    public static Table table(List<Result> results) {
        Table table = Table.create("results",
                StringColumn.create("network", results.stream().map(Result::network).toList()),
                StringColumn.create("method", results.stream().map(Result::method).toList()),
                IntColumn.create("trained on", results.stream().mapToInt(Result::train).toArray()),
                DoubleColumn.create("accuracy", results.stream().mapToDouble(Result::accuracy).toArray()),
                StringColumn.create("95 % interval", results.stream().map(r -> r.interval().toString()).toList()),
                StringColumn.create("scored on", results.stream().map(r -> r.pictures() + " " + r.scoredOn()).toList()),
                DoubleColumn.create("baseline", results.stream().mapToDouble(Result::baseline).toArray()),
                DoubleColumn.create("seconds", results.stream().mapToDouble(Result::seconds).toArray()));
        return Tables.percent(table, "accuracy", "baseline");
    }
}
