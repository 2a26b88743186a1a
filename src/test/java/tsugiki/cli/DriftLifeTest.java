package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.Text;

/** From {@code train} over a log of {@code serve} to {@code drift}. */
class DriftLifeTest {

    @TempDir
    Path folder;
    private Path student;
    private Path log;

    @BeforeEach
    void train() throws IOException {
        student = folder.resolve("student");
        log = folder.resolve("answers.log");
        Call trained = Call.call("train", "--data", Drawings.classes(folder.resolve("pictures"), 20).toString(), "--model", "resnet18",
                "--weights", Drawings.weights(folder).toString(), "--size", "32", "--out", student.toString());
        assertThat(trained.code()).as(trained.err()).isZero();
    }

    private Call drift(List<String> lines, String... more) throws IOException {
        Files.write(log, lines);
        List<String> words = new ArrayList<>(List.of("drift", student.toString(), log.toString(), "--format", "json"));
        words.addAll(List.of(more));
        return Call.call(words.toArray(String[]::new));
    }

    private static String line(int picture, String name, double probability) {
        return Text.of("{\"time\":\"2026-11-%02dT20:00:00.000Z\",\"class\":\"%s\",\"probability\":%s,\"known\":true,\"digest\":\"d%d\"}", 1 + picture % 30, name, probability, picture);
    }

    @Test
    void unsureAnswersAreADrift() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add(line(i, i % 2 == 0 ? "red" : "blue", 0.5 + i * 1e-4));
        }
        lines.add(lines.get(0)); // asked again
        lines.add("{\"time\":\"2026-"); // the disk was full
        Call call = drift(lines);
        assertThat(call.code()).as(call.err()).isZero();
        JsonObject json = call.json();
        assertThat(json.get("answers").getAsInt()).isEqualTo(41);
        assertThat(json.get("pictures").getAsInt()).isEqualTo(40);
        assertThat(json.get("validation").getAsInt()).isEqualTo(8);
        assertThat(json.get("drift").getAsBoolean()).isTrue();
        assertThat(json.get("confidence_p").getAsDouble()).isLessThan(0.025);
        assertThat(call.err()).contains("1 lines of the log are no answers and are left out.", "A drift is shown by 40 pictures beside 8 of validation: confidence (");
        assertThat(drift(lines, "--since", "2026-11-21").json().get("pictures").getAsInt()).isEqualTo(10);
    }

    @Test
    void whatIsNoLogOfThisStudentIsRefused() throws IOException {
        assertThat(drift(List.of(line(1, "green", 0.5))).err().strip()).isEqualTo("Line 1 of " + log + " names the class 'green', which this student does not know: give the log of this student.");
        assertThat(drift(List.of("a,b", "c")).err().strip()).isEqualTo(log + " is no log of answers: give the file that serve --log wrote.");
        assertThat(drift(List.of(line(1, "red", 1.5))).err()).contains("is no log of answers");
        assertThat(drift(List.of()).err()).contains("no answers to compare");
        assertThat(drift(List.of(line(1, "red", 0.5)), "--since", "2026-12-01").err()).contains("no answers to compare");
        assertThat(drift(List.of(), "--since", "yesterday").err().strip()).isEqualTo("--since yesterday is no day: give one as 2026-11-30.");
        Files.delete(log);
        assertThat(Call.call("drift", student.toString(), log.toString()).err()).contains("cannot be read (it is not there)");
    }

    @Test
    void aDamagedReferenceIsNamed() throws IOException {
        Path facts = student.resolve("student.json");
        Files.writeString(facts, Files.readString(facts).replaceFirst("\"answers\": \"[^\"]*\"", "\"answers\": \"1 x\""));
        assertThat(drift(List.of(line(1, "red", 0.5))).err().strip()).startsWith("The reference in " + facts + " is damaged (a number is none): train the student again");
    }
}
