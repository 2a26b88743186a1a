package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.data.Item;
import tsugiki.picture.Picture;

/** The promise of conformal sets, over many deals of the same pictures. */
class ConformalDealsTest {

    private static Evaluation made(int count, long seed) {
        Random random = new Random(seed);
        List<Item> items = IntStream.range(0, count).mapToObj(i -> new Item("p" + seed + "-" + i, i % 3, () -> Picture.filled(1, 1, 0, 0, 0))).toList();
        float[][] logits = items.stream().map(item -> {
            float[] z = {(float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()};
            z[item.label()] += 1;
            return z;
        }).toArray(float[][]::new);
        return new Evaluation(List.of("a", "b", "c"), items, logits, 0, List.of());
    }

    /** With 39 pictures the 36th smallest of 40 places is the limit: coverage 0.9 in the mean, of single deals more or less. */
    @Test
    void theMeanIsWhatWasPromised() {
        double[] coverages = Conformal.deals(made(39, 1), made(120, 2), 0.9, 4000, 1);
        assertThat(Arrays.stream(coverages).average().orElseThrow()).isCloseTo(0.9, within(0.004));
        assertThat(Arrays.stream(coverages).min().orElseThrow()).isLessThan(0.85);
        assertThat(Conformal.deals(made(39, 1), made(120, 2), 0.9, 3, 1)).containsExactly(Arrays.copyOf(coverages, 3));
    }

    @Test
    void tooFewToChooseByNameAllClasses() {
        assertThat(Conformal.deals(made(5, 1), made(50, 2), 0.9, 2, 1)).containsExactly(1, 1);
    }
}
