package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.picture.Picture;
import tsugiki.picture.TestPictures;

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

    @Test
    void theNearestTrainingPicturesAreNamedAndShown() throws IOException {
        train();
        Path grid = folder.resolve("grid.png");
        Path asked = pictures.resolve("red/0.png");
        Call call = Call.call("predict", student.toString(), asked.toString(), "--like", "3", "--data", pictures.toString(), "--grid", grid.toString(), "--format", "json");
        assertThat(call.code()).as(call.err()).isZero();
        JsonArray like = JsonParser.parseString(call.out().strip()).getAsJsonArray().get(0).getAsJsonObject().getAsJsonArray("like");
        assertThat(like).hasSize(3).allSatisfy(near -> assertThat(near.getAsJsonObject().get("picture").getAsString()).matches("(red|blue)/\\d+\\.png"));
        assertThat(like.get(0).getAsJsonObject().get("cosine").getAsDouble()).isLessThanOrEqualTo(1).isGreaterThanOrEqualTo(like.get(2).getAsJsonObject().get("cosine").getAsDouble());
        assertThat(ImageIO.read(grid.toFile()).getWidth()).isGreaterThan(ImageIO.read(grid.toFile()).getHeight());
        assertThat(Call.call("predict", student.toString(), asked.toString(), "--like", "1").err().strip())
                .isEqualTo("This student was trained on 'pictures', and no folder 'pictures' is here: name its pictures with --data.");
        assertThat(Call.call("predict", student.toString(), asked.toString(), "--like", "1", "--data", pictures.toString()).out().lines()).hasSize(2).last().asString().startsWith("  like ");
    }

    @Test
    void whatIsNotAlikeCannotBeShown() throws IOException {
        train();
        String asked = pictures.resolve("red/0.png").toString();
        assertThat(Call.call("predict", student.toString(), asked, "--grid", "a.png").err()).contains("give --like 5 with it");
        assertThat(Call.call("predict", student.toString(), asked, "--like", "0").err()).contains("--like is 0");
        assertThat(Call.call("predict", student.toString(), asked, "--like", "12", "--grid", folder.resolve("a.png").toString()).err()).contains("take at most 9");
        Path others = Drawings.classes(folder.resolve("others"), 30);
        for (int i = 0; i < 13; i++) {
            Files.delete(others.resolve("red").resolve(i + ".png"));
            Files.delete(others.resolve("blue").resolve(i + ".png"));
        }
        assertThat(Call.call("predict", student.toString(), asked, "--like", "1", "--data", others.toString()).err()).contains("the student was trained on none");
    }

    @Test
    void strangersAreCounted() throws IOException {
        train("--refuse", "mahalanobis", "--keep", "0.5");
        Path strange = strangers("third", "fourth");
        Call call = evaluate(strange);
        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.err()).doesNotContain("of the strangers");
        assertThat(call.json().get("strangers").getAsInt()).isEqualTo(4);
        assertThat(call.json().get("auroc").getAsDouble()).isBetween(0.0, 1.0);
        assertThat(call.json().get("strangers_refused").getAsDouble()).isBetween(0.0, 1.0);
    }

    private Call evaluate(Path strange) {
        return Call.call("evaluate", student.toString(), "--data", pictures.toString(), "--strangers", strange.toString(), "--format", "json");
    }

    /** Two pictures a class, of other colours than the student's. */
    private Path strangers(String... classes) {
        Path strange = folder.resolve("strange");
        for (int i = 0; i < 2 * classes.length; i++) {
            TestPictures.write(strange.resolve(classes[i / 2]).resolve(i + ".png"), TestPictures.png(Picture.filled(32, 32, 10, 120 + 9 * i, 40)));
        }
        return strange;
    }

    @Test
    void itsOwnClassesAreNoStrangers() throws IOException {
        train("--refuse", "mahalanobis", "--keep", "0.5");
        Path strange = strangers("third", "red");
        Call call = evaluate(strange);
        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.err()).contains("2 of the strangers are left out: they are of classes that the student knows (1, first 'red').");
        assertThat(call.json().get("strangers").getAsInt()).isEqualTo(2);
        Call own = evaluate(pictures);
        assertThat(own.code()).isEqualTo(1);
        assertThat(own.err()).contains("holds no pictures but of classes that the student knows, first 'blue'").doesNotContain("Exception");
    }

    @Test
    void whatItLearntFromIsNoStrangerUnderAnyName() throws IOException {
        train("--refuse", "mahalanobis", "--keep", "0.5");
        Path strange = Drawings.classes(folder.resolve("renamed"), 13);
        Files.move(strange.resolve("red"), strange.resolve("third"));
        Call call = evaluate(strange);
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err()).contains("holds pictures that the student learnt from, under the names of other classes (10, first third/").doesNotContain("Exception");
    }

    @Test
    void neighboursVoteButMakeNoStudent() {
        Call call = Call.call("train", "--data", pictures.toString(), "--model", "resnet18", "--weights", weights.toString(), "--size", "32", "--method", "knn", "--format", "json");
        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.json().get("accuracy").getAsDouble()).isGreaterThan(0.5);
        assertThat(train("--method", "knn").err().strip()).isEqualTo("--method knn makes no student: leave --out out, or choose another method, e.g. softmax.");
    }

    @Test
    void theCardTellsTheCallWithoutItsPlaces() throws IOException {
        train("--refuse", "confidence", "--keep=0.5");
        String card = Files.readString(student.resolve("README.md"));
        assertThat(card).contains("| Made by | `./course train --data pictures --model resnet18 --weights resnet18.safetensors --size 32 --out student --format json --refuse confidence --keep=0.5` |",
                "| Terms of the pictures | not known to this kit: ask whom the pictures belong to |", "| blue | 3 | 3 |").doesNotContain(folder.toString());
        assertThat(Files.readString(student.resolve("card.json"))).doesNotContain(folder.toString());
    }
}
