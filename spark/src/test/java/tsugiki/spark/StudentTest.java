package tsugiki.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.data.Item;
import tsugiki.data.Source;
import tsugiki.evaluate.Evaluation;
import tsugiki.transfer.Student;

/** From a table to a student like any other, and from a student to a table of its answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudentTest {

    private static final int EACH = 20;

    private Path place;
    private Path list;
    private Path student;
    private Map<String, Object> trained;

    @BeforeAll
    void train(@TempDir Path given) throws IOException {
        place = given;
        Path folder = Made.folder(place.resolve("pictures"), EACH);
        List<String> lines = new ArrayList<>(List.of("path,label,part"));
        for (String name : Made.CLASSES) {
            for (int i = 0; i < EACH; i++) {
                lines.add("%s,%s,%s".formatted(folder.resolve(name).resolve("p" + i + ".png"), name, i < 10 ? "train" : i < 12 ? "val" : "test"));
            }
        }
        list = Files.write(place.resolve("list.csv"), lines);
        Called features = Called.words("features", list, "--size", "96", "--out", place.resolve("f.parquet"));
        assertThat(features.code()).as(features.err()).isZero();
        student = place.resolve("student");
        Called done = Called.words("train", "--features", place.resolve("f.parquet"), "--method", "softmax", "--out", student);
        assertThat(done.code()).as(done.err()).isZero();
        trained = done.json();
    }

    private List<Item> test() {
        List<Item> items = new ArrayList<>();
        for (int c = 0; c < Made.CLASSES.size(); c++) {
            for (int i = 12; i < EACH; i++) {
                Path file = place.resolve("pictures").resolve(Made.CLASSES.get(c)).resolve("p" + i + ".png");
                items.add(new Item(file.toString(), c, Source.of(file)));
            }
        }
        return items;
    }

    @Test
    void theStudentAnswersAsMllibCounted() {
        assertThat(trained).containsEntry("train", 30.0).containsEntry("validation", 6.0).containsEntry("test", 24.0).containsEntry("scored_on", "test");
        try (Student loaded = Student.load(student)) {
            assertThat(loaded.classes()).isEqualTo(Made.CLASSES);
            assertThat(loaded.preprocessing().crop()).isEqualTo(96);
            assertThat(Evaluation.of(loaded, test()).accuracy()).isEqualTo((Double) trained.get("accuracy"), within(1e-9)).isGreaterThan(0.6);
            assertThat(loaded.learnt().trained()).hasSize(30);
        }
    }

    @Test
    void answersAreThoseOfPredict() {
        Called done = Called.words("predict", student, list, "--out", place.resolve("answers.parquet"));
        assertThat(done.code()).as(done.err()).isZero();
        Map<String, Row> table = Called.table(place.resolve("answers.parquet"), Path.of("/"));
        assertThat(table).hasSize(3 * EACH);
        try (Student loaded = Student.load(student)) {
            Evaluation alone = Evaluation.of(loaded, test());
            for (int i = 0; i < alone.items().size(); i++) {
                Row row = table.get(alone.items().get(i).name().substring(1));
                float[] expected = loaded.probabilities(alone.logits()[i]);
                assertThat(row.<String>getAs(Columns.CLASS)).isEqualTo(loaded.classes().get(alone.predicted()[i]));
                assertThat(row.<Float>getAs(Columns.PROBABILITY)).isCloseTo(expected[alone.predicted()[i]], within(1e-5f));
            }
        }
    }

    @Test
    void evaluateCountsWhatItDidNotLearnFrom() {
        Called parts = Called.words("evaluate", student, "--data", list);
        assertThat(parts.code()).as(parts.err()).isZero();
        assertThat(parts.json()).containsEntry("pictures", 24.0).containsEntry("accuracy", trained.get("accuracy")).containsEntry("trained_on", 0.0);
        Called whole = Called.words("evaluate", student, "--data", place.resolve("pictures"));
        assertThat(whole.json()).containsEntry("pictures", 24.0).containsEntry("accuracy", trained.get("accuracy"))
                .containsEntry("trained_on", 30.0).containsEntry("chosen_by", 6.0);
    }

    @Test
    void aTableThatIsNotWholeIsRefused() throws IOException {
        Path part = Files.createDirectory(place.resolve("part.parquet"));
        try (Stream<Path> files = Files.list(place.resolve("f.parquet"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".parquet")).toList()) {
                Files.copy(file, part.resolve(file.getFileName()));
            }
        }
        assertThat(Called.words("train", "--features", part).err()).contains("part.parquet is not whole (it has no _SUCCESS)");
    }

    @Test
    void wrongWordsAreOneSentence() throws IOException {
        assertThat(Called.words("train", "--features", place.resolve("f.parquet"), "--method", "svm").err()).contains("--method svm is not done on Spark");
        assertThat(Called.words("train", "--features", place.resolve("none.parquet")).err()).contains("none.parquet cannot be read as a table (it is not there)");
        Files.writeString(place.resolve("foreign.csv"), "path,label\n" + place.resolve("pictures/red/p19.png") + ",violet\n");
        assertThat(Called.words("evaluate", student, "--data", place.resolve("foreign.csv")).err()).contains("does not know, 'violet'");
        Files.writeString(place.resolve("nameless.csv"), "file\na.png\n");
        assertThat(Called.words("predict", student, place.resolve("nameless.csv"), "--out", place.resolve("x.parquet")).err()).contains("has no column path (it has file)");
    }
}
