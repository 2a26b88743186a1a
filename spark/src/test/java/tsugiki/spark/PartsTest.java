package tsugiki.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

/** A table's own parts by any usual name; else by the pictures' bytes, so that copies stay together. */
class PartsTest {

    private static final StructType TABLE = new StructType().add(Columns.DIGEST, DataTypes.StringType).add(Columns.PART, DataTypes.StringType);

    private static Dataset<Row> table(SparkEngine spark, List<Row> rows) {
        return spark.session().createDataFrame(rows, TABLE);
    }

    @Test
    void partsAreDealt() {
        try (SparkEngine spark = SparkEngine.start("test", Called.MASTER, List.of())) {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                rows.add(RowFactory.create("digest " + i % 1500, null));
            }
            Map<String, String> parts = new HashMap<>();
            Map<String, Integer> counts = new HashMap<>();
            for (Row row : Parts.dealt(table(spark, rows), "t", 0).collectAsList()) {
                String part = row.getString(1);
                assertThat(parts.merge(row.getString(0), part, (a, b) -> b)).isEqualTo(part);
                counts.merge(part, 1, Integer::sum);
            }
            assertThat(counts.get("train")).isBetween(1650, 1950);
            assertThat(counts.get("validation")).isBetween(480, 720);
            assertThat(counts.get("test")).isBetween(480, 720);
        }
    }

    @Test
    void namesOfPartsAreThoseOfFolders() {
        try (SparkEngine spark = SparkEngine.start("test", Called.MASTER, List.of())) {
            List<Row> own = List.of(RowFactory.create("a", "Training"), RowFactory.create("b", "val"), RowFactory.create("c", null));
            assertThat(Parts.dealt(table(spark, own), "t", 0).collectAsList()).extracting(row -> row.getString(1)).containsExactly("train", "validation");
            Dataset<Row> foreign = table(spark, List.of(RowFactory.create("a", "monday")));
            assertThatThrownBy(() -> Parts.dealt(foreign, "t", 0)).isInstanceOf(CourseException.class).hasMessageContaining("a part 'monday'");
        }
    }
}
