package tsugiki.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.nn.Conv2d;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;

class InsideTest {

    private static final Picture PICTURE = Small.picture(12, "");

    /** Kernel 3 x 3, padding 1, stride 1: what the loops of lesson 01b do. */
    private static float[][] convolve(float[][][] input, float[][][] kernel) {
        float[][] map = new float[input[0].length][input[0][0].length];
        for (int r = 0; r < map.length; r++) {
            for (int c = 0; c < map[0].length; c++) {
                for (int k = 0; k < 9 * input.length; k++) {
                    int y = r + k / 3 % 3 - 1;
                    int x = c + k % 3 - 1;
                    boolean outside = y < 0 || x < 0 || y >= map.length || x >= map[0].length;
                    map[r][c] += outside ? 0 : kernel[k / 9][k / 3 % 3][k % 3] * input[k / 9][y][x];
                }
            }
        }
        return map;
    }

    @Test
    void loopsOverInputAndKernelsGiveTheMapsOfTheFirstLayer() {
        try (Small.Net net = Small.teacher()) {
            Preprocessing cutting = net.preprocessing().size(12, 9);
            float[][][] input = Inside.input(PICTURE, cutting);
            float[][][] maps = Inside.maps(net, "conv1", PICTURE, cutting);
            float[][][][] kernels = Inside.kernels((Conv2d) net.child("conv1"));
            assertThat(input).hasDimensions(3, 9);
            assertThat(maps).hasDimensions(6, 9);
            for (int k = 0; k < 6; k++) {
                assertThat(Inside.difference(convolve(input, kernels[k]), maps[k])).as("channel %d", k).isLessThan(1e-5);
            }
        }
    }

    @Test
    void mapsOfALaterBlockAreAfterIt() {
        try (Small.Net net = Small.teacher()) {
            float[][][] maps = Inside.maps(net, "relu2", PICTURE, net.preprocessing());
            assertThat(maps).hasDimensions(8, 5);
            for (float[][] map : maps) {
                assertThat(Inside.mean(map)).isNotNegative();
            }
        }
    }

    @Test
    void whatGivesNoMapsIsSaid() {
        try (Small.Net net = Small.teacher()) {
            assertThatThrownBy(() -> Inside.maps(net, "fc", PICTURE, net.preprocessing())).isInstanceOf(CourseException.class)
                    .hasMessageContaining("no maps after fc");
        }
    }

    @Test
    void brightnessIsTheMeanOfTheColours() {
        float[][] grey = Inside.brightness(new Picture(2, 1, new byte[] {0, 51, 102, -1, -1, -1}));
        assertThat(grey).hasDimensions(1, 2);
        assertThat(grey[0][0]).isCloseTo(0.2f, within(1e-6f));
        assertThat(grey[0][1]).isEqualTo(1);
    }

    @Test
    void meanAndLargestDifference() {
        assertThat(Inside.mean(new float[][] {{1, 2}, {3, 6}})).isEqualTo(3);
        assertThat(Inside.difference(new float[][] {{1, 2}}, new float[][] {{1.5f, -1}})).isEqualTo(3);
        assertThatThrownBy(() -> Inside.difference(new float[2][2], new float[2][3])).isInstanceOf(CourseException.class)
                .hasMessageContaining("stride and padding");
    }
}
