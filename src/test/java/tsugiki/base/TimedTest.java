package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimedTest {

    @Test
    void givesWhatTheWorkGaveAndItsSeconds() {
        Timed<String> timed = Timed.of(() -> "done");
        assertThat(timed.value()).isEqualTo("done");
        assertThat(timed.seconds()).isBetween(0.0, 60.0);
    }

    @Test
    void saysBoth() {
        assertThat(new Timed<>("done", 1.25)).hasToString("done (1.3 s)");
    }
}
