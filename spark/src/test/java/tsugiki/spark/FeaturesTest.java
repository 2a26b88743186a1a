package tsugiki.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.data.DataSet;
import tsugiki.data.DataSets;
import tsugiki.data.Item;
import tsugiki.features.FeatureStore;
import tsugiki.features.Features;
import tsugiki.network.Network;
import tsugiki.zoo.Zoo;

/** The same numbers and the same reasons as without Spark, wherever the pictures lie. */
class FeaturesTest {

    private static final String MODEL = "efficientnet_lite0";
    private static final double SAME = 1e-6;

    @TempDir
    Path place;

    private static Map<String, float[]> alone(Path folder, Map<String, String> leftOut) {
        DataSet data = DataSets.openWhole(folder.toString(), tsugiki.base.Progress.SILENT);
        data.leftOut().forEach(left -> leftOut.put(left.file(), left.why()));
        Map<String, float[]> rows = new LinkedHashMap<>();
        try (Network network = Zoo.load(MODEL)) {
            FeatureStore store = FeatureStore.of(network, new DataSet("all", "whole", data.classes(), data.test(), List.<Item>of(), List.<Item>of(), List.of()));
            store.leftOut().forEach(left -> leftOut.put(left.file(), left.why()));
            Features features = store.train();
            for (int i = 0; i < features.size(); i++) {
                rows.put(features.files().get(i), features.row(i));
            }
        }
        return rows;
    }

    private static void assertSame(Map<String, Row> table, Map<String, float[]> alone, Map<String, String> leftOut) {
        Map<String, String> reasons = new LinkedHashMap<>();
        table.forEach((name, row) -> {
            String why = row.getAs(Columns.LEFT_OUT);
            if (why != null) {
                reasons.put(name, why);
                return;
            }
            float[] numbers = Called.floats(row);
            assertThat(alone).containsKey(name);
            for (int j = 0; j < numbers.length; j++) {
                assertThat(numbers[j]).isCloseTo(alone.get(name)[j], within((float) SAME));
            }
        });
        assertThat(reasons).containsExactlyInAnyOrderEntriesOf(leftOut);
        assertThat(table).hasSize(alone.size() + leftOut.size());
    }

    @Test
    void aFoldersRowsAreTheStoresAndHostileFilesHaveTheSameReasons() throws IOException {
        Path folder = Made.folder(place.resolve("pictures"), 12);
        Made.hostile(folder.resolve("red"));
        Called done = Called.words("features", folder, "--model", MODEL, "--out", place.resolve("f.parquet"));
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.json()).containsEntry("pictures", 37.0).containsEntry("left_out", 7.0).containsEntry("classes", 3.0).containsEntry("threads", 1.0);
        Map<String, String> leftOut = new LinkedHashMap<>();
        Map<String, float[]> alone = alone(folder, leftOut);
        assertSame(Called.table(place.resolve("f.parquet"), folder), alone, leftOut);
        assertThat(leftOut.get("red/600-megapixels.png")).contains("30000 x 20000 pixels");
        assertThat(leftOut.get("red/400-megabytes.png")).contains("more than 300 MB");
    }

    @Test
    void aListNamesPicturesAnywhereAndWhatIsNotThereHasItsReason() throws IOException {
        Path folder = Made.folder(place.resolve("pictures"), 2);
        Files.writeString(place.resolve("list.csv"), "path,label,part\npictures/red/p0.png,red,train\n%s,blue,test\npictures/none.png,,\npictures/red,,\n"
                .formatted(folder.resolve("blue/p1.png")));
        Called done = Called.words("features", place.resolve("list.csv"), "--size", "64", "--out", place.resolve("f.parquet"));
        assertThat(done.code()).as(done.err()).isZero();
        Map<String, Row> table = Called.table(place.resolve("f.parquet"), place);
        assertThat(table.keySet()).containsExactlyInAnyOrder("pictures/red/p0.png", "pictures/blue/p1.png", "pictures/none.png", "pictures/red");
        assertThat(table.get("pictures/red/p0.png").<String>getAs(Columns.PART)).isEqualTo("train");
        assertThat(table.get("pictures/blue/p1.png").<String>getAs(Columns.LABEL)).isEqualTo("blue");
        assertThat(table.get("pictures/none.png").<String>getAs(Columns.LEFT_OUT)).isEqualTo("there is no such file");
        assertThat(table.get("pictures/red").<String>getAs(Columns.LEFT_OUT)).isNotBlank();
    }

    @Test
    void aLineWithoutAPathIsARowWithThatReason() throws IOException {
        Made.folder(place.resolve("pictures"), 1);
        Files.writeString(place.resolve("list.csv"), "path,label\npictures/red/p0.png,red\n,blue\n");
        Called done = Called.words("features", place.resolve("list.csv"), "--size", "64", "--out", place.resolve("f.parquet"));
        assertThat(done.json()).as(done.err()).containsEntry("pictures", 1.0).containsEntry("left_out", 1.0);
        assertThat(done.err()).contains(PictureList.NOT_NAMED);
    }

    @Test
    void aFileSystemOfHadoopsIsAsGoodAsADisk() throws IOException {
        Path folder = Made.folder(place.resolve("pictures"), 3);
        String link = "spark.hadoop.fs.viewfs.mounttable.tests.link./pictures";
        System.setProperty(link, folder.toUri().toString());
        try {
            Called far = Called.words("features", "viewfs://tests/pictures", "--size", "64", "--out", place.resolve("far.parquet"));
            assertThat(far.code()).as(far.err()).isZero();
            assertThat(far.json()).containsEntry("pictures", 9.0).containsEntry("classes", 3.0);
            Called near = Called.words("features", folder, "--size", "64", "--out", place.resolve("near.parquet"));
            assertThat(near.code()).as(near.err()).isZero();
            Map<String, Row> rows = Called.table(place.resolve("near.parquet"), folder);
            Called.table(place.resolve("far.parquet"), Path.of("viewfs:/tests/pictures")).forEach((name, row) -> {
                assertThat(Called.floats(row)).isEqualTo(Called.floats(rows.get(name)));
                assertThat(row.<String>getAs(Columns.DIGEST)).isEqualTo(rows.get(name).getAs(Columns.DIGEST));
            });
        } finally {
            System.clearProperty(link);
        }
    }

    @Test
    void aTableThatIsThereStays() throws IOException {
        Path folder = Made.folder(place.resolve("pictures"), 1);
        Path out = Files.createDirectory(place.resolve("f.parquet"));
        Called done = Called.words("features", folder, "--out", out);
        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err()).contains("is there already");
    }

    @Test
    void wrongWordsAreOneSentence() {
        assertThat(Called.words("features", place.resolve("none"), "--out", place.resolve("f.parquet")).err()).contains("is not there: check the path");
        assertThat(Called.words("features", place, "--partitions", "0", "--out", place.resolve("f.parquet")).err()).contains("--partitions is 0");
    }
}
