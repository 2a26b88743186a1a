package tsugiki.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

    private final AtomicLong now = new AtomicLong();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private TerminalProgress progress(boolean inPlace) {
        return new TerminalProgress("Features", "pictures", new PrintStream(said, true, StandardCharsets.UTF_8), inPlace, now::get);
    }

    private void after(int seconds, TerminalProgress progress, long done) {
        now.addAndGet(seconds * 1_000_000_000L);
        progress.report(done, 50_000, "");
    }

    @Test
    void aLogGetsALineEveryHalfMinuteAndTheLastState() {
        try (TerminalProgress progress = progress(false)) {
            after(0, progress, 0);
            after(29, progress, 29);
            after(1, progress, 3000);
            after(10, progress, 4000);
            after(20, progress, 6000);
            after(1, progress, 50_000);
        }
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).containsExactly(
                "Features: 3,000 of 50,000 pictures · 100 pictures/s · 7 min 50 s left",
                "Features: 6,000 of 50,000 pictures · 100 pictures/s · 7 min 20 s left",
                "Features: 50,000 of 50,000 pictures · 820 pictures/s · 1 min 1 s");
    }

    @Test
    void aTerminalHasOneLine() {
        try (TerminalProgress progress = progress(true)) {
            after(40, progress, 4000);
        }
        assertThat(said.toString(StandardCharsets.UTF_8).strip()).contains("\r").doesNotContain("\n");
    }
}
