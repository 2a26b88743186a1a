package tsugiki.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.evaluate.Calibration;
import tsugiki.explain.Answer;
import tsugiki.explain.BeforeAfter;
import tsugiki.explain.Forgetting;
import tsugiki.train.History;

class TablesTest {

    @Test
    void fewDigitsAndYearsStayYears() {
        Table table = Table.create("t", StringColumn.create("name", "a", "b"), IntColumn.create("year", 2015, 2019),
                LongColumn.create("parameters", 25_557_032L, 4_652_008L), DoubleColumn.create("loss", 0.123456, 2.0),
                BooleanColumn.create("here", true, false));
        assertThat(Tables.text(table)).isEqualTo("""
                name  year  parameters   loss  here
                a     2015  25,557,032  0.123  yes
                b     2019   4,652,008  2.000  no""");
    }

    @Test
    void countsAreGroupedAlsoWhereAllRowsAreShown() {
        Table table = Table.create("t", IntColumn.create("pictures", IntStream.range(990, 1050).toArray()));
        assertThat(Tables.whole(table).lines()).hasSize(61).last().isEqualTo("   1,049");
    }

    @Test
    void smallRatesAreScientific() {
        assertThat(Tables.text(Table.create("t", DoubleColumn.create("rate", 1e-4, 3.333e-5)))).isEqualTo("""
                   rate
                1.0e-04
                3.3e-05""");
    }

    @Test
    void sharesAreShownAsPercentAndStayShares() {
        Table table = Tables.percent(Table.create("t", DoubleColumn.create("accuracy", 0.9375)), "accuracy");
        assertThat(Tables.text(table)).isEqualTo("accuracy\n  93.8 %");
        assertThat(table.doubleColumn("accuracy").get(0)).isEqualTo(0.9375);
    }

    @Test
    void percentIsRoundedAsInSentences() {
        Table table = Tables.percent(Table.create("t", DoubleColumn.create("accuracy", 0.8125)), "accuracy"); // 65 of 80
        assertThat(Tables.text(table)).contains("81.3 %").isEqualTo("accuracy\n" + Text.of("  %.1f %%", 81.25));
    }

    @Test
    void missingValuesAreEmpty() {
        assertThat(Tables.text(Table.create("t", DoubleColumn.create("x", 1.5, Double.NaN), StringColumn.create("s", "a", "b"))))
                .isEqualTo("  x  s\n1.5  a\n     b");
    }

    @Test
    void longTablesAreCutWithANote() {
        Table table = Table.create("t", IntColumn.create("n", IntStream.range(0, 83).toArray()));
        assertThat(Tables.text(table).lines()).hasSize(Tables.ROWS + 2).last().isEqualTo("… and 63 more rows: .inRange(20, 40) shows the next");
        assertThat(Tables.html(table)).contains("… and 63 more rows");
    }

    @Test
    void htmlEscapesItsCells() {
        assertThat(Tables.html(Table.create("t", StringColumn.create("s", "Linear(2 -> 3) & <b>"))))
                .contains("Linear(2 -&gt; 3) &amp; &lt;b&gt;");
    }

    @Test
    void historyShowsAccuraciesInPercentAndNoEmptyColumn() {
        History history = new History(List.of(
                new History.Row(1, "all", 0.5, 0.25, Double.NaN, Double.NaN, 1e-3, 2, 30)), OptionalInt.empty());
        assertThat(Tables.text(Tables.of(history))).contains("25.0 %").doesNotContain("Validation");
    }

    @Test
    void aStoppedTuningEndsInEmptyCells() {
        History.Row before = new History.Row(1, "new_layers", 1, 0.5, 1, 0.5, 1e-3, 2, 30);
        History.Row after = new History.Row(2, "all", 1, 0.5, 1, 0.75, 1e-3, 2, 30);
        History stopped = new History(List.of(before), OptionalInt.of(1));
        Map<String, History> both = new java.util.LinkedHashMap<>();
        both.put("whole", stopped.plus(after));
        both.put("stopped", stopped);
        assertThat(Tables.text(Tables.epochs(both))).isEqualTo("""
                epoch of tuning   whole  stopped
                              0  50.0 %   50.0 %
                              1  75.0 %         """);
    }

    @Test
    void sharesOfResultsAreInPercent() {
        assertThat(Tables.text(Tables.of(Calibration.of(new int[] {0}, new float[][] {{0.9f, 0.1f}}, 5)))).isEqualTo("""
                confidence   pictures  mean confidence  accuracy      gap
                80 to 100 %         1           90.0 %   100.0 %  -10.0 %""");
        assertThat(Tables.text(Tables.of(Map.of("all", new Forgetting(10, 4, 0.5, List.of()))))).contains("40.0 %", "50.0 %");
        assertThat(Tables.text(Tables.of(new BeforeAfter("n", new Answer(0, "a", 0.9), new Answer(1, "b", 0.8))))).contains("90.0 %", "80.0 %");
    }

    @Test
    void nothingHasATableToo() {
        assertThat(Tables.of(History.EMPTY).columnNames()).contains("Epoch", "Train accuracy");
        assertThat(Tables.of(Map.of()).rowCount()).isZero();
    }

    @Test
    void unknownColumnIsRefused() {
        assertThatThrownBy(() -> Tables.percent(Table.create("t", IntColumn.create("n")), "accuracy"))
                .isInstanceOf(CourseException.class).hasMessageContaining("'accuracy'").hasMessageContaining("n");
    }
}
