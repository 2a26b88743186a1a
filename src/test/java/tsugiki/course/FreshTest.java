package tsugiki.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.evaluate.Marks;
import tsugiki.show.Tables;

class FreshTest {

    private static final Result SAID = new Result("07", "net", "probe", 60, "test", 100, 0.5, 0.1, 1); // 40.4 to 59.6 %

    private static Marks marks(int right, int of) {
        boolean[] marks = new boolean[of];
        java.util.Arrays.fill(marks, 0, right, true);
        return Marks.of(java.util.stream.IntStream.range(0, of).mapToObj(String::valueOf).toList(), marks);
    }

    @Test
    void anIntervalHoldsWhatLiesInIt() {
        Table table = Fresh.table(List.of(SAID, SAID), List.of(marks(58, 100), marks(62, 100)));
        assertThat(table.stringColumn("held").asList()).containsExactly("yes", "no");
        assertThat(Tables.text(table)).contains("58.0 %", "62.0 %", "40.4 % to 59.6 %");
    }

    @Test
    void withoutFreshPicturesThereIsNoRow() {
        assertThat(Fresh.table(List.of(SAID), List.of()).rowCount()).isZero();
    }

    @Test
    void freshResultsCompareInPairs() {
        List<Result> results = Fresh.results(List.of(SAID, SAID), List.of(marks(58, 100), marks(62, 100)));
        assertThat(results.get(1).against(results.get(0))).hasValueSatisfying(pair -> assertThat(pair.onlyB()).isEqualTo(4));
        assertThat(Tables.text(Results.table(results))).contains("100 fresh", "+4.0");
    }

    @Test
    void onePerMethod() {
        assertThatThrownBy(() -> Fresh.table(List.of(SAID), List.of(marks(1, 2), marks(1, 2)))).isInstanceOf(CourseException.class)
                .hasMessageContaining("1 results but 2 marks");
    }

    @Test
    void photographsCannotBeDrawn() {
        List<Item> items = List.of(new Item("a/1.jpg", 0, () -> null), new Item("b/1.jpg", 1, () -> null));
        assertThat(Fresh.pictures(new DataSet("flowers102", "official", List.of("a", "b"), items, items, items, List.of()), 3)).isEmpty();
    }
}
