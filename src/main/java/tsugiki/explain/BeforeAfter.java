package tsugiki.explain;

import java.util.List;
import tech.tablesaw.api.Table;
import tsugiki.base.Rows;
import tsugiki.base.Text;

/**
 * What one network names a picture before and after it was changed.
 *
 * @param network its name
 * @param before of the picture as it was
 * @param after of the changed picture
 */
public record BeforeAfter(String network, Answer before, Answer after) {

    /** Whether the change made another answer of it. */
    public boolean isFooled() {
        return before.label() != after.label();
    }

    /** A row each: network, before, probability before, after, probability after. */
    public static Table table(BeforeAfter... answers) {
        return table(List.of(answers));
    }

    /** A row for each of a list: network, before, probability before, after, probability after. */
    public static Table table(List<BeforeAfter> answers) {
        return Rows.of(answers).column("network", BeforeAfter::network)
                .column("before", a -> a.before().name()).column("probability before", a -> a.before().probability())
                .column("after", a -> a.after().name()).column("probability after", a -> a.after().probability()).table("answers");
    }

    @Override
    public String toString() {
        return Text.of("%s: %s before, %s after", network, before, after);
    }
}
