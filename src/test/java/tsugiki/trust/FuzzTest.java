package tsugiki.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged input of every kind ends in a value or in one sentence, within 1 GB and 5 seconds; what a run finds stands above the failure. */
class FuzzTest {

    @TempDir
    Path found;

    /** What the harness and others found before: files {@code FORMAT-WHAT} beside this class. */
    @Test
    void whatWasFoundOnceIsReadOrRefused() throws Exception {
        Path kept = Path.of(FuzzTest.class.getResource("tgz-nul").toURI()).getParent();
        assertThat(Fuzz.start("--again", kept.toString(), "--out", found.toString())).isZero();
    }

    /** Another seed than a long run's would find other things; this one is to notice what breaks again. */
    @Test
    void fortyThousandInputs() throws Exception {
        assertThat(Fuzz.start("--count", "40000", "--seed", "1", "--out", found.toString())).isZero();
    }
}
