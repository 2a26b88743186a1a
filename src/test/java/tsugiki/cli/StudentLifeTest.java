package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.ProcessLock;

/** A student's folder from {@code train --out} to {@code evaluate}: what is kept, what is refused, what is told. */
class StudentLifeTest {

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
        return new SmallTraining(student, small.weights()).train(pictures, more);
    }

    private Call evaluate(Path pictures, String... more) {
        List<String> words = new ArrayList<>(List.of("evaluate", student.toString(), "--data", pictures.toString(), "--format", "json"));
        words.addAll(List.of(more));
        return Call.call(words.toArray(String[]::new));
    }

    private static int count(JsonObject result, String name) {
        return result.get(name).getAsInt();
    }

    /** Of each class 6 pictures to train, 4 to choose, 10 to test. */
    private Path divided() throws IOException {
        Path all = Drawings.classes(folder.resolve("all"), 20);
        Path divided = folder.resolve("divided");
        for (String name : new String[] {"red", "blue"}) {
            for (int i = 0; i < 20; i++) {
                Path target = divided.resolve(i < 6 ? "train" : i < 10 ? "val" : "test").resolve(name);
                Files.createDirectories(target);
                Files.move(all.resolve(name).resolve(i + ".png"), target.resolve(i + ".png"));
            }
        }
        return divided;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aStudentTrainedOnAllThatIsScoredIsRefusedWithTheirNumber() throws IOException {
        Path pictures = divided();
        assertThat(train(pictures, "--split", "swapped").code()).isZero();
        Call call = evaluate(pictures);
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err()).contains("was trained on all 20 pictures").contains("split official");
    }

    @Test
    void picturesThatTrainedAreCountedAndTheOthersScored() throws IOException {
        Path pictures = Drawings.classes(folder.resolve("pictures"), 13);
        assertThat(count(train(pictures).json(), "train")).isEqualTo(14);
        JsonObject other = evaluate(pictures, "--split", "random", "--seed", "1").json();
        assertThat(count(other, "trained_on")).isPositive();
        assertThat(count(other, "pictures") + count(other, "trained_on") + count(other, "chosen_by")).isEqualTo(6);
        Call whole = evaluate(pictures);
        assertThat(whole.err()).contains("14 pictures are left out: the student was trained on them.").contains("6 pictures were validation pictures");
        assertThat(List.of(count(whole.json(), "trained_on"), count(whole.json(), "chosen_by"), count(whole.json(), "pictures"))).containsExactly(14, 6, 6);
        assertThat(whole.json().get("accuracy")).isEqualTo(evaluate(pictures, "--split", "random").json().get("accuracy"));
    }

    @Test
    void validationPicturesAreScoredWhereThereAreNoOthersAndThatIsSaid() throws IOException {
        Path pictures = divided();
        train(pictures, "--split", "swapped");
        Call call = evaluate(pictures, "--split", "swapped");
        assertThat(call.err()).contains("all there are to score");
        assertThat(call.json().get("scored_on").getAsString()).isEqualTo("validation");
        assertThat(count(call.json(), "pictures")).isEqualTo(20);
    }

    @Test
    void aFolderNamedAsTestIsScoredWhole() throws IOException {
        Path pictures = divided();
        train(pictures);
        JsonObject result = evaluate(pictures.resolve("test")).json();
        assertThat(List.of(count(result, "pictures"), count(result, "trained_on"), count(result, "chosen_by"))).containsExactly(20, 0, 0);
        assertThat(count(evaluate(pictures).json(), "pictures")).isEqualTo(20);
    }

    @Test
    void aFolderMayLackClassesButHaveNoForeignOnes() throws IOException {
        Path pictures = divided();
        train(pictures);
        Files.move(pictures.resolve("test/blue"), folder.resolve("blue"));
        JsonObject one = evaluate(pictures.resolve("test")).json();
        assertThat(count(one, "pictures")).isEqualTo(10);
        Files.move(pictures.resolve("test/red"), pictures.resolve("test/green"));
        Call foreign = evaluate(pictures.resolve("test"));
        assertThat(foreign.code()).isEqualTo(1);
        assertThat(foreign.err()).contains("does not know, first 'green'");
    }

    /** The same pictures, red ones named blue and blue ones red. */
    private Path exchanged(Path pictures) throws IOException {
        Files.move(pictures.resolve("red"), folder.resolve("was red"));
        Files.move(pictures.resolve("blue"), pictures.resolve("red"));
        Files.move(folder.resolve("was red"), pictures.resolve("blue"));
        return pictures;
    }

    private Path another(Path pictures, String... more) {
        Path first = student;
        student = folder.resolve("other");
        assertThat(train(pictures, more).code()).isZero();
        Path made = student;
        student = first;
        return made;
    }

    @Test
    void twoStudentsAreComparedOnTheSamePictures() throws IOException {
        Path pictures = divided();
        train(pictures);
        Path other = another(exchanged(Drawings.classes(folder.resolve("exchanged"), 6)));
        JsonObject alone = evaluate(pictures).json();
        JsonObject pairs = evaluate(pictures, "--against", other.toString()).json();
        assertThat(pairs.get("accuracy")).isEqualTo(alone.get("accuracy"));
        assertThat(count(pairs, "compared_on")).isEqualTo(20);
        double difference = pairs.get("difference").getAsDouble();
        assertThat(difference).isPositive().isEqualTo((count(pairs, "only_student") - count(pairs, "only_against")) / 20.0)
                .isCloseTo(pairs.get("accuracy").getAsDouble() - pairs.get("accuracy_against").getAsDouble(), within(1e-12));
        assertThat(pairs.get("difference_interval").getAsString()).matches("\\+\\S+ to \\+\\S+ points");
        assertThat(pairs.get("verdict").getAsString()).startsWith(student + " is better: +");
        student = other;
        assertThat(evaluate(pictures).json().get("accuracy")).isEqualTo(pairs.get("accuracy_against"));
    }

    @Test
    void aStudentIsNoBetterThanItself() throws IOException {
        Path pictures = divided();
        train(pictures);
        JsonObject pairs = evaluate(pictures, "--against", student.toString()).json();
        assertThat(List.of(count(pairs, "only_student"), count(pairs, "only_against"))).containsExactly(0, 0);
        assertThat(pairs.get("verdict").getAsString()).contains("cannot tell");
    }

    @Test
    void whatTheOtherStudentHadInItsTrainingIsNotCompared() throws IOException {
        Path pictures = divided();
        train(pictures);
        Path half = Files.createDirectories(folder.resolve("half"));
        for (String name : new String[] {"red", "blue"}) {
            Path learnt = Files.createDirectories(half.resolve("train").resolve(name));
            for (int i = 14; i < 20; i++) {
                Files.copy(pictures.resolve("test").resolve(name).resolve(i + ".png"), learnt.resolve("copy" + i + ".png"));
            }
            Path scored = Files.createDirectories(half.resolve("test").resolve(name));
            Files.copy(pictures.resolve("train").resolve(name).resolve("0.png"), scored.resolve("0.png"));
        }
        Call call = evaluate(pictures, "--against", another(half).toString());
        assertThat(count(call.json(), "pictures")).isEqualTo(20);
        assertThat(count(call.json(), "compared_on")).isEqualTo(8);
        assertThat(call.err()).contains("12 of the 20 pictures are not compared");
        Call none = evaluate(pictures, "--against", another(pictures, "--split", "swapped").toString());
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("none is left to compare").doesNotContain("Exception");
    }

    @Test
    void anotherOfOtherClassesIsNamed() throws IOException {
        Path pictures = divided();
        train(pictures);
        Path others = Drawings.classes(folder.resolve("others"), 5);
        Files.move(others.resolve("blue"), others.resolve("green"));
        Path other = another(others);
        Call foreign = evaluate(pictures, "--against", other.toString());
        assertThat(foreign.code()).isEqualTo(1);
        assertThat(foreign.err()).contains("that the student in " + other + " does not know, first 'blue'").doesNotContain("Scoring");
        Call none = evaluate(folder.resolve("no such pictures"), "--against", folder.resolve("none").toString());
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains(folder.resolve("none").toString()).doesNotContain("no such pictures");
    }

    @Test
    void anImpossibleOutIsRefusedBeforeAnythingElse() throws IOException {
        Files.createDirectories(student);
        Files.writeString(student.resolve("thesis.txt"), "years of work");
        Call call = train(folder.resolve("no such pictures"));
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err()).contains("holds files that are no student").doesNotContain("no such pictures");
    }

    @Test
    void theSecondOfTwoTrainingsIsRefusedAtOnce() throws IOException {
        Path same = Files.createDirectories(folder.resolve("x")).resolve("../student");
        try (ProcessLock other = ProcessLock.tryTake(same).orElseThrow()) {
            Call call = train(folder.resolve("no such pictures"));
            assertThat(call.code()).isEqualTo(1);
            assertThat(call.err()).contains("Another training works for").doesNotContain("no such pictures");
        }
    }

    @Test
    void aFinishedTrainingLeavesTheStudentAloneAndOtherPicturesTrainAnew() throws IOException {
        Path pictures = Drawings.classes(folder.resolve("pictures"), 5);
        assertThat(train(pictures, "--method", "head", "--epochs", "1").code()).isZero();
        assertThat(names()).containsExactlyInAnyOrder("made.safetensors", "pictures", "student");
        assertThat(student.resolve("history.csv")).exists();
        byte[] before = Files.readAllBytes(student.resolve("weights.safetensors"));
        exchanged(pictures);
        Call again = train(pictures, "--method", "head", "--epochs", "1");
        assertThat(again.err()).contains("in the place of the one that was there");
        assertThat(Files.readAllBytes(student.resolve("weights.safetensors"))).isNotEqualTo(before);
    }

    @Test
    void anEarlierStudentsHistoryGoesWithIt() throws IOException {
        Path pictures = Drawings.classes(folder.resolve("pictures"), 5);
        train(pictures, "--method", "head", "--epochs", "1");
        train(pictures, "--method", "softmax");
        assertThat(student.resolve("history.csv")).doesNotExist();
        assertThat(student.resolve("history.png")).doesNotExist();
    }

    @Test
    void foldsAreFittedToFewPictures() throws IOException {
        Call call = train(Drawings.classes(folder.resolve("pictures"), 8), "--method", "svm");
        assertThat(call.code()).as(call.err()).isZero();
        assertThat(count(call.json(), "folds")).isEqualTo(4);
        assertThat(call.json().has("fold_mean")).isTrue();
        assertThat(call.err()).contains("Cross-validation in 4 folds instead of 5");
        Call two = train(Drawings.classes(folder.resolve("two"), 2), "--method", "svm");
        assertThat(two.code()).as(two.err()).isZero();
        assertThat(count(two.json(), "folds")).isZero();
    }

    @Test
    void featuresAreRefusedBeforeTheWorkWhereTheyCannotBeWritten() throws IOException {
        String pictures = Drawings.classes(folder.resolve("pictures"), 2).toString();
        Call call = Call.call("features", pictures, "--model", SmallTraining.NETWORK, "--weights", folder.resolve("none.safetensors").toString(), "--out", folder.toString());
        assertThat(call.err()).contains("it is a folder").doesNotContain("none.safetensors");
    }
}
