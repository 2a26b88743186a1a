package tsugiki.drawn.garden;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Colour, background and place say next to nothing about the species. */
class ShapeOnlyTest {
    private static final int GRID = 4;
    private static final int EACH = 20;
    private static final Species[] SPECIES = Species.values();

    @Test
    void nearestMeanOfColoursOnACoarseGridStaysNearChance() {
        double[][] means = new double[SPECIES.length][];
        for (Species s : SPECIES) {
            means[s.ordinal()] = mean(s);
        }
        long right = 0;
        for (Species s : SPECIES) {
            right += IntStream.range(0, EACH).filter(k -> nearest(means, grid(s, 2, k)) == s.ordinal()).count();
        }
        assertThat(right / (double) (EACH * SPECIES.length)).isLessThan(0.25);
    }

    @Test
    void everySpeciesStandsOnEveryBackground() {
        for (Species s : SPECIES) {
            Set<Background> seen = IntStream.range(0, 60).mapToObj(k -> Garden.recipe(s, 1, k).background())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Background.class)));
            assertThat(seen).as(s.label()).hasSize(Background.values().length);
        }
    }

    @Test
    void everySpeciesHasEveryColour() {
        for (Species s : SPECIES) {
            Set<Integer> sixths = IntStream.range(0, 100).map(k -> hueSixth(Garden.recipe(s, 1, k).colours().mainColour()))
                    .boxed().collect(Collectors.toSet());
            assertThat(sixths).as(s.label()).hasSize(6);
        }
    }

    private static int hueSixth(Colours.Rgb c) {
        float hue = Color.RGBtoHSB((int) (c.r() * 255), (int) (c.g() * 255), (int) (c.b() * 255), null)[0];
        return (int) (hue * 6) % 6;
    }

    private static double[] mean(Species s) {
        double[] sum = new double[GRID * GRID * 3];
        for (int k = 0; k < EACH; k++) {
            double[] one = grid(s, 1, k);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += one[i] / EACH;
            }
        }
        return sum;
    }

    private static double[] grid(Species s, long seed, int index) {
        BufferedImage image = Garden.draw(s, seed, index, 64);
        double[] out = new double[GRID * GRID * 3];
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                int cell = (y * GRID / 64 * GRID + x * GRID / 64) * 3;
                int rgb = image.getRGB(x, y);
                for (int c = 0; c < 3; c++) {
                    out[cell + c] += rgb >> 16 - 8 * c & 255;
                }
            }
        }
        return out;
    }

    private static int nearest(double[][] means, double[] one) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int m = 0; m < means.length; m++) {
            double distance = 0;
            for (int i = 0; i < one.length; i++) {
                distance += (one[i] - means[m][i]) * (one[i] - means[m][i]);
            }
            if (distance < least) {
                least = distance;
                best = m;
            }
        }
        return best;
    }
}
