package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM in the middle of a training, in a process of its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no SIGTERM there")
class SignalTest {

    @TempDir
    Path folder;

    @Test
    void aTrainingEndsAfterItsBatchAndSaysHowToGoOn() throws IOException, InterruptedException {
        Process training = train();
        Path checkpoint = folder.resolve("student.run/phase-1/checkpoint.safetensors");
        while (!Files.exists(checkpoint) && training.isAlive()) {
            Thread.sleep(20);
        }
        training.destroy();
        assertThat(training.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(training.exitValue()).as(said()).isEqualTo(128 + 15);
        assertThat(said()).contains("The training was stopped in epoch").contains("give the same call again to go on");
        assertThat(folder.resolve("student")).doesNotExist();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("hs_err"));
        }
    }

    /** A training too long to end by itself. */
    private Process train() throws IOException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Main.class.getName(), "train", "--method", "head", "--epochs", "10000",
                "--data", Drawings.classes(folder.resolve("pictures"), 6).toString(), "--model", "resnet18",
                "--weights", Drawings.weights(folder).toString(), "--out", folder.resolve("student").toString()));
        return new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile()).start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }
}
