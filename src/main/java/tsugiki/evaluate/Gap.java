package tsugiki.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tsugiki.base.Rows;
import tsugiki.base.Text;

/**
 * How much better a method names one group of pictures than the others. It is a bias where the groups should be equally
 * hard; whether they are, a control says, whose own gap holds 0.
 *
 * @param group marks of the pictures of the group
 * @param others marks of all others
 */
public record Gap(Marks group, Marks others) {

    /** @param group whether a picture is of the group, by its name */
    public static Gap of(Marks marks, Predicate<String> group) {
        return new Gap(marks.where(group), marks.where(group.negate()));
    }

    /** Accuracy in the group minus accuracy in the others, -1..1. */
    public double difference() {
        return group.accuracy() - others.accuracy();
    }

    /** 95 % interval of the difference: the two groups hold different pictures, so it is not in pairs ({@link Intervals#difference}). */
    public DifferenceInterval interval() {
        return Intervals.difference(others.correct(), others.size(), group.correct(), group.size());
    }

    /**
     * A row for each method by name: accuracy in the group and in the others (percent), the gap in points with its interval;
     * and of the others, in pairs with the row above: only that one right, only this one right, the difference, its interval, p.
     *
     * @param groupName what the group is called
     * @param othersName what the others are called
     */
    public static Table table(Map<String, Gap> gaps, String groupName, String othersName) {
        List<String> names = List.copyOf(gaps.keySet());
        List<Integer> rows = IntStream.range(0, names.size()).boxed().toList();
        Function<Integer, Gap> gap = i -> gaps.get(names.get(i));
        Function<Integer, Optional<PairedComparison>> above = i -> i == 0 ? Optional.empty()
                : Optional.of(Compare.paired(gap.apply(i - 1).others, gap.apply(i).others));
        return Rows.of(rows).column("trained on", names::get).column(groupName, i -> percent(gap.apply(i).group))
                .column(othersName, i -> percent(gap.apply(i).others))
                .column("gap, points", i -> gap.apply(i).interval().around(gap.apply(i).difference()))
                .column("only above right", i -> above.apply(i).map(p -> "" + p.onlyA()).orElse(""))
                .column("only this right", i -> above.apply(i).map(p -> "" + p.onlyB()).orElse(""))
                .column("points over the row above", i -> above.apply(i).map(p -> p.interval().around(p.difference())).orElse(""))
                .column("p", i -> above.apply(i).map(PairedComparison::shownP).orElse("")).table("gap");
    }

    private static String percent(Marks marks) {
        return Text.of("%.1f %%", 100 * marks.accuracy());
    }

    @Override
    public String toString() {
        return Text.of("%+.1f points, 95 %% interval %s", 100 * difference(), interval());
    }
}
