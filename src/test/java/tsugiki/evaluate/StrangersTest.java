package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.Item;
import tsugiki.train.Tiny;
import tsugiki.transfer.Refusal;
import tsugiki.transfer.Student;

class StrangersTest {

    private static double auroc(double[] known, double[] strange) {
        return new Strangers(known, strange, 0, 0).auroc();
    }

    @Test
    void itIsTheShareOfPairsInTheRightOrder() {
        assertThat(auroc(new double[] {1, 2}, new double[] {3, 4})).isEqualTo(1);
        assertThat(auroc(new double[] {3, 4}, new double[] {1, 2})).isZero();
        assertThat(auroc(new double[] {1, 3}, new double[] {2})).isEqualTo(0.5);
        assertThat(auroc(new double[] {1, 2}, new double[] {2, 2})).as("ties count half").isEqualTo(0.75);
        assertThat(auroc(new double[] {1, 2}, new double[] {Double.NaN})).as("what is no number is strangest").isEqualTo(1);
    }

    /** Whatever the numbers, with many ties: it is the mean over all pairs, turned around it is one less it, and a rising function changes nothing. */
    @Test
    void itHasThePropertiesOfAMeanOverPairs() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] known = random.ints(1 + random.nextInt(20), 0, 8).asDoubleStream().toArray();
            double[] strange = random.ints(1 + random.nextInt(20), 2, 10).asDoubleStream().toArray();
            double pairs = Arrays.stream(known).flatMap(a -> Arrays.stream(strange).map(b -> b > a ? 1 : b == a ? 0.5 : 0)).average().orElseThrow();
            assertThat(auroc(known, strange)).isCloseTo(pairs, within(1e-12));
            assertThat(auroc(strange, known)).isCloseTo(1 - pairs, within(1e-12));
            assertThat(auroc(Arrays.stream(known).map(Math::exp).toArray(), Arrays.stream(strange).map(Math::exp).toArray())).isCloseTo(pairs, within(1e-12));
        }
    }

    @Test
    void theStudentsRefusalIsCounted() {
        try (Student student = Tiny.student()) {
            var data = Tiny.data();
            assertThatThrownBy(() -> Strangers.of(student, data.validation(), data.train())).isInstanceOf(CourseException.class).hasMessageContaining("answers always");
            student.refusal(new Refusal(Refusal.Score.CONFIDENCE, "", 0.5, 0, 1, null));
            Strangers all = Strangers.of(student, data.validation(), data.train());
            assertThat(all.refusedOfKnown()).isEqualTo(1);
            assertThat(all.refusedOfStrange()).isEqualTo(1);
            assertThat(Strangers.of(student, data.validation(), List.of(data.train().get(0), new Item("17th class", 16, data.train().get(1).source()))).strange()).hasSize(2);
            assertThat(all.toString()).startsWith("AUROC 0.").endsWith("refused 100.0 % of 21 strangers and 100.0 % of 12 known pictures");
        }
        assertThatThrownBy(() -> auroc(new double[0], new double[1])).isInstanceOf(CourseException.class).hasMessageContaining("0 known and 1 strange");
    }

    @Test
    void setsHoldTheClassesThatAreLikelyEnough() {
        Evaluation nine = evaluation(IntStream.rangeClosed(1, 9).mapToObj(i -> new float[] {(float) Math.log(i), (float) Math.log(10 - i)}).toArray(float[][]::new), new int[9]);
        Conformal sets = Conformal.fit(nine, 0.7); // the 7th smallest of 1 - 0.9 ... 1 - 0.1
        assertThat(sets.limit()).isCloseTo(0.7, within(1e-6));
        assertThat(sets.set(new float[] {0.25f, 0.75f})).containsExactly(1);
        assertThat(sets.set(new float[] {0.4f, 0.6f})).containsExactly(1, 0);
        assertThat(sets.of(nine).coverage()).isCloseTo(7 / 9.0, within(1e-12));
        assertThat(sets.of(nine).toTable().columnNames()).containsExactly("classes in the set", "pictures", "holds the true class");
        assertThat(Conformal.fit(nine, 0.95).set(new float[] {0, 1})).as("nine pictures cannot promise 95 %").containsExactly(1, 0);
        assertThat(Conformal.fit(nine, 0.95)).hasToString("sets of all classes: 9 validation pictures cannot promise 95.0 %");
        assertThatThrownBy(() -> Conformal.fit(nine, 95)).isInstanceOf(CourseException.class).hasMessageContaining("95.0");
    }

    /** Drawn without end, a network that knows little: in the mean the promise is kept, and not by much. */
    @Test
    void thePromiseIsKept() {
        Random random = new Random(1);
        double sum = 0;
        int rounds = 400;
        for (int round = 0; round < rounds; round++) {
            Evaluation validation = drawn(random, 39);
            sum += Conformal.fit(validation, 0.9).of(drawn(random, 50)).coverage();
        }
        assertThat(sum / rounds).isBetween(0.89, 0.92); // 36/40 = 0.9; its standard error here is 0.003
    }

    private static Evaluation drawn(Random random, int pictures) {
        int[] labels = random.ints(pictures, 0, 3).toArray();
        float[][] logits = new float[pictures][3];
        for (int i = 0; i < pictures; i++) {
            for (int k = 0; k < 3; k++) {
                logits[i][k] = (float) random.nextGaussian() + (k == labels[i] ? 1 : 0);
            }
        }
        return evaluation(logits, labels);
    }

    private static Evaluation evaluation(float[][] logits, int[] labels) {
        return new Evaluation(List.of("a", "b", "c").subList(0, logits[0].length),
                IntStream.of(labels).mapToObj(label -> new Item("x", label, () -> null)).toList(), logits, 1, List.of());
    }
}
