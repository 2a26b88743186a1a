package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.export.OnnxRuns;
import tsugiki.network.Network;
import tsugiki.network.StateLoader;
import tsugiki.picture.Picture;
import tsugiki.transfer.MadeLabels;
import tsugiki.transfer.Student;
import tsugiki.weights.SafeTensors;
import tsugiki.zoo.Zoo;

/** Pictures with several labels, from {@code train} to {@code export}. */
class MultiLabelLifeTest {

    private static final String NETWORK = "shufflenet_v2_x0_5";

    @TempDir Path folder;
    private Path student;
    private Path pictures;
    private Path weights;

    @BeforeEach
    void draw() {
        student = folder.resolve("student");
        pictures = MadeLabels.pictures(folder.resolve("pictures"), 10);
        weights = folder.resolve("made.safetensors");
        try (Network network = Zoo.create(NETWORK)) {
            network.initialize(1);
            SafeTensors.write(weights, StateLoader.stateDict(network), Map.of());
        }
    }

    private Call train(String... more) {
        List<String> words = new ArrayList<>(List.of("train", "--data", pictures.toString(), "--model", NETWORK, "--weights", weights.toString(),
                "--size", "64", "--out", student.toString(), "--format", "json"));
        words.addAll(List.of(more));
        return Call.call(words.toArray(String[]::new));
    }

    @Test
    void fromTrainToExport() throws IOException, OrtException {
        Call call = train("--multi-label");
        assertThat(call.code()).as(call.err()).isZero();
        JsonObject trained = call.json();
        assertThat(trained.get("method").getAsString()).isEqualTo("sigmoid");
        assertThat(trained.get("labels").getAsString()).isEqualTo("a, b");
        assertThat(trained.get("accuracy").getAsDouble()).isGreaterThan(0.7);
        assertThat(trained.get("mean_average_precision").getAsDouble()).isGreaterThan(0.7);
        assertThat(trained.get("label a").getAsString()).startsWith("precision ").contains("on 4 of 8 pictures");
        JsonObject scored = Call.call("evaluate", student.toString(), "--data", pictures.toString(), "--format", "json").json();
        assertThat(scored.get("accuracy").getAsDouble()).isEqualTo(trained.get("accuracy").getAsDouble());
        assertThat(scored.get("macro_f1").getAsDouble()).isEqualTo(trained.get("macro_f1").getAsDouble());
        Path both = pictures.resolve("a+b/3.png");
        Call said = Call.call("predict", student.toString(), both.toString(), "--format", "json");
        JsonObject answer = JsonParser.parseString(said.out().strip()).getAsJsonArray().get(0).getAsJsonObject();
        assertThat(answer.get("class").getAsString()).isEqualTo("a+b");
        assertThat(answer.getAsJsonArray("labels")).hasSize(2);
        assertThat(Call.call("predict", student.toString(), both.toString()).out()).contains("3.png: a+b (");
        Path log = Files.writeString(folder.resolve("answers.log"), "{}\n");
        assertThat(Call.call("drift", student.toString(), log.toString()).err()).contains("this one answers several labels");
        Path onnx = folder.resolve("s.onnx");
        assertThat(Call.call("export", student.toString(), "--to", "onnx", "--out", onnx.toString()).code()).isZero();
        try (OnnxRuns runs = new OnnxRuns(onnx); Student loaded = Student.load(student)) {
            float[] p = runs.run(Picture.read(both));
            assertThat(p[0]).isGreaterThan(loaded.thresholds().orElseThrow().values().get(0).floatValue());
            assertThat(p[1]).isGreaterThan(loaded.thresholds().orElseThrow().values().get(1).floatValue());
            assertThat(runs.facts()).containsEntry("classes", "[\"a\",\"b\"]").containsKey("thresholds");
        }
    }

    @Test
    void aHeadAndAllLayersAreTrainedByBinaryCrossEntropy() {
        JsonObject head = train("--multi-label", "--method", "head", "--epochs", "1").json();
        assertThat(head.get("labels").getAsString()).isEqualTo("a, b");
        JsonObject tuned = train("--multi-label", "--method", "tune", "--epochs", "1", "--class-weights", "balanced").json();
        assertThat(tuned.get("best_validation").getAsDouble()).isGreaterThan(0.4);
        try (Student loaded = Student.load(student)) {
            assertThat(loaded.thresholds()).isPresent();
            assertThat(loaded.classes()).containsExactly("a", "b");
        }
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() throws IOException {
        assertThat(train("--multi-label", "--method", "svm").err().strip())
                .isEqualTo("--method svm takes no --multi-label: leave it out, or choose one that does (sigmoid, head, tune).");
        assertThat(train("--multi-label", "--refuse", "confidence").err()).contains("choose mahalanobis or neighbour");
        Path labels = Files.writeString(pictures.resolve("labels.csv"), "file,tags\n");
        assertThat(train("--multi-label").err()).contains("labels.csv of ", "its first line is not 'picture,labels'").doesNotContain("Student saved");
        Files.delete(labels);
        Files.move(pictures.resolve("a+b"), pictures.resolve("a++b"));
        assertThat(train("--multi-label").err()).contains("'a++b' is no set of labels");
    }
}
