package tsugiki.course;

import java.util.List;
import tech.tablesaw.api.Table;
import tsugiki.base.Rows;
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
        Table table = Rows.of(results).column("network", Result::network).column("method", Result::method)
                .column("trained on", Result::train).column("accuracy", Result::accuracy).column("95 % interval", Result::interval)
                .column("scored on", r -> r.pictures() + " " + r.scoredOn()).column("baseline", Result::baseline)
                .column("seconds", Result::seconds).table("results");
        return Tables.percent(table, "accuracy", "baseline");
    }
}
