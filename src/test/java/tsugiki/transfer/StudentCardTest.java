package tsugiki.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsugiki.network.Network;
import tsugiki.zoo.Zoo;

class StudentCardTest {

    private static final TrainingNote NOTE = new TrainingNote("tune", Map.of("data", "/pictures/of/mine/my-pictures", "split", "official", "train", "60", "validation", "20",
            "accuracy", "0.75", "interval", "60.0 % to 85.0 %", "scored_on", "test", "pictures", "40", "baseline", "0.4", "terms", "MIT"),
            Map.of("test", 0.75), List.of(new TrainingNote.ClassScore("rose", 9, 12), new TrainingNote.ClassScore("li|ly", 5, 8)));

    @TempDir
    Path folder;

    private String saved(TrainingNote note, Refusal refusal) throws IOException {
        try (Student student = Made.student(HeadPlan.linear())) {
            student.refusal(refusal).save(folder.resolve("s"), note);
        }
        return Files.readString(folder.resolve("s/README.md"));
    }

    @Test
    void whatWasNotedOfFormerWeightsIsNotToldOfNewOnes() throws IOException {
        saved(NOTE, null);
        try (Student student = Student.load(folder.resolve("s"))) {
            student.learnsFrom(List.of(), List.of()).save(folder.resolve("s"));
            assertThat(student.note()).isEqualTo(TrainingNote.NONE);
        }
        assertThat(Files.readString(folder.resolve("s/README.md"))).contains("not noted: `./course evaluate` tells it").doesNotContain("75.0 %", "| rose | 9 |");
        assertThat(Files.readString(folder.resolve("s/student.json")) + Files.readString(folder.resolve("s/card.json"))).doesNotContain("0.75", "tune");
    }

    @Test
    void itTellsWhatWasNotedAndNoPlaceOnADisk() throws IOException {
        String text = saved(NOTE, new Refusal(Refusal.Score.CONFIDENCE, "", 0.95, 0.4, 190, null));
        assertThat(text).contains("# A student of efficientnet\\_lite0: 3 classes", "| Classes | rose, lily, iris |",
                "| Accuracy | 75.0 % (95 % interval 60.0 % to 85.0 %), on 40 test pictures |", "| Always the most frequent class | 40.0 % |",
                "| It refuses | a probability below 60.0 %; chosen to keep 95.0 % of right answers", "| Trained on | 60 pictures, chosen by 20 of my-pictures, split official |",
                "| Terms of the pictures | MIT |", "| rose | 9 | 12 |", "| li\\|ly | 5 | 8 |", "was chosen on known pictures");
        String json = Files.readString(folder.resolve("s/card.json"));
        assertThat(text + json).doesNotContain("/pictures", "of/mine", folder.toString());
        assertThat(Files.readString(folder.resolve("s/student.json"))).doesNotContain("/pictures", "of/mine").contains("\"data\": \"my-pictures\"");
        JsonObject card = JsonParser.parseString(json).getAsJsonObject();
        JsonObject facts = JsonParser.parseString(Files.readString(folder.resolve("s/student.json"))).getAsJsonObject();
        assertThat(card.get("weights")).isEqualTo(facts.get("weights"));
        try (Student loaded = Student.load(folder.resolve("s"))) {
            assertThat(loaded.note()).isEqualTo(NOTE.portable());
        }
    }

    @Test
    void ofAnOlderKitsStudentThePlaceIsForgotten() throws IOException {
        saved(NOTE, null);
        Path facts = folder.resolve("s/student.json");
        Files.writeString(facts, Files.readString(facts).replace("\"data\": \"my-pictures\"", "\"data\": \"/elsewhere/of-mine/my-pictures\""));
        try (Student loaded = Student.load(folder.resolve("s"))) {
            assertThat(loaded.note().settings()).containsEntry("data", "my-pictures");
            loaded.save(folder.resolve("s"));
        }
        assertThat(Files.readString(facts)).doesNotContain("somebody");
    }

    @Test
    void whatNobodyNotedIsSaidSo() throws IOException {
        assertThat(saved(TrainingNote.NONE, null)).contains("| Accuracy | not noted: `./course evaluate` tells it |", "| Trained on | not noted |",
                "| It refuses | nothing: it names one of its classes for any picture |", "| Licence of those weights | not stated |", "often with a high probability")
                .doesNotContain("Class by class");
    }

    @Test
    void theTeachersLicenceIsTold() throws IOException {
        Network net = Zoo.create("efficientnet_b1", 1000, "IMAGENET1K_V1");
        net.initialize(1);
        try (Student student = Student.of(net, Made.CLASSES)) {
            student.save(folder.resolve("s"));
            assertThat(Files.readString(folder.resolve("s/README.md"))).contains("weights IMAGENET1K\\_V1", "| Licence of those weights | " + net.card().weights("IMAGENET1K_V1").licence());
        }
    }

    @Test
    void itIsWrittenAnewButAnothersReadmeStays() throws IOException {
        saved(TrainingNote.NONE, null);
        assertThat(saved(NOTE, null)).contains("| Accuracy | 75.0 %");
        Files.writeString(folder.resolve("s/README.md"), "# My cats\n");
        assertThat(saved(TrainingNote.NONE, null)).isEqualTo("# My cats\n");
        Files.writeString(folder.resolve("s/README.md"), "");
        assertThat(saved(TrainingNote.NONE, null)).isEmpty();
    }

    @Test
    void namesAreNoMarkup() throws IOException {
        TrainingNote note = new TrainingNote("<b>", Map.of("split", "[x](y)", "command", "./course train --data 'a`b|c'", "accuracy", "much"), Map.of());
        assertThat(saved(note, null)).contains("| Method | &lt;b> |", "\\[x\\](y)", "| Made by | `./course train --data 'a'b\\|c'` |", "| Accuracy | much");
    }

    @ParameterizedTest
    @CsvSource({"/a/b/my pictures, my pictures", "/a/b/, b", "my-pictures, my-pictures", "garden, garden", "flowers102:/x/official, flowers102:official",
        "C:\\photos\\cats, cats", "C:/photos/cats, cats", "a:b, a:b", "../up, up", "--out, --out", "1e-3, 1e-3"})
    void ofAPathTheLastNameIsTold(String path, String told) {
        assertThat(StudentCard.lastName(path)).isEqualTo(told);
    }
}
