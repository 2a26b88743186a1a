package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.data.Item;
import tsugiki.nn.Precision;
import tsugiki.picture.Picture;

class RoomTest {

    private static final int ROWS = 300;

    @TempDir
    Path folder;
    private FeatureDatabase database;

    @BeforeEach
    void open() {
        database = FeatureDatabase.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Space space(String weights) {
        return new Space("resnet18", "head", weights, "{}", Space.PLAIN, Precision.FLOAT32, DataType.FLOAT32, List.of(2500L)); // 10 kB a row
    }

    private static String picture(int i) {
        return Digest.ofLines("SHA-256", List.of("picture " + i));
    }

    private void put(Space space) {
        Map<String, byte[]> rows = new LinkedHashMap<>();
        for (int i = 0; i < ROWS; i++) {
            rows.put(picture(i), new byte[space.bytes()]);
        }
        database.put(space, rows);
    }

    private void usedAt(Space space, long seconds) {
        database.ask(open -> open.createStatement().executeUpdate("UPDATE space SET used = " + seconds + " WHERE id = " + database.id(space)));
    }

    private int rows(Space space) {
        return database.present(space, IntStream.range(0, ROWS).mapToObj(RoomTest::picture).toList()).size();
    }

    @Test
    void whereThereIsRoomNothingGoes() {
        put(space("a"));
        assertThat(Room.STANDARD.make(database, 1_000_000)).isEmpty();
        assertThat(rows(space("a"))).isEqualTo(ROWS);
    }

    @Test
    void whatWasNotUsedForLongestGoesFirstAndIsTold() {
        put(space("a"));
        put(space("b"));
        usedAt(space("a"), 2);
        usedAt(space("b"), 1);
        String told = new Room(8_000_000).make(database, 2_500_000);
        assertThat(told).contains("GB of features not used lately were dropped").contains("TSUGIKI_FEATURES_GB");
        assertThat(rows(space("a"))).isEqualTo(ROWS);
        assertThat(rows(space("b"))).isLessThan(ROWS);
    }

    @Test
    void theOldestRowsOfASpaceGoFirst() {
        for (int hundred = 0; hundred < 12; hundred++) {
            Map<String, byte[]> rows = new LinkedHashMap<>();
            for (int i = 100 * hundred; i < 100 * hundred + 100; i++) {
                rows.put(picture(i), new byte[space("a").bytes()]);
            }
            database.put(space("a"), rows);
        }
        new Room(14_000_000).make(database, 5_000_000);
        assertThat(database.present(space("a"), List.of(picture(0), picture(999), picture(1000), picture(1199))))
                .containsExactly(picture(999), picture(1000), picture(1199));
    }

    @Test
    void whatIsAskedForStaysAlsoWhereItIsTooMuch() {
        Item item = new Item("rose/0.jpg", 0, () -> Picture.filled(8, 8, 1, 2, 3));
        String asked = database.name(List.of(item)).digests().get(0);
        put(space("a"));
        put(space("b"));
        database.put(space("a"), Map.of(asked, new byte[space("a").bytes()]));
        database.put(space("b"), Map.of(asked, new byte[space("a").bytes()]));
        database.use(List.of(space("a")));
        new Room(8_000_000).make(database, 2_500_000);
        assertThat(rows(space("a"))).isEqualTo(ROWS); // other spaces go before other pictures of this one
        assertThat(rows(space("b"))).isLessThan(ROWS);
        new Room(1).make(database, 0);
        assertThat(rows(space("a"))).isZero();
        assertThat(database.present(space("a"), List.of(asked))).containsExactly(asked);
        assertThat(database.present(space("b"), List.of(asked))).isEmpty();
    }

    @Test
    void theDiskGetsItBack() throws IOException {
        put(space("a"));
        put(space("b"));
        database.close();
        long before = Files.size(folder.resolve("features.sqlite"));
        database = FeatureDatabase.open(folder);
        new Room(1_000_000).make(database, 0);
        database.close();
        assertThat(Files.size(folder.resolve("features.sqlite"))).isLessThan(before / 4);
    }

    @Test
    void theEnvironmentSetsIt() {
        assertThat(Room.of(Map.of())).isEqualTo(Room.STANDARD);
        assertThat(Room.of(Map.of("TSUGIKI_FEATURES_GB", "0.5"))).isEqualTo(new Room(500_000_000));
        for (String wrong : List.of("0", "-1", "eight", "8,5")) {
            assertThatThrownBy(() -> Room.of(Map.of("TSUGIKI_FEATURES_GB", wrong))).isInstanceOf(CourseException.class)
                    .hasMessageContaining(wrong).hasMessageContaining("TSUGIKI_FEATURES_GB");
        }
    }
}
