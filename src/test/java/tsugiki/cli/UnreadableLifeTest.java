package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.AtomicFiles;
import tsugiki.transfer.MadeLabels;

/** Pictures that are cut off, in each part, from {@code train} to {@code evaluate}: what is counted, told and refused. */
class UnreadableLifeTest {

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

    private JsonObject trained(Path pictures, String... more) {
        Call call = train(pictures, more);
        assertThat(call.code()).as(call.err()).isZero();
        return call.json();
    }

    private Call evaluate(Path pictures) {
        return Call.call("evaluate", student.toString(), "--data", pictures.toString(), "--format", "json");
    }

    private static int count(JsonObject result, String name) {
        return result.get(name).getAsInt();
    }

    private static double share(JsonObject result, String name) {
        return result.get(name).getAsDouble();
    }

    private static void cut(Path... pictures) throws IOException {
        for (Path picture : pictures) {
            byte[] bytes = Files.readAllBytes(picture);
            Files.write(picture, Arrays.copyOf(bytes, bytes.length / 2));
        }
    }

    /** Pictures of one class from a number to another, the second not among them. */
    private static Path[] some(Path folder, int from, int to) {
        Path[] some = new Path[to - from];
        Arrays.setAll(some, i -> folder.resolve(from + i + ".png"));
        return some;
    }

    /** Of each class, or set of labels, so many pictures to train, 3 to choose, the others to test. */
    private Path divided(Path all, int each, int train) throws IOException {
        Path divided = folder.resolve("divided");
        try (var classes = Files.list(all)) {
            for (Path one : classes.toList()) {
                for (int i = 0; i < each; i++) {
                    Path target = divided.resolve(i < train ? "train" : i < train + 3 ? "val" : "test").resolve(one.getFileName());
                    Files.createDirectories(target);
                    Files.move(one.resolve(i + ".png"), target.resolve(i + ".png"));
                }
            }
        }
        return divided;
    }

    /** Two classes: 5 pictures to train (of blue 7), 3 to choose, 4 to test, of each. */
    private Path divided() throws IOException {
        Path divided = divided(Drawings.classes(folder.resolve("all"), 12), 12, 5);
        Path more = Drawings.classes(folder.resolve("more"), 14);
        Files.move(more.resolve("blue/12.png"), divided.resolve("train/blue/12.png"));
        Files.move(more.resolve("blue/13.png"), divided.resolve("train/blue/13.png"));
        return divided;
    }

    private Path labelled() throws IOException {
        return divided(MadeLabels.pictures(folder.resolve("all"), 12), 12, 5);
    }

    private void refused(Path pictures, String method, String sentence) throws IOException {
        String[] more = method.equals("softmax") ? new String[] {"--method", method} : new String[] {"--method", method, "--epochs", "1"};
        Call call = train(pictures, more);
        assertThat(call.code()).as(method).isEqualTo(1);
        assertThat(call.err()).contains(sentence).doesNotContain("Exception", "NaN", "Drift", "Training");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("student", "student.run");
        }
    }

    @Test
    void aPartOfWhichNothingCanBeReadIsRefusedBeforeTheEpochs() throws IOException {
        for (String part : new String[] {"test", "val", "train"}) {
            Path pictures = divided();
            for (String name : new String[] {"red", "blue"}) {
                try (var files = Files.list(pictures.resolve(part).resolve(name))) {
                    cut(files.toArray(Path[]::new));
                }
            }
            String what = part.equals("test") ? "8 test" : part.equals("val") ? "6 validation" : "12 training";
            for (String method : new String[] {"softmax", "head", "tune", "scratch"}) {
                refused(pictures, method, "None of the " + what + " pictures can be read, the first is ");
            }
            AtomicFiles.deleteTree(pictures);
            AtomicFiles.deleteTree(folder.resolve("all"));
            AtomicFiles.deleteTree(folder.resolve("more"));
        }
    }

    @Test
    void aClassOfWhichNothingCanBeLearntIsRefusedAndTheMendedCallTrains() throws IOException {
        Path pictures = divided();
        Path[] red = some(pictures.resolve("train/red"), 0, 5);
        byte[] whole = Files.readAllBytes(red[0]);
        cut(red);
        refused(pictures, "head", "No training picture of the class 'red' can be read");
        Files.write(red[0], whole);
        trained(pictures, "--method", "head", "--epochs", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "head"})
    void theBaselineIsOfThePicturesThatWereScored(String method) throws IOException {
        Path pictures = divided();
        cut(some(pictures.resolve("test/red"), 8, 11));
        String[] more = method.equals("head") ? new String[] {"--method", "head", "--epochs", "1"} : new String[0];
        JsonObject trained = trained(pictures, more);
        assertThat(count(trained, "pictures")).isEqualTo(5);
        assertThat(share(trained, "baseline")).as("of 4 blue and 1 red, blue always").isEqualTo(0.8);
        assertThat(Files.readString(student.resolve("README.md"))).contains("| Always the most frequent class | 80.0 % |");
        assertThat(Files.readString(student.resolve("student.json"))).containsPattern("\"baseline\": ?0\\.8");
        assertThat(share(evaluate(pictures).json(), "baseline")).isEqualTo(0.8);
        cut(some(pictures.resolve("test/red"), 11, 12));
        assertThat(share(evaluate(pictures.resolve("test")).json(), "baseline")).as("of a folder that is not divided, its most frequent").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sigmoid", "head"})
    void ofSeveralLabelsTooTheBaselineIsOfThePicturesThatWereScored(String method) throws IOException {
        Path pictures = labelled();
        cut(some(pictures.resolve("test/b"), 8, 12));
        String[] more = method.equals("head") ? new String[] {"--method", "head", "--epochs", "1", "--multi-label"} : new String[] {"--multi-label"};
        JsonObject trained = trained(pictures, more);
        assertThat(count(trained, "pictures")).isEqualTo(12);
        assertThat(share(trained, "baseline")).as("of 4 a, 4 a+b and 4 none, a always").isCloseTo(1 / 3.0, within(1e-12));
        assertThat(share(evaluate(pictures).json(), "baseline")).isCloseTo(1 / 3.0, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "head"})
    void theCardCountsThePicturesThatWereRead(String method) throws IOException {
        Path pictures = divided();
        cut(some(pictures.resolve("train/red"), 0, 3));
        cut(some(pictures.resolve("val/red"), 5, 6));
        String[] more = method.equals("head") ? new String[] {"--method", "head", "--epochs", "1"} : new String[0];
        JsonObject trained = trained(pictures, more);
        assertThat(List.of(count(trained, "train"), count(trained, "validation"), count(trained, "test"), count(trained, "left_out"))).containsExactly(9, 5, 8, 4);
        assertThat(Files.readString(student.resolve("README.md"))).contains("| Trained on | 9 pictures, chosen by 5 of ");
    }

    /** The same pictures, trained on as they are divided, scored as one folder. */
    private Path undivided(Path divided) throws IOException {
        Path whole = folder.resolve("whole");
        for (String part : new String[] {"train", "val", "test"}) {
            try (var files = Files.walk(divided.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = whole.resolve(file.getParent().getFileName()).resolve(file.getFileName());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
        return whole;
    }

    @Test
    void validationPicturesThatCannotBeReadAreNamedAndNotCounted() throws IOException {
        Path pictures = divided();
        cut(some(pictures.resolve("val/red"), 5, 7));
        trained(pictures);
        Call call = evaluate(undivided(pictures));
        assertThat(count(call.json(), "chosen_by")).isEqualTo(4);
        assertThat(share(call.json(), "accuracy_of_chosen_by") * 4 % 1).isZero();
        assertThat(call.err()).contains("red/5.png was left out", "red/6.png was left out");
        assertThat(count(call.json(), "pictures")).isEqualTo(8);
    }

    @Test
    void ofSeveralLabelsTheyAreNamedAndNotCountedEither() throws IOException {
        Path pictures = labelled();
        cut(some(pictures.resolve("val/none"), 5, 7));
        trained(pictures, "--multi-label");
        Call call = evaluate(undivided(pictures));
        assertThat(count(call.json(), "chosen_by")).isEqualTo(10);
        assertThat(call.err()).contains("none/5.png was left out", "none/6.png was left out");
    }

    @Test
    void ofValidationPicturesThatAreAllUnreadableThereIsNoAccuracy() throws IOException {
        Path pictures = divided();
        cut(some(pictures.resolve("val/red"), 5, 8));
        trained(pictures);
        Path whole = undivided(pictures);
        for (int i = 5; i < 8; i++) {
            Files.delete(whole.resolve("blue").resolve(i + ".png"));
        }
        Call call = evaluate(whole);
        assertThat(call.code()).as(call.err()).isZero();
        assertThat(count(call.json(), "chosen_by")).isZero();
        assertThat(call.json().has("accuracy_of_chosen_by")).isFalse();
        assertThat(call.err()).contains("red/7.png was left out", "None of the validation pictures of its training can be read");
    }
}
