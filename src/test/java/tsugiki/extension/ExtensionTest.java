package tsugiki.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.network.Network;
import tsugiki.network.StateLoader;
import tsugiki.weights.SafeTensors;
import tsugiki.zoo.Zoo;

/**
 * A family of networks and a data set from outside: one class each and its service line, nothing else. In processes
 * of their own, so that no other test finds them.
 */
class ExtensionTest {

    @TempDir
    Path folder;

    @BeforeEach
    void serviceLines() throws Exception {
        Path services = Files.createDirectories(folder.resolve("offered/META-INF/services"));
        Files.writeString(services.resolve("tsugiki.network.NetworkFamily"), TinyFamily.class.getName());
        Files.writeString(services.resolve("tsugiki.data.DataSource"), GreysSource.class.getName());
    }

    @Test
    void theZooListsTheNetworkAndTheDoorTheDataSet() throws Exception {
        assertThat(call(0, "models", "--family", "tiny", "--format", "csv")).contains("tinynet,Tiny,2026,9224,");
        assertThat(call(1, "train", "--data", "nowhere")).contains("greys (made for a test)").contains("flowers102 (downloads)");
    }

    @Test
    void aStudentIsTrainedAndComesBack() throws Exception {
        Path weights = folder.resolve("mine.safetensors");
        try (Network net = new TinyFamily().cards().get(0).architecture().builder().build(new TinyFamily().cards().get(0), 1000, null)) {
            net.initialize(1);
            SafeTensors.write(weights, StateLoader.stateDict(net), Map.of());
        }
        String student = folder.resolve("student").toString();
        String[] words = {"train", "--data", "greys", "--model", "tinynet", "--weights", weights.toString(), "--method", "head", "--epochs", "2", "--out", student};
        assertThat(call(0, words)).contains("tinynet").contains("greys: 2 classes");
        assertThat(call(0, "evaluate", student, "--data", "greys")).containsPattern("data +greys");
    }

    @Test
    void hereNobodyFindsThem() {
        assertThat(Zoo.cards()).noneMatch(card -> card.family().equals("Tiny"));
    }

    /** What the command line prints, both streams together. */
    private String call(int code, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true",
                "-cp", folder.resolve("offered") + File.pathSeparator + System.getProperty("java.class.path"), "tsugiki.cli.Main"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(code);
        return said;
    }
}
