package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Pictures one pixel wide: luma, then two colours, row by row. */
class JpegChromaTest {

    /** Sampled at 1 x 2, 1 x 1, 1 x 1: colours for every second row. */
    private static final int[] EVERY_SECOND_ROW = {0xC0, 8, 1, 2, 1, 1, 1, 1};

    @Test
    void repeatedRowsAreBlended() {
        byte[] samples = {1, 10, 50, 2, 10, 50, 3, 20, 50, 4, 20, 50, 5, 40, 50};
        JpegChroma.blendRows(samples, 1, EVERY_SECOND_ROW);
        assertThat(samples).containsExactly(1, 10, 50, 2, 13, 50, 3, 17, 50, 4, 25, 50, 5, 35, 50);
    }

    @Test
    void blendedRowsStay() {
        byte[] samples = {1, 10, 50, 2, 13, 50, 3, 17, 50, 4, 25, 50};
        byte[] before = samples.clone();
        JpegChroma.blendRows(samples, 1, EVERY_SECOND_ROW);
        assertThat(samples).isEqualTo(before);
    }

    @Test
    void otherSamplingStays() {
        byte[] samples = {1, 10, 50, 2, 10, 50, 3, 20, 50, 4, 20, 50};
        byte[] before = samples.clone();
        JpegChroma.blendRows(samples, 1, new int[] {0xC0, 8, 2, 2, 1, 1, 1, 1});
        JpegChroma.blendRows(samples, 1, new int[] {0xC0, 8, 1, 1, 1, 1, 1, 1});
        assertThat(samples).isEqualTo(before);
    }
}
