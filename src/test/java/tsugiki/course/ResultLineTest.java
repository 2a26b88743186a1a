package tsugiki.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.evaluate.Marks;

class ResultLineTest {

    private static final List<String> PICTURES = IntStream.range(100, 140).mapToObj(i -> i + ".png").toList();

    @Test
    void aLineTellsItsInterval() {
        Result result = result("05", "svm", 20);
        JsonObject line = line(result);
        assertThat(line.getAsJsonArray("interval").asList()).extracting(end -> end.getAsDouble())
                .containsExactly(result.interval().low(), result.interval().high());
        assertThat(line.get("pictures").toString()).isEqualTo("40");
        assertThat(line.has("difference")).isFalse();
    }

    @Test
    void theFirstOfTheLessonOnTheSamePicturesIsComparedInPairs() {
        JsonObject difference = line(result("05", "tuned", 40), result("04", "head", 1), result("05", "probe", 20), result("05", "svm", 30))
                .getAsJsonObject("difference");
        assertThat(difference.get("to").getAsString()).isEqualTo("probe");
        assertThat(difference.get("share").getAsDouble()).isEqualTo(0.5);
        assertThat(difference.get("clear").getAsBoolean()).isTrue();
        assertThat(difference.getAsJsonArray("interval").get(0).getAsDouble()).isBetween(0.3, 0.5);
        assertThat(line(result("05", "tuned", 22), result("05", "probe", 20)).getAsJsonObject("difference").get("clear").getAsBoolean()).isFalse();
    }

    @Test
    void otherPicturesOrUnknownMarksAreNotCompared() {
        Result unknown = new Result("05", "resnet50", "by hand", 100, "test", 40, 0.5, 0.1, 1);
        Result others = new Result("05", "resnet50", "others", 100, "test", 1, 1, 0.1, 1, Marks.of(List.of("1.png"), new boolean[] {true}));
        assertThat(line(result("05", "tuned", 40), unknown, others).has("difference")).isFalse();
        assertThat(line(unknown, result("05", "tuned", 40)).has("difference")).isFalse();
    }

    @Test
    void linesThatAreNoResultsArePassedOver() {
        assertThat(ResultLine.of(result("05", "svm", 20), List.of("", "not json", "[1]", "{}", "null", "{\"right\":1}"))).doesNotContain("difference");
    }

    @Test
    void aFileGrowsByALine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/results.jsonl");
        ResultLine.add(file, result("05", "probe", 20));
        ResultLine.add(file, result("05", "tuned", 30));
        assertThat(Files.readAllLines(file)).hasSize(2).last().asString().contains("\"to\":\"probe\",\"share\":0.25");
    }

    private static JsonObject line(Result result, Result... before) {
        String line = ResultLine.of(result, Arrays.stream(before).map(Result::toJson).toList());
        return JsonParser.parseString(line).getAsJsonObject();
    }

    private static Result result(String lesson, String method, int right) {
        boolean[] marks = new boolean[PICTURES.size()];
        Arrays.fill(marks, 0, right, true);
        return new Result(lesson, "resnet50", method, 100, "test", marks.length, right / (double) marks.length, 0.1, 1, Marks.of(PICTURES, marks));
    }
}
