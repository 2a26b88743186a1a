package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static tsugiki.cli.Call.call;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bash completes what was begun. */
class CompletionTest {

    @TempDir
    Path folder;

    @BeforeEach
    void script() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        Files.writeString(folder.resolve("script"), call("completion", "run --profile=smoke,quick,full --device=cpu,cuda --data=", "bench --only=").out());
    }

    @Test
    void bashReadsIt() throws Exception {
        assertThat(bash("bash -n script && echo well")).isEqualTo("well\n");
    }

    @ParameterizedTest
    @CsvSource({
        "tr, train", "ru, run", "run --prof, --profile",
        "run --profile sm, smoke", "run --device cp, cpu", "run --data scr, script", "train --metho, --method", "train --data wall, wallpaper", "bench --on, --only"})
    void aWordThatWasBegunIsEnded(String begun, String ended) throws Exception {
        String words = "course " + begun;
        assertThat(bash("COMP_WORDS=(" + words + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='" + words
                + "'; . ./script; _complete_course 2> /dev/null; echo ${COMPREPLY[@]}")).isEqualTo(ended + "\n");
    }

    private String bash(String commands) throws Exception {
        Process bash = new ProcessBuilder("/bin/bash", "-c", commands).directory(folder.toFile()).redirectErrorStream(true).start();
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
