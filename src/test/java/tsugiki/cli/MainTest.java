package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tsugiki.cli.Call.call;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exit codes, sentences and JSON lines of the command line. */
class MainTest {

    @TempDir
    Path folder;

    @Test
    void unknownWordOptionOrValueEndsWithTwoAndOneLine() {
        for (String[] wrong : new String[][] {{"paint"}, {"train", "--speed", "9"}, {"train", "--method", "svmm"},
                {"verify"}, {"predict"}, {"features", "x"}}) {
            Call call = call(wrong);
            assertThat(call.code()).isEqualTo(2);
            assertThat(call.err().strip().lines()).hasSize(1);
            assertThat(call.err()).contains("--help");
            assertThat(call.out()).isEmpty();
        }
    }

    @Test
    void aWrongWordCommandsNoTerminal() {
        assertThat(call("train", "--\u001B[31m").err()).contains("--\\u001B[31m").doesNotContain("\u001B");
    }

    @Test
    void everyWordThatComputesTakesADeviceAndAPrecision() {
        for (String[] word : new String[][] {{"train"}, {"evaluate", "student"}, {"predict", "student", "a.jpg"}, {"features", "x", "--out", "f"}}) {
            for (String option : new String[] {"--device", "--precision"}) {
                String[] wrong = Stream.concat(Stream.of(word), Stream.of(option, "abacus")).toArray(String[]::new);
                assertThat(call(wrong).code()).as(word[0]).isEqualTo(2);
                assertThat(call(wrong).err()).as(word[0]).contains("'abacus'").contains("--help");
            }
        }
    }

    @Test
    void failureEndsWithOneAndItsSentence() {
        Call call = call("inspect", "resnet51");
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err()).contains("'resnet51'").contains("resnet50").doesNotContain("\tat ");
    }

    @Test
    void weightsAreAFileOrASetOfTheModel() throws IOException {
        String pictures = Drawings.classes(folder.resolve("pictures"), 6).toString();
        String wrong = call("train", "--data", pictures, "--model", "resnet50", "--weights", "IMAGENET1K_V3").err();
        assertThat(wrong).contains("'IMAGENET1K_V3'").contains("IMAGENET1K_V1, IMAGENET1K_V2");
        String missing = folder.resolve("mine.pth").toString();
        assertThat(call("train", "--data", pictures, "--model", "resnet50", "--weights", missing).err()).contains(missing);
    }

    @Test
    void missingFolderAndMissingStudentAreNamed() {
        assertThat(call("train", "--data", folder.resolve("none").toString()).err()).contains("none");
        Call call = call("predict", folder.resolve("student").toString(), "a.jpg");
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err()).contains("student").doesNotContain("\tat ");
    }

    @Test
    void modelsListsAsTableCsvAndJson() {
        assertThat(call("models", "--family", "vgg").out()).contains("vgg16_bn").doesNotContain("resnet").contains("138,357,544");
        assertThat(call("models", "--format", "csv").out().lines().findFirst().orElseThrow()).startsWith("name,family,year");
        String json = call("models", "--family", "AlexNet", "--format", "json").out();
        assertThat(JsonParser.parseString(json).getAsJsonArray().get(0).getAsJsonObject().get("parameters").getAsLong()).isEqualTo(61_100_840);
        assertThat(call("models", "--sort", "beauty").err()).contains("'beauty'").contains("parameters");
    }

    @Test
    void logitsPrintsTwoWholeRows() {
        JsonObject line = call("logits", "resnet18", "--size", "64", "--format", "json").json();
        assertThat(line.get("model").getAsString()).isEqualTo("resnet18");
        assertThat(line.getAsJsonArray("logits")).hasSize(2);
        assertThat(line.getAsJsonArray("logits").get(0).getAsJsonArray()).hasSize(1000);
    }

    @Test
    void trainedStudentEvaluatesAndPredicts() throws IOException {
        Path pictures = Drawings.classes(folder.resolve("pictures"), 6);
        Path weights = Drawings.weights(folder);
        Path student = folder.resolve("student");
        Call train = call("train", "--data", pictures.toString(), "--model", "resnet18", "--weights", weights.toString(),
                "--method", "softmax", "--out", student.toString(), "--format", "json");
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.json().keySet()).contains("model", "method", "split", "train", "validation", "test", "classes",
                "accuracy", "scored_on", "baseline", "seconds");
        Call evaluate = call("evaluate", student.toString(), "--data", pictures.toString(), "--format", "json");
        assertThat(evaluate.json().get("accuracy").getAsDouble()).isEqualTo(train.json().get("accuracy").getAsDouble());
        Call predict = call("predict", student.toString(), pictures.resolve("red/0.png").toString());
        assertThat(predict.out()).contains("red").contains("%");
    }

    @Test
    void unreadablePictureIsNamedAndTheOthersArePredicted() throws IOException {
        Path pictures = Drawings.classes(folder.resolve("pictures"), 6);
        Path student = folder.resolve("student");
        call("train", "--data", pictures.toString(), "--model", "resnet18", "--weights", Drawings.weights(folder).toString(), "--out", student.toString());
        Path text = Files.writeString(folder.resolve("text.jpg"), "no picture");
        Call call = call("predict", student.toString(), text.toString(), pictures.resolve("blue/1.png").toString());
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err()).contains("text.jpg");
        assertThat(call.out()).contains("blue");
    }

    @Test
    void pictureThatCannotBeReadIsLeftOutOfTrainingByName() throws IOException {
        Path pictures = Drawings.classes(folder.resolve("pictures"), 6);
        byte[] whole = Files.readAllBytes(pictures.resolve("red/3.png"));
        Files.write(pictures.resolve("red/3.png"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(pictures.resolve("blue/note.jpg"), "no picture");
        Call call = call("features", pictures.toString(), "--model", "resnet18", "--weights", Drawings.weights(folder).toString(),
                "--out", folder.resolve("f.safetensors").toString(), "--format", "json");
        assertThat(call.json().get("left_out").getAsInt()).isEqualTo(2);
        assertThat(call.json().get("pictures").getAsInt()).isEqualTo(11);
        assertThat(call.err()).contains("red/3.png").contains("blue/note.jpg");
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void aClassWhosePicturesAreAllCutOffEndsEveryTraining(Method method) throws IOException {
        Path pictures = Drawings.classes(folder.resolve("pictures"), 6);
        try (Stream<Path> files = Files.list(pictures.resolve("red"))) {
            for (Path file : files.toList()) {
                byte[] whole = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            }
        }
        Call call = call("train", "--data", pictures.toString(), "--model", "resnet18", "--weights", Drawings.weights(folder).toString(),
                "--method", method.word());
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err()).contains("No training picture of the class 'red' can be read (red/").contains("mend them").doesNotContain("\tat ");
    }

    @Test
    void aNameWithAnAtOrADashIsAPicture() throws IOException {
        Path student = folder.resolve("student");
        Path at = Files.writeString(folder.resolve("@1.jpg"), "1.jpg 2.jpg");
        assertThat(call("predict", student.toString(), "@" + at).err()).contains(student.toString()).doesNotContain("--help");
        Call dash = call("predict", student.toString(), "-rose.jpg");
        assertThat(dash.code()).isEqualTo(2);
        assertThat(dash.err()).contains("(before names that begin with - write --)");
        assertThat(call("predict", student.toString(), "a.jpg", "-rose.jpg").err()).contains("'-rose.jpg' (before names that begin with - write --)");
        assertThat(call("predict", student.toString(), "--", "-rose.jpg").code()).isEqualTo(1);
        assertThat(call("predict", student.toString(), "a.jpg", "--fast").err()).doesNotContain("write --)");
    }

    @Test
    void whatWasCalledWronglyIsShownWithoutItsCommandsToTheTerminal() {
        assertThat(call("inspect", "a", "\u001B[2J").err()).contains("\\u001B[2J").doesNotContain("\u001B");
        assertThat(call("predict", "a\0b", "c.jpg").err()).contains("is no path").contains("--help").doesNotContain("Exception");
    }
}
