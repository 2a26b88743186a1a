package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.transfer.MadeLabels;

/** Pictures that lie in a folder twice, under two names. */
class CopiesTest {

    @TempDir
    Path folder;
    private SmallTraining small;
    private Path student;

    @BeforeEach
    void draw() {
        small = SmallTraining.in(folder);
        student = small.student();
    }

    private Call train(Path pictures, String... more) {
        return small.train(pictures, Stream.concat(Stream.of("--size", "64"), Stream.of(more)).toArray(String[]::new));
    }

    private static int count(JsonObject result, String name) {
        return result.get(name).getAsInt();
    }

    private static Path twice(Path pictures) throws IOException {
        try (var files = Files.walk(pictures)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, file.resolveSibling("copy of " + file.getFileName()));
            }
        }
        return pictures;
    }

    private void trainAndEvaluateScoreTheSame(Path pictures, String... more) {
        Call call = train(pictures, more);
        assertThat(call.code()).as(call.err()).isZero();
        JsonObject trained = call.json();
        JsonObject evaluated = Call.call("evaluate", student.toString(), "--data", pictures.toString(), "--split", "random", "--format", "json").json();
        int out = count(trained, "copies_left_out");
        assertThat(out).isPositive();
        assertThat(call.err()).contains(" left out (first ", "the student is trained on them under other names.");
        assertThat(count(trained, "pictures")).isEqualTo(count(trained, "test")).isEqualTo(count(evaluated, "pictures")).isPositive();
        assertThat(trained.get("accuracy")).isEqualTo(evaluated.get("accuracy"));
        assertThat(trained.get("baseline")).isEqualTo(evaluated.get("baseline"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "head"})
    void whatTrainedIsNotScored(String method) throws IOException {
        Path pictures = twice(Drawings.classes(folder.resolve("pictures"), 13));
        String[] more = method.equals("head") ? new String[] {"--split", "random", "--method", "head", "--epochs", "1"} : new String[] {"--split", "random"};
        trainAndEvaluateScoreTheSame(pictures, more);
        JsonObject card = JsonParser.parseString(Files.readString(student.resolve("card.json"))).getAsJsonObject();
        assertThat(Files.readString(student.resolve("README.md")))
                .contains("| Trained on | " + card.getAsJsonObject("facts").get("train").getAsString() + " pictures (" + count(card, "trainedOn") + " that differ in their bytes), chosen by ");
    }

    @Test
    void ofSeveralLabelsNeither() throws IOException {
        trainAndEvaluateScoreTheSame(twice(MadeLabels.pictures(folder.resolve("pictures"), 10)), "--split", "random", "--multi-label");
    }

    @Test
    void whereAllThatIsScoredTrainsThatIsSaidBeforeTheWork() throws IOException {
        Path pictures = folder.resolve("divided");
        Drawings.classes(pictures.resolve("train"), 5);
        Drawings.classes(pictures.resolve("test"), 4);
        Call call = train(pictures);
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err()).contains("All 8 test pictures of ", " are copies of those that it trains or chooses by").doesNotContain("Exception");
        assertThat(student).doesNotExist();
    }

    @Test
    void withoutCopiesNothingIsSaid() throws IOException {
        Call call = train(Drawings.classes(folder.resolve("pictures"), 13));
        assertThat(call.err()).doesNotContain("under other names");
        assertThat(call.json().has("copies_left_out")).isFalse();
    }
}
