package tsugiki.spark;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tsugiki.base.Text;
import tsugiki.data.Item;
import tsugiki.data.Source;
import tsugiki.picture.Picture;
import tsugiki.transfer.Student;

/** What a student learnt from, by the digests in a table: the pictures themselves are far away. */
final class LearntRows {

    /** More are not remembered: their list would be larger than most students. */
    private static final int MOST = 1_000_000;

    private LearntRows() {}

    private record Known(String fingerprint) implements Source {
        @Override
        public Picture open() {
            throw new UnsupportedOperationException("known by its digest alone");
        }
    }

    static void remember(Student student, Dataset<Row> train, Dataset<Row> validation) {
        long pictures = train.count() + validation.count();
        if (pictures > MOST) {
            System.err.println(Text.of("The student does not remember its %s pictures, which are more than %s: keep its training pictures out of what it is evaluated on.",
                    Text.count(pictures), Text.count(MOST)));
            return;
        }
        student.learnsFrom(items(train), items(validation));
    }

    private static List<Item> items(Dataset<Row> rows) {
        return rows.select(Columns.DIGEST).distinct().collectAsList().stream().map(row -> row.getString(0)).map(digest -> new Item(digest, 0, new Known(digest))).toList();
    }
}
