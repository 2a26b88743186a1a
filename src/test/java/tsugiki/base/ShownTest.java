package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void controlsAreWritten() {
        assertThat(Shown.text("a\u001B[31mb\n\u202Ec")).isEqualTo("a\\u001B[31mb\\u000A\\u202Ec");
        assertThat(Shown.text("\uDB40\uDC01")).isEqualTo("\\uDB40\\uDC01");
        assertThat(Shown.text("桜 é 🌸")).isEqualTo("桜 é 🌸");
    }

    @Test
    void noSentenceForALearnerCommandsTheTerminal() {
        assertThat(new CourseException("%s is missing.", java.nio.file.Path.of("a\u001B[2Jb"))).hasMessage("a\\u001B[2Jb is missing.");
        assertThat(new CourseException("a\u009Bb" + "x".repeat(1000))).hasMessage("a\\u009Bb" + "x".repeat(1000));
    }

    @Test
    void longTextIsCut() {
        assertThat(Shown.text("x".repeat(1000))).hasSize(303).endsWith("...");
    }

    @Test
    void aValueAsLongAsAFileDoesNotFillTheScreen() {
        assertThat(new CourseException("%s is unknown: use %d.", "\u0000".repeat(5000), 7)).hasMessage("\\u0000".repeat(100) + "... is unknown: use 7.");
    }

    @Test
    void aReasonIsNeverNull() {
        assertThat(Reason.of(new NullPointerException("data == null!"))).isEqualTo("NullPointerException");
        assertThat(Reason.of(new IOException((String) null))).isEqualTo("IOException");
        assertThat(Reason.of(new AccessDeniedException("/x"))).isEqualTo("no right to do so");
    }

    @Test
    void anInterruptIsNoFaultOfTheDisk() {
        assertThat(Reason.unwritten("The student", "s", new java.nio.channels.ClosedByInterruptException()))
                .hasMessage("The student was not written to s, because the work was stopped: run this again.");
    }
}
