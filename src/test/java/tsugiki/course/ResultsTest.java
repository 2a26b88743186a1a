package tsugiki.course;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ResultsTest {

    @Test
    void everyAccuracyStandsBesideItsBaseline() {
        Table table = Results.table(new Result("05", "resnet50", "svm", 100, "test", 200, 0.9, 0.1, 3.25));
        assertThat(table.rowCount()).isEqualTo(1);
        assertThat(table.column("accuracy").getString(0)).isEqualTo("90.0 %");
        assertThat(table.column("baseline").getString(0)).isEqualTo("10.0 %");
        assertThat(table.stringColumn("scored on").get(0)).isEqualTo("200 test");
    }
}
