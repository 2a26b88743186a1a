package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class RowsTest {

    @Test
    void answersBecomeColumnsOfTheirType() {
        Table table = Rows.of(List.of("iris", "rose-tree")).column("name", s -> s).column("letters", String::length).column("bytes", s -> (long) s.length())
                .column("half", s -> s.length() / 2.0).column("tree?", s -> s.endsWith("tree")).table();
        assertThat(table.types()).containsExactly(ColumnType.STRING, ColumnType.INTEGER, ColumnType.LONG, ColumnType.DOUBLE, ColumnType.STRING);
        assertThat(table.column("letters").getString(1)).isEqualTo("9");
        assertThat(table.stringColumn("tree?").asList()).containsExactly("false", "true");
    }

    @Test
    void nothingIsAnEmptyTable() {
        assertThat(Rows.of(List.of()).column("name", s -> s).table().rowCount()).isZero();
    }
}
