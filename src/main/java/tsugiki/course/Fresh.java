package tsugiki.course;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Rows;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.drawn.DrawnFolder;
import tsugiki.drawn.DrawnSet;
import tsugiki.drawn.DrawnSource;
import tsugiki.evaluate.Intervals;
import tsugiki.evaluate.Marks;
import tsugiki.show.Tables;

/** Pictures that nobody has seen yet, to look whether what was said of a method holds: only a drawn set can make them. */
public final class Fresh {

    private Fresh() {}

    /**
     * Later drawings of the learner's drawn set, none of them a picture of {@code data}.
     *
     * @param each how many of each class
     * @return empty where {@code data} are photographs: nobody can draw more of them
     */
    public static List<Item> pictures(DataSet data, int each) {
        Optional<DrawnSet> standard = DrawnSource.standard(data.name()).filter(set -> set.classes().containsAll(data.classes()));
        return standard.map(set -> drawn(data, Course.drawn(set, Course.profile()), each)).orElse(List.of());
    }

    private static List<Item> drawn(DataSet data, DrawnSet set, int each) {
        DrawnSet more = set.with(data.classes().size(), 1, 1, set.test() + each, 0);
        Set<String> known = data.items().stream().map(Item::name).collect(Collectors.toCollection(HashSet::new));
        return DrawnFolder.open(more, null, Course.seed(), Course.progress()).test().stream().filter(item -> !known.contains(item.name())).toList();
    }

    /**
     * Whether what was said of each method holds: its interval beside its accuracy on other pictures of the same kind.
     *
     * @param said what was measured before
     * @param fresh of each method, in the same order, on the other pictures; with none of them the table has no rows
     * @throws CourseException if there are more of the one than of the other
     */
    public static Table table(List<Result> said, List<Marks> fresh) {
        requireOneEach(said, fresh);
        List<Integer> rows = IntStream.range(0, fresh.size()).boxed().toList();
        Table table = Rows.of(rows).column("network", i -> said.get(i).network()).column("method", i -> said.get(i).method())
                .column("accuracy", i -> said.get(i).accuracy())
                .column("95 % interval", i -> said.get(i).interval()).column("on fresh ones", i -> fresh.get(i).accuracy())
                .column("fresh", i -> Text.of("%,d", fresh.get(i).size()))
                .column("their interval", i -> Intervals.wilson(fresh.get(i).correct(), fresh.get(i).size()))
                .column("held", i -> held(said.get(i), fresh.get(i)) ? "yes" : "no").table("fresh pictures");
        return Tables.percent(table, "accuracy", "on fresh ones");
    }

    /**
     * The marks on fresh pictures as results, to be compared in pairs: {@code Results.table(Fresh.results(said, fresh))}.
     *
     * @throws CourseException if there are more of the one than of the other
     */
    public static List<Result> results(List<Result> said, List<Marks> fresh) {
        requireOneEach(said, fresh);
        return IntStream.range(0, fresh.size()).mapToObj(i -> new Result(said.get(i).lesson(), said.get(i).network(), said.get(i).method(),
                said.get(i).train(), "fresh", fresh.get(i).size(), fresh.get(i).accuracy(), said.get(i).baseline(), said.get(i).seconds(), fresh.get(i))).toList();
    }

    private static void requireOneEach(List<Result> said, List<Marks> fresh) {
        if (!fresh.isEmpty() && said.size() != fresh.size()) {
            throw new CourseException("There are %d results but %d marks: give one for each method.", said.size(), fresh.size());
        }
    }

    private static boolean held(Result said, Marks fresh) {
        return said.interval().low() <= fresh.accuracy() && fresh.accuracy() <= said.interval().high();
    }
}
