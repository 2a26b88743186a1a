package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "I do not know", from {@code train --refuse} to {@code predict} and {@code evaluate}. */
class RefusalLifeTest {

    @TempDir
    Path folder;
    private Path pictures;
    private Path student;
    private Path weights;

    @BeforeEach
    void draw() throws IOException {
        pictures = Drawings.classes(folder.resolve("pictures"), 13);
        student = folder.resolve("student");
        weights = Drawings.weights(folder);
    }

    private Call train(String... more) {
        List<String> words = new ArrayList<>(List.of("train", "--data", pictures.toString(), "--model", "resnet18", "--weights", weights.toString(),
                "--size", "32", "--out", student.toString(), "--format", "json"));
        words.addAll(List.of(more));
        return Call.call(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"confidence", "mahalanobis", "neighbour"})
    void whatIsRefusedIsToldWithItsReason(String score) {
        Call trained = train("--refuse", score, "--keep", "0.5");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.json().get("refusal").getAsString()).startsWith("refuses a ").contains("to keep 50.0 % of right answers");
        Call evaluated = Call.call("evaluate", student.toString(), "--data", pictures.toString(), "--format", "json");
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        assertThat(evaluated.json().get("coverage").getAsDouble()).isBetween(0.5, 1.0);
        assertThat(evaluated.json().keySet()).contains("risk", "accuracy");
        String[] asked = pictures.resolve("red").toFile().list();
        List<String> words = new ArrayList<>(List.of("predict", student.toString(), "--format", "json"));
        List.of(asked).forEach(name -> words.add(pictures.resolve("red").resolve(name).toString()));
        JsonArray answers = JsonParser.parseString(Call.call(words.toArray(String[]::new)).out().strip()).getAsJsonArray();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.getAsJsonObject().keySet()).contains("class", "known", "doubt", "why"));
        words.set(3, "text");
        long refused = answers.asList().stream().filter(answer -> !answer.getAsJsonObject().get("known").getAsBoolean()).count();
        assertThat(Call.call(words.toArray(String[]::new)).out().lines().filter(line -> line.contains(": I do not know, its "))).hasSize((int) refused);
    }

    @Test
    void aStudentThatMayNotRefuseSaysNothingOfIt() {
        train();
        Call call = Call.call("predict", student.toString(), pictures.resolve("red/0.png").toString(), "--format", "json");
        assertThat(call.out()).doesNotContain("known").doesNotContain("doubt");
    }

    @Test
    void whatCannotBeChosenIsToldBeforeTheWork() {
        assertThat(train("--keep", "0.9").err().strip()).isEqualTo("--keep is for a student that may refuse: give --refuse confidence, mahalanobis or neighbour with it.");
        assertThat(train("--refuse", "luck").code()).isEqualTo(2);
        assertThat(train("--refuse", "confidence", "--keep", "2").err()).contains("2.0 is no share of right answers to keep").doesNotContain("pictures; ");
        assertThat(train("--refuse", "confidence").err()).contains("takes at least 19 validation pictures that are named rightly");
        assertThat(student).doesNotExist();
    }
}
