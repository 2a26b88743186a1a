package tsugiki.explain;

import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Rows;
import tsugiki.base.Text;
import tsugiki.evaluate.Compare;
import tsugiki.evaluate.DifferenceInterval;
import tsugiki.evaluate.PairedComparison;

/**
 * Which of some changed pictures fool one student: it gives another answer than before.
 *
 * @param each in the order of the pictures
 */
public record Fooled(List<Boolean> each) {

    public Fooled {
        each = List.copyOf(each);
    }

    /** Pictures that fool it. */
    public int count() {
        return (int) each.stream().filter(fooled -> fooled).count();
    }

    /**
     * This student beside a control, by the same changed pictures: A is the control, B this student, and what is counted as
     * right is "fooled". The difference is the share that fools this student beyond what fools the control too.
     *
     * @throws CourseException if they saw another number of pictures
     */
    public PairedComparison beyond(Fooled control) {
        return Compare.paired(control.flags(), flags()).named("the control", "the student");
    }

    /**
     * Comparisons made by {@link #beyond}, a row each by name: A, B, only A fooled, only B fooled, both, neither, B minus A
     * in points, its 95 % interval, McNemar's p, and what they say.
     */
    public static Table table(Map<String, PairedComparison> pairs) {
        return Rows.of(pairs.entrySet()).column("pictures", Map.Entry::getKey)
                .column("A", e -> e.getValue().a()).column("B", e -> e.getValue().b())
                .column("only A fooled", e -> e.getValue().onlyA()).column("only B fooled", e -> e.getValue().onlyB())
                .column("both", e -> e.getValue().both()).column("neither", e -> e.getValue().neither())
                .column("B minus A", e -> DifferenceInterval.points(e.getValue().difference()))
                .column("95 % interval", e -> e.getValue().interval()).column("p", e -> e.getValue().shownP())
                .column("says", e -> says(e.getValue())).table("fooled");
    }

    /** Of a comparison made by {@link #beyond}: who is fooled more, if its pictures tell. */
    public static String says(PairedComparison pair) {
        return pair.better().map(name -> name + " is fooled more").orElse("not told apart");
    }

    private boolean[] flags() {
        boolean[] flags = new boolean[each.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = each.get(i);
        }
        return flags;
    }

    /** e.g. {@code 97 of 100}. */
    @Override
    public String toString() {
        return Text.of("%d of %d", count(), each.size());
    }
}
