package tsugiki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.export.Format;
import tsugiki.export.OnnxRuns;
import tsugiki.network.StateLoader;
import tsugiki.picture.Picture;
import tsugiki.weights.SafeTensors;
import tsugiki.weights.StateDict;

/** A student leaves the kit and answers the same. */
class StudentExportTest {

    private static final TrainingNote NOTE = new TrainingNote("tune",
            Map.of("data", "/somewhere/pictures", "accuracy", "0.75", "interval", "60.0 % to 85.0 %", "scored_on", "test", "baseline", "0.4"), Map.of("test", 0.75, "baseline", 0.4));

    @TempDir
    Path folder;

    private final Student student = Made.student(HeadPlan.linear());

    @AfterEach
    void close() {
        student.close();
    }

    private Path exported(Format format) {
        student.preprocessing(student.preprocessing().size(48, 40)).save(folder.resolve("student"), NOTE);
        Path file = folder.resolve("student." + format);
        student.export(format, file);
        return file;
    }

    @Test
    void onnxTakesAPictureOfAnySizeAndGivesTheProbabilities() throws Exception {
        try (OnnxRuns runs = new OnnxRuns(exported(Format.ONNX)); NDManager memory = student.network().manager().newSubManager()) {
            for (int[] size : new int[][] {{83, 131}, {40, 40}, {300, 30}}) {
                byte[] rgb = new byte[size[0] * size[1] * 3];
                new Random(1).nextBytes(rgb);
                Picture picture = new Picture(size[0], size[1], rgb);
                try (NDArray x = student.preprocessing().pixels(memory, picture); NDArray expected = student.probabilities(x)) {
                    assertThat(runs.run(picture)).containsExactly(expected.toFloatArray(), within(1e-5f));
                }
            }
        }
    }

    @Test
    void theFileSaysWhatItIsAndHowGoodButNotWhereThePicturesLay() throws Exception {
        try (OnnxRuns runs = new OnnxRuns(exported(Format.ONNX))) {
            assertThat(runs.facts()).containsEntry("classes", "[\"rose\",\"lily\",\"iris\"]").containsEntry("network", "efficientnet_lite0")
                    .containsEntry("accuracy", "0.75").containsEntry("interval", "60.0 % to 85.0 %").containsEntry("baseline", "0.4")
                    .containsEntry("licence", "of the pictures it was trained on").containsKey("preprocessing").doesNotContainKey("data");
        }
    }

    @Test
    void safetensorsHoldsTheWeightsUnderTheirNames() {
        StateDict read = SafeTensors.read(exported(Format.SAFETENSORS));
        StateDict state = StateLoader.stateDict(student.network());
        assertThat(read.names()).containsExactlyInAnyOrderElementsOf(state.names());
        String head = student.newLayers() + ".weight";
        assertThat(read.get(head).data()).isEqualTo(state.get(head).data());
        assertThat(read.metadata()).containsEntry("classes", "[\"rose\",\"lily\",\"iris\"]");
    }

    @Test
    void aFileIsReplacedWhole() throws Exception {
        Path file = exported(Format.ONNX);
        byte[] before = Files.readAllBytes(file);
        student.export(Format.ONNX, file);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Files.list(folder)).hasSize(2);
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> student.export(Format.SAFETENSORS, folder)).isInstanceOf(CourseException.class)
                .hasMessageEndingWith(" is a folder, but a network is written as a file: choose another name.");
    }
}
