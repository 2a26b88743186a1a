package tsugiki.explain;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
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
        return Table.create("answers",
                StringColumn.create("network", answers.stream().map(BeforeAfter::network).toList()),
                StringColumn.create("before", answers.stream().map(a -> a.before().name()).toList()),
                DoubleColumn.create("probability before", answers.stream().mapToDouble(a -> a.before().probability()).toArray()),
                StringColumn.create("after", answers.stream().map(a -> a.after().name()).toList()),
                DoubleColumn.create("probability after", answers.stream().mapToDouble(a -> a.after().probability()).toArray()));
    }

    @Override
    public String toString() {
        return Text.of("%s: %s before, %s after", network, before, after);
    }
}
