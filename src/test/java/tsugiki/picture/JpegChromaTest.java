package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Pictures one pixel wide: luma, then two colours, row by row. */
class JpegChromaTest {

    @Test
    void repeatedRowsAreBlended() {
        byte[] samples = {1, 10, 50, 2, 10, 50, 3, 20, 50, 4, 20, 50, 5, 40, 50};
        JpegChroma.blendRows(samples, 1);
        assertThat(samples).containsExactly(1, 10, 50, 2, 13, 50, 3, 17, 50, 4, 25, 50, 5, 35, 50);
    }

    @Test
    void blendedRowsStay() {
        byte[] samples = {1, 10, 50, 2, 13, 50, 3, 17, 50, 4, 25, 50};
        byte[] before = samples.clone();
        JpegChroma.blendRows(samples, 1);
        assertThat(samples).isEqualTo(before);
    }
}
