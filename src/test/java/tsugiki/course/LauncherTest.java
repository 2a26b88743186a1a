package tsugiki.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;

/** Calls a launcher of its own making: what it is told, what it prints, how it ends. */
class LauncherTest {

    @TempDir
    Path home;

    private Told call(String script, Object... words) throws IOException {
        return Launcher.call("python3", Files.writeString(home.resolve("course"), script), words);
    }

    @Test
    void theWordsArriveAsTheyAreAndTheResultComesBack() throws IOException {
        Told told = call("import json, sys\nprint('one line of its own')\nprint(json.dumps({'words': sys.argv[1:]}))\n", "features", home.resolve("a b"), "--size", 32);
        assertThat(told.values().get("words").toString()).isEqualTo("[features, " + home.resolve("a b") + ", --size, 32, --format, json]");
    }

    @Test
    void aFailureIsItsLastSentence() {
        assertThatThrownBy(() -> call("import sys\nprint('before')\nsys.exit('course: There is no folder D; give one.')\n", "features", "D"))
                .isInstanceOf(CourseException.class).hasMessage("There is no folder D; give one.");
        assertThatThrownBy(() -> call("import sys\nsys.exit(3)\n", "features")).isInstanceOf(CourseException.class).hasMessageContaining("ended without a word");
    }

    @Test
    void anInterruptEndsTheProgram() throws Exception {
        Path begun = home.resolve("begun");
        Throwable[] thrown = new Throwable[1];
        Thread caller = new Thread(() -> {
            try {
                call("import os, sys, time\nopen(sys.argv[2], 'w').write(str(os.getpid()))\ntime.sleep(600)\n", "features", begun);
            } catch (IOException | RuntimeException e) {
                thrown[0] = e;
            }
        });
        caller.start();
        while (!Files.exists(begun) || Files.size(begun) == 0) {
            Thread.sleep(10);
        }
        caller.interrupt();
        caller.join();
        assertThat(thrown[0]).isInstanceOf(CourseException.class).hasMessage("./course features was stopped.");
        ProcessHandle.of(Long.parseLong(Files.readString(begun))).ifPresent(program -> program.onExit().join());
    }

    @Test
    void withoutALauncherASentenceSaysWhatToSet() {
        assertThatThrownBy(() -> Launcher.call("python3", home.resolve("course"), "features")).isInstanceOf(CourseException.class)
                .hasMessageContaining("set TSUGIKI_HOME");
    }
}
