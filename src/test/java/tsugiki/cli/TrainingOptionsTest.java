package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tsugiki.cli.Call.call;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import tsugiki.picture.Augmentation;
import tsugiki.transfer.Student;

/** What {@code train} takes beside its method. */
class TrainingOptionsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "softmax --epochs 3 | --method softmax takes no --epochs: leave it out, or choose one that does (head, tune, scratch, guide).",
        "svm --augment light | --method svm takes no --augment: leave it out, or choose one that does (head, tune, scratch).",
        "guide --batch 8 | --method guide takes no --batch: leave it out, or choose one that does (head, tune).",
        "scratch --part all | --method scratch takes no --part: leave it out, or choose one that does (head, tune, guide).",
        "guide --part all | --method guide tunes all layers, or those from a stage on: give --part a stage, e.g. layer4, not all.",
        "scratch --views 2 | --method scratch takes no --views: leave it out, or choose one that does (head, tune, guide).",
        "svm --class-weights balanced | --method svm takes no --class-weights: leave it out, or choose one that does (softmax, sigmoid, head, tune, scratch).",
        "tune --views 0 | --views is 0: give a whole number of at least 1.",
        "head --batch 0 | --batch is 0: give a whole number of at least 1.",
        "head --size -3 | --size is -3: give a whole number of at least 1.",
        "tune --rate 0 | --rate is 0.0: give a rate above 0 and below 10, e.g. 1e-3.",
        "tune --rate NaN | --rate is NaN: give a rate above 0 and below 10, e.g. 1e-3.",
    })
    void whatAMethodDoesNotTakeIsRefused(String words, String sentence) {
        List<String> all = new ArrayList<>(List.of("train", "--method"));
        all.addAll(List.of(words.split(" ")));
        Call call = call(all.toArray(String[]::new));
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err()).isEqualTo(sentence + "\n");
    }

    @Test
    void everyPresetOfAugmentationHasItsWord() {
        assertThat(new TrainingOptions.Presets()).containsExactly("none", "light", "guide").allSatisfy(word -> assertThat(Augmentation.preset(word).name()).isEqualTo(word));
        Call call = call("train", "--augment", "heavy");
        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err()).contains("no change of pictures called 'heavy': choose of [none, light, guide]");
    }

    @Test
    void theHelpTellsWhichMethodsTakeIt() {
        CommandSpec train = Main.line().getSubcommands().get("train").getCommandSpec();
        List<String> names = Stream.of(TrainingOptions.class.getDeclaredFields()).filter(field -> field.isAnnotationPresent(Option.class))
                .map(field -> field.getAnnotation(Option.class).names()[0]).toList();
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(train.findOption(name).description()[0])
                .endsWith("(" + TrainingOptions.takers().get("takes." + name.substring(2).replace('-', '_')) + ")."));
        assertThat(train.findOption("--augment").description()[0]).endsWith("(head, tune, scratch).");
    }

    @Test
    void aStageThatIsNotThereIsToldBeforeAnyWork() throws IOException {
        assertThat(train("tune", "--part", "layer9").err()).contains("has no stage 'layer9'").contains("layer4, fc").doesNotContain("Features");
    }

    @Test
    void whatWasChosenIsInTheStudentsNote() throws IOException {
        Call call = train("tune", "--epochs", "1", "--part", "layer4", "--size", "64", "--batch", "4", "--rate", "1e-4", "--augment", "none");
        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.json().get("size").getAsInt()).isEqualTo(64);
        try (Student student = Student.load(folder.resolve("student"))) {
            assertThat(student.preprocessing().crop()).isEqualTo(64);
        }
        assertThat(Files.readString(folder.resolve("student/student.json"))).contains("\"part\": \"layer4\"", "\"batch\": \"4\"", "\"rate\": \"1.0E-4\"", "\"augment\": \"none\"");
    }

    @Test
    void aPartIsTunedFromStoredViewsUnlessToldOtherwise() throws IOException {
        Call stored = train("tune", "--epochs", "1", "--part", "layer4", "--size", "64", "--views", "2");
        assertThat(stored.code()).as(stored.err()).isZero();
        assertThat(Files.readString(folder.resolve("student/history.csv"))).contains("\"layer4, 2 stored views\"");
        Call computed = train("tune", "--epochs", "1", "--part", "layer4", "--size", "64", "--stored", "no");
        assertThat(computed.code()).as(computed.err()).isZero();
        assertThat(Files.readString(folder.resolve("student/history.csv"))).contains(",layer4,");
    }

    @Test
    void aProbeSeesPicturesOfTheSizeThatWasChosen() throws IOException {
        Call call = train("softmax", "--size", "64");
        assertThat(call.code()).as(call.err()).isZero();
        try (Student student = Student.load(folder.resolve("student"))) {
            assertThat(student.preprocessing().resize()).isEqualTo(73);
            assertThat(student.preprocessing().crop()).isEqualTo(64);
        }
    }

    @Test
    void classWeightsAreInTheStudentsNote() throws IOException {
        Call call = train("softmax", "--size", "64", "--class-weights", "balanced");
        assertThat(call.code()).as(call.err()).isZero();
        assertThat(Files.readString(folder.resolve("student/student.json"))).contains("\"class_weights\": \"balanced\"");
    }

    private Call train(String method, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("train", "--method", method, "--data", Drawings.classes(folder.resolve("pictures"), 6).toString(),
                "--model", "resnet18", "--weights", Drawings.weights(folder).toString(), "--out", folder.resolve("student").toString(), "--format", "json"));
        words.addAll(List.of(more));
        return call(words.toArray(String[]::new));
    }
}
