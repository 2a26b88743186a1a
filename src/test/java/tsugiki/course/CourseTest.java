package tsugiki.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.drawn.garden.Garden;
import tsugiki.evaluate.Evaluation;
import tsugiki.evaluate.Marks;
import tsugiki.picture.Preprocessing;

class CourseTest {

    private static final Result RESULT =
            new Result("05", "efficientnet_lite0", "softmax", 200, "test", 100, 0.9, 0.1, 12.5);

    private static DataSet data(int classes, int perClass) {
        List<Item> items = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < perClass; i++) {
                items.add(new Item(c + "/" + i + ".jpg", c, () -> null));
            }
        }
        List<String> names = java.util.stream.IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
        return new DataSet("made", "official", names, items, items, items, List.of());
    }

    @Test
    void profilesAreFoundByName() {
        assertThat(Profile.of("SMOKE")).isEqualTo(Profile.SMOKE);
        assertThatThrownBy(() -> Profile.of("fast")).isInstanceOf(CourseException.class).hasMessageContaining("choose one of smoke, quick, full");
    }

    @Test
    void profileShrinksThePicturesInTheBackbonesProportion() {
        assertThat(Profile.QUICK.preprocessing(Preprocessing.IMAGENET)).isEqualTo(Preprocessing.IMAGENET.size(91, 80));
        assertThat(Profile.FULL.preprocessing(Preprocessing.IMAGENET)).isEqualTo(Preprocessing.IMAGENET);
    }

    @Test
    void fewPicturesGetMoreEpochsForAsManyUpdates() {
        assertThat(Profile.QUICK.epochs(100, data(2, 200))).isEqualTo(4); // 25 updates an epoch
        assertThat(Profile.QUICK.epochs(100, data(2, 5))).isEqualTo(100);
        assertThat(Profile.SMOKE.epochs(100, data(2, 4))).isEqualTo(Profile.SMOKE.tuningUpdates());
        assertThat(Profile.FULL.epochs(100, data(2, 5))).isEqualTo(100);
    }

    @Test
    void sampleKeepsFirstClassesAndSaysSo() {
        DataSet sample = Sample.of(Sample.classes(data(10, 9), Profile.SMOKE), Profile.SMOKE, 1, Map.of());
        assertThat(sample.classes()).containsExactly("class 0", "class 1", "class 2", "class 3");
        assertThat(sample.counts(sample.train())).containsExactly(4, 4, 4, 4);
        assertThat(sample.name()).isEqualTo("made (4 of 10 classes)");
        assertThat(sample.split()).isEqualTo("official, sampled");
    }

    @Test
    void sampleIsTheSameForTheSameSeed() {
        assertThat(Sample.of(data(5, 30), Profile.QUICK, 1, Map.of()).train()).extracting(Item::name)
                .isEqualTo(Sample.of(data(5, 30), Profile.QUICK, 1, Map.of()).train().stream().map(Item::name).toList());
    }

    @Test
    void smallDataSetIsLeftWhole() {
        DataSet small = data(3, 2);
        assertThat(Sample.of(small, Profile.SMOKE, 1, Map.of())).isSameAs(small);
        assertThat(Sample.of(small, Profile.FULL, 1, Map.of())).isSameAs(small);
    }

    @Test
    void gardenDrawsNoMoreThanTheProfileNeeds() {
        assertThat(Course.drawn(Garden.standard(), Profile.SMOKE).classes()).hasSize(4);
        assertThat(Course.drawn(Garden.standard(), Profile.SMOKE).train()).isEqualTo(4);
        assertThat(Course.drawn(Garden.standard(), Profile.FULL)).isEqualTo(Garden.standard());
    }

    @Test
    void resultsAreAppendedAsJsonLines(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/results.jsonl");
        Course.append(file, RESULT.toJson());
        Course.append(file, RESULT.toJson());
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        JsonObject json = JsonParser.parseString(lines.get(1)).getAsJsonObject();
        assertThat(json.keySet()).containsExactly("lesson", "network", "method", "train", "scored_on", "pictures", "accuracy", "baseline", "seconds");
        assertThat(json.get("accuracy").getAsDouble()).isEqualTo(0.9);
    }

    @Test
    void marksFindThePartTheyAreOf() {
        List<Item> items = data(2, 3).test();
        DataSet data = new DataSet("made", "official", List.of("class 0", "class 1"), items.subList(0, 1), items.subList(1, 2), items.subList(2, 6), List.of());
        Marks marks = Marks.of(List.of("1/2.jpg", "1/1.jpg", "1/0.jpg", "0/2.jpg"), new boolean[] {true, true, false, true});
        Result result = Recorded.of("05", "resnet50", "softmax", data, marks, 2);
        assertThat(result.scoredOn()).isEqualTo("test");
        assertThat(result.accuracy()).isEqualTo(0.75);
        assertThat(result.baseline()).isEqualTo(0.75);
        assertThat(result.marks()).isEqualTo(marks);
        assertThatThrownBy(() -> Recorded.of("05", "resnet50", "softmax", data, Marks.of(List.of("0/0.jpg", "0/2.jpg"), new boolean[2]), 2))
                .isInstanceOf(CourseException.class).hasMessageContaining("not those of one part of made");
    }

    @Test
    void anEvaluationKeepsItsMarks() {
        DataSet data = data(2, 1);
        Evaluation evaluation = new Evaluation(data.classes(), data.test(), new float[][] {{1, 0}, {1, 0}}, 0, List.of());
        assertThat(Recorded.of("05", "resnet50", "softmax", data, evaluation, 2).marks()).isEqualTo(Marks.of(evaluation));
        assertThat(Recorded.of("05", "resnet50", "softmax", data, data.test(), 0.5, 2).marks()).isEqualTo(Marks.NONE);
    }

    @Test
    void resultSaysWhatItsAccuracyIsWorth() {
        assertThat(RESULT.toString()).isEqualTo("efficientnet_lite0, softmax: 90.0 % of 100 test pictures "
                + "(95 % interval 82.6 % to 94.5 %); constant answer 10.0 %; 200 training pictures, 12.5 s");
    }

    @Test
    void percentInPlaceOfAShareIsRefused() {
        assertThatThrownBy(() -> new Result("05", "n", "m", 1, "test", 1, 93, 0.1, 1))
                .isInstanceOf(CourseException.class).hasMessageContaining("shares, not percent");
    }

    @Test
    void unknownPhotographNamesTheFile() {
        assertThatThrownBy(() -> Course.photograph("moon")).isInstanceOf(CourseException.class).hasMessageContaining("moon.jpg");
    }
}
