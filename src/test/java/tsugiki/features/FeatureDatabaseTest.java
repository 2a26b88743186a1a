package tsugiki.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.nn.Precision;

class FeatureDatabaseTest {

    private static final Space SPACE = new Space("resnet18", "layer1", "aa", "{}", Space.PLAIN, Precision.FLOAT32, DataType.FLOAT16, List.of(2L, 3L, 3L));
    private static final Space OTHER = new Space("resnet18", "layer1", "bb", "{}", Space.PLAIN, Precision.FLOAT32, DataType.FLOAT16, List.of(2L, 3L, 3L));

    @TempDir
    Path folder;

    private static String picture(int i) {
        return Digest.ofLines("SHA-256", List.of("picture " + i));
    }

    private static byte[] numbers(int i) {
        byte[] bytes = new byte[SPACE.bytes()];
        bytes[0] = (byte) i;
        return bytes;
    }

    @Test
    void whatWasPutIsThereAfterClosing() {
        try (FeatureDatabase database = FeatureDatabase.open(folder)) {
            database.put(SPACE, Map.of(picture(1), numbers(1), picture(2), numbers(2)));
        }
        try (FeatureDatabase database = FeatureDatabase.open(folder)) {
            assertThat(database.present(SPACE, List.of(picture(1), picture(2), picture(3)))).containsExactly(picture(1), picture(2));
            assertThat(database.get(SPACE, picture(2))).isEqualTo(numbers(2));
            assertThat(database.get(SPACE, picture(3))).isNull();
        }
    }

    @Test
    void oneFileIsLeft() throws IOException {
        try (FeatureDatabase database = FeatureDatabase.open(folder)) {
            database.put(SPACE, Map.of(picture(1), numbers(1)));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("features.sqlite"));
        }
    }

    @Test
    void anotherSpaceHasRowsOfItsOwn() {
        try (FeatureDatabase database = FeatureDatabase.open(folder)) {
            database.put(SPACE, Map.of(picture(1), numbers(1)));
            assertThat(database.get(OTHER, picture(1))).isNull();
            database.put(OTHER, Map.of(picture(1), numbers(9)));
            assertThat(database.get(SPACE, picture(1))).isEqualTo(numbers(1));
            assertThat(database.get(OTHER, picture(1))).isEqualTo(numbers(9));
        }
    }

    @Test
    void whatIsThereStaysAsItIs() {
        try (FeatureDatabase database = FeatureDatabase.open(folder)) {
            database.put(SPACE, Map.of(picture(1), numbers(1)));
            database.put(SPACE, Map.of(picture(1), numbers(2), picture(2), numbers(2)));
            assertThat(database.get(SPACE, picture(1))).isEqualTo(numbers(1));
            assertThat(database.get(SPACE, picture(2))).isEqualTo(numbers(2));
        }
    }

    @Test
    void aMovedFolderKeepsItsRows() throws IOException {
        Path before = folder.resolve("before");
        try (FeatureDatabase database = FeatureDatabase.open(before)) {
            database.put(SPACE, Map.of(picture(1), numbers(1)));
        }
        Path after = Files.move(before, folder.resolve("after"));
        try (FeatureDatabase database = FeatureDatabase.open(after)) {
            assertThat(database.get(SPACE, picture(1))).isEqualTo(numbers(1));
        }
    }

    @Test
    void forgottenRowsAreMissingUntilTheyArePutAgainAndStayForReaders() {
        try (FeatureDatabase database = FeatureDatabase.open(folder); FeatureDatabase reader = FeatureDatabase.open(folder)) {
            database.put(SPACE, Map.of(picture(1), numbers(1), picture(2), numbers(2)));
            database.put(OTHER, Map.of(picture(1), numbers(1)));
            database.forget(SPACE, Set.of(picture(1), picture(3)));
            assertThat(database.present(SPACE, List.of(picture(1), picture(2)))).containsExactly(picture(2));
            assertThat(database.present(OTHER, List.of(picture(1)))).containsExactly(picture(1));
            assertThat(reader.get(SPACE, picture(1))).isEqualTo(numbers(1));
            database.put(SPACE, Map.of(picture(1), numbers(1)));
            assertThat(database.present(SPACE, List.of(picture(1), picture(2)))).containsExactly(picture(1), picture(2));
        }
    }

    @Test
    void whatTheKitKeptBeforeIsTakenAwayAndNothingElse() throws IOException {
        String key = "0123456789abcdef".repeat(2);
        Files.createFile(folder.resolve(key + ".safetensors"));
        Files.createFile(folder.resolve("." + key + ".safetensors.lock"));
        Files.createFile(Files.createDirectory(folder.resolve(key + ".pieces")).resolve("0000000.safetensors"));
        Path mine = Files.createFile(folder.resolve("mine.safetensors"));
        FeatureDatabase.sweep(folder);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(mine);
        }
        FeatureDatabase.sweep(folder.resolve("none"));
    }

    @Test
    void twoOpenItAtOnceAndSeeWhatTheOtherPut() {
        try (FeatureDatabase one = FeatureDatabase.open(folder); FeatureDatabase two = FeatureDatabase.open(folder)) {
            one.put(SPACE, Map.of(picture(1), numbers(1)));
            two.put(SPACE, Map.of(picture(2), numbers(2)));
            assertThat(one.get(SPACE, picture(2))).isEqualTo(numbers(2));
            assertThat(two.get(SPACE, picture(1))).isEqualTo(numbers(1));
        }
    }

    @Test
    void manyThreadsMakeItReadItAndPutIntoIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> begun = new ArrayList<>();
        for (int k = 0; k < 8; k++) {
            int first = 100 * k;
            begun.add(threads.submit(() -> {
                try (FeatureDatabase database = FeatureDatabase.open(folder)) {
                    for (int i = first; i < first + 100; i++) {
                        database.put(SPACE, Map.of(picture(i), numbers(i)));
                        assertThat(database.get(SPACE, picture(i))).isEqualTo(numbers(i));
                    }
                }
            }));
        }
        for (Future<?> each : begun) {
            each.get();
        }
        threads.shutdown();
        try (FeatureDatabase database = FeatureDatabase.open(folder)) {
            List<Future<byte[]>> reads = new ArrayList<>();
            ExecutorService readers = Executors.newFixedThreadPool(4);
            for (int i = 0; i < 800; i++) {
                String picture = picture(i);
                reads.add(readers.submit(() -> database.get(SPACE, picture)));
            }
            for (int i = 0; i < 800; i++) {
                assertThat(reads.get(i).get()).isEqualTo(numbers(i));
            }
            readers.shutdown();
        }
    }

    @Test
    void activationsOfAnotherSizeAreRefusedAndNothingIsPut() {
        try (FeatureDatabase database = FeatureDatabase.open(folder)) {
            assertThatThrownBy(() -> database.put(SPACE, Map.of(picture(1), numbers(1), picture(2), new byte[3])))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(database.present(SPACE, List.of(picture(1)))).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws IOException {
        Files.writeString(folder.resolve("features.sqlite"), "hello, hello, hello, hello, hello, hello, hello, hello, hello, hello, hello, hello ".repeat(99));
        assertThatThrownBy(() -> FeatureDatabase.open(folder)).isInstanceOf(CourseException.class)
                .hasMessageContaining("features.sqlite").hasMessageContaining("delete it");
    }

    @Test
    void aDatabaseOfAnotherProgramIsNamed() throws IOException {
        try (FeatureDatabase database = FeatureDatabase.open(folder)) {
            database.put(SPACE, Map.of(picture(1), numbers(1)));
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("features.sqlite"));
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = 7;
        }
        Files.write(folder.resolve("features.sqlite"), bytes);
        assertThatThrownBy(() -> {
            try (FeatureDatabase database = FeatureDatabase.open(folder)) {
                database.get(SPACE, picture(1));
            }
        }).isInstanceOf(CourseException.class).hasMessageContaining("delete it");
    }

    @Test
    void spacesThatMakeNoSenseAreRefused() {
        for (List<Long> shape : List.of(Collections.<Long>emptyList(), List.of(2L, 0L))) {
            assertThatThrownBy(() -> new Space("a", "b", "c", "d", "", Precision.FLOAT32, DataType.FLOAT32, shape)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Space("a", "b", "c", "d", "", Precision.FLOAT32, DataType.INT64, List.of(1L))).isInstanceOf(IllegalArgumentException.class);
        assertThat(SPACE.bytes()).isEqualTo(36);
    }
}
