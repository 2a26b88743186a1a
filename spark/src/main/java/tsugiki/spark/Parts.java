package tsugiki.spark;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import tsugiki.base.CourseException;
import tsugiki.data.ClassFolders;
import tsugiki.data.SplitRule;

/** Which rows of a table train and which are scored. */
final class Parts {

    static final String TRAIN = "train";
    static final String VALIDATION = "validation";
    static final String TEST = "test";

    private static final int SHARES = 10_000;

    private Parts() {}

    /** The words in the column part, as they stand there. */
    private static Set<String> words(Dataset<Row> table) {
        return table.select(Columns.PART).where(functions.col(Columns.PART).isNotNull()).distinct().limit(10).collectAsList().stream()
                .map(row -> row.getString(0)).collect(Collectors.toSet());
    }

    /** The table with the parts by their usual names. @throws CourseException if a word is none */
    static Dataset<Row> named(Dataset<Row> table, String name) {
        Column part = functions.col(Columns.PART);
        Column named = functions.lit(null).cast("string");
        for (String word : words(table)) {
            String role = ClassFolders.part(word).orElseThrow(() -> new CourseException("%s has a part '%s': name the parts train, validation and test.", name, word));
            named = functions.when(part.equalTo(word), role).otherwise(named);
        }
        return table.withColumn(Columns.PART, named);
    }

    /** A list's test rows, or validation where there are none, or all where it has no parts. */
    static PictureList toScore(PictureList list, String name) {
        Dataset<Row> rows = named(list.rows(), name);
        Set<String> words = words(rows);
        for (String part : List.of(TEST, VALIDATION)) {
            if (words.contains(part)) {
                return new PictureList(rows.where(functions.col(Columns.PART).equalTo(part)), list.leftOut());
            }
        }
        return list;
    }

    /**
     * The table's own parts, or where it has none such as {@link SplitRule#DEFAULT} says, dealt by the pictures' bytes: copies stay
     * together, and a picture stays where it was when others come.
     */
    static Dataset<Row> dealt(Dataset<Row> table, String name, long seed) {
        Dataset<Row> rows = named(table, name);
        if (!words(rows).isEmpty()) {
            return rows.where(functions.col(Columns.PART).isNotNull());
        }
        Column share = functions.pmod(functions.xxhash64(functions.col(Columns.DIGEST), functions.lit(seed)), functions.lit(SHARES));
        SplitRule rule = SplitRule.DEFAULT;
        return rows.withColumn(Columns.PART, functions.when(share.lt(rule.train() * SHARES), TRAIN)
                .when(share.lt((rule.train() + rule.validation()) * SHARES), VALIDATION).otherwise(TEST));
    }
}
