package tsugiki.show;

import java.util.ArrayList;
import java.util.List;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.LeftOutReport;

/** A data set in one table: pictures of each class in each part. */
final class DataTable {

    private DataTable() {}

    static String html(DataSet data) {
        int[] train = data.counts(data.train());
        int[] validation = data.counts(data.validation());
        int[] test = data.counts(data.test());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < data.classes().size() && i < Tables.ROWS; i++) {
            rows.add(row(data.classes().get(i), train[i], validation[i], test[i]));
        }
        int more = data.classes().size() - rows.size();
        rows.add(row("all " + data.classes().size() + " classes", data.train().size(), data.validation().size(), data.test().size()));
        String note = (more > 0 ? "… " + more + " more classes. " : "")
                + (data.leftOut().isEmpty() ? "" : LeftOutReport.counts(data.leftOut()) + ": see leftOut().");
        return Html.bold(data.name() + ", split " + data.split())
                + Html.table(List.of("class", "train", "validation", "test"), List.of(false, true, true, true), rows, note.strip());
    }

    private static List<String> row(String name, int train, int validation, int test) {
        return List.of(name, Text.count(train), Text.count(validation), Text.count(test));
    }
}
