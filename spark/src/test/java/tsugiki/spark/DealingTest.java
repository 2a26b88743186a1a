package tsugiki.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Parts enough for all cores, and none so large that losing it costs much. */
class DealingTest {

    @Test
    void fourACoreForFew() {
        assertThat(Dealing.parts(5_543, 2)).isEqualTo(8);
    }

    @Test
    void atMost2000PicturesAPartForMany() {
        assertThat(Dealing.parts(10_000_000, 100)).isEqualTo(5_000);
    }

    @Test
    void noMoreThanPictures() {
        assertThat(Dealing.parts(3, 8)).isEqualTo(3);
        assertThat(Dealing.parts(0, 8)).isEqualTo(1);
    }
}
