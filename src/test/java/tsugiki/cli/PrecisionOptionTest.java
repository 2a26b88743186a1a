package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThatCode;
import static tsugiki.cli.Call.call;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.network.Network;
import tsugiki.network.StateLoader;
import tsugiki.nn.Precision;
import tsugiki.weights.SafeTensors;
import tsugiki.zoo.Zoo;

class PrecisionOptionTest {

    private static final String NETWORK = "shufflenet_v2_x0_5";

    @TempDir
    Path folder;

    @AfterEach
    void back() {
        Precision.FLOAT32.choose();
    }

    private Call course(String words, String... more) {
        List<String> all = new ArrayList<>(List.of(words.split(" ")));
        all.addAll(List.of(more));
        all.addAll(List.of("--format", "json"));
        return call(all.toArray(String[]::new));
    }

    @Test
    void theHelpNamesAll() {
        assertThat(Precision.WORDS.split("\\|")).containsExactly(Stream.of(Precision.values()).map(Precision::toString).toArray(String[]::new));
        assertThat(course("features --precision half").err()).contains("'half' is not known: use float32 or bfloat16.");
    }

    @Test
    void aStudentLearnsFromRoundedFeaturesIsScoredAndPredictsAndAllSaySo() throws IOException {
        assumeThatCode(Precision.BFLOAT16::require).doesNotThrowAnyException();
        String pictures = Drawings.classes(folder.resolve("pictures"), 6).toString();
        String weights = folder.resolve("made.safetensors").toString();
        try (Network network = Zoo.create(NETWORK)) {
            network.initialize(1);
            SafeTensors.write(Path.of(weights), StateLoader.stateDict(network), Map.of());
        }
        String student = folder.resolve("student").toString();
        String chosen = "--precision bfloat16 ";
        Call train = course("train " + chosen + "--model " + NETWORK, "--weights", weights, "--data", pictures, "--out", student);
        assertThat(train.json().get("precision").getAsString()).as(train.err()).isEqualTo("bfloat16");
        assertThat(course("evaluate " + chosen + student, "--data", pictures).json().get("precision").getAsString()).isEqualTo("bfloat16");
        Call rounded = course("predict " + chosen + student, pictures + "/red/0.png");
        Call exact = course("predict --precision float32 " + student, pictures + "/red/0.png");
        assertThat(List.of(rounded.code(), exact.code())).containsOnly(0);
        assertThat(rounded.out()).isNotEqualTo(exact.out());
        assertThat(course("evaluate --precision float32 " + student, "--data", pictures).json().get("precision").getAsString()).isEqualTo("float32");
    }
}
