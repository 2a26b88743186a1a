package tsugiki.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class PairedComparisonTest {

    private static final Offset<Double> FOUR = within(5e-5);

    private static PairedComparison pair(int onlyA, int onlyB, int pictures) {
        return new PairedComparison("A", "B", onlyA, onlyB, pictures - onlyA - onlyB, 0);
    }

    private static void isInterval(PairedComparison pair, double low, double high) {
        assertThat(pair.interval().low()).isCloseTo(low, FOUR);
        assertThat(pair.interval().high()).isCloseTo(high, FOUR);
    }

    /** Fagerland, Lydersen and Laake 2014: airways before and after a transplantation, 1, 1, 7 and 12 children. */
    @Test
    void airwaysOfTwentyOneChildren() {
        PairedComparison airways = new PairedComparison("after", "before", 7, 1, 1, 12);
        isInterval(airways, -0.5172, -0.0260);
        assertThat(airways.difference()).isCloseTo(-0.2857, FOUR);
        assertThat(airways.p()).isCloseTo(0.0703, FOUR);
    }

    /** The same authors' second example: response of 161 patients, 59, 6, 16 and 80. */
    @Test
    void responseOfPatients() {
        PairedComparison response = new PairedComparison("after", "before", 16, 6, 59, 80);
        isInterval(response, -0.1240, -0.0054);
        assertThat(response.p()).isCloseTo(0.0525, FOUR);
        assertThat(response.better()).isEmpty();
        assertThat(response.verdict()).isEqualTo("These 161 pictures cannot tell after and before apart yet: the interval leaves out 0, but p is 0.0525; score more.");
        assertThat(response.inPoints()).as("p where the two disagree").isEqualTo("-6.2 (-12.4 to -0.5), p 0.0525");
    }

    /** Limits by scipy's optimiser on the likelihood itself; p by scipy.stats.binomtest. */
    @Test
    void asTheLikelihoodSays() {
        isInterval(pair(12, 37, 400), 0.02940, 0.09854);
        isInterval(pair(40, 20, 160), -0.21806, -0.03086);
        isInterval(pair(25, 28, 618), -0.01879, 0.02873);
        isInterval(pair(0, 5, 100), 0.01116, 0.11175);
        assertThat(pair(12, 37, 400).p()).isCloseTo(0.0004697573180081349, within(1e-15));
        assertThat(pair(25, 28, 618).p()).isCloseTo(0.7838463022094988, within(1e-12));
        assertThat(pair(1500, 1600, 5000).p()).isCloseTo(0.07537169707532781, within(1e-12));
    }

    @Test
    void saysWhichIsBetterAndByHowMuch() {
        assertThat(pair(12, 37, 400).verdict()).isEqualTo("B is better: +6.3 points, 95 % interval 2.9 to 9.9.");
        assertThat(pair(37, 12, 400).named("probe", "tuned").verdict()).isEqualTo("probe is better: +6.3 points, 95 % interval 2.9 to 9.9.");
        assertThat(pair(12, 37, 400).inPoints()).isEqualTo("+6.3 (+2.9 to +9.9)");
        assertThat(pair(25, 28, 618).inPoints()).isEqualTo("+0.5 (-1.9 to +2.9)");
        assertThat(pair(12, 37, 400)).hasToString("only A right 12, only B right 37; B minus A +6.3 points, 95 % interval +2.9 to +9.9, p 0.0005");
    }

    @Test
    void equalMethodsCannotBeToldApart() {
        PairedComparison same = pair(0, 0, 50);
        double square = Math.pow(1.959963984540054, 2);
        isInterval(same, -square / (50 + square), square / (50 + square)); // n d / (1 - d) = z^2
        assertThat(same.p()).isEqualTo(1);
        assertThat(same.verdict()).isEqualTo("These 50 pictures cannot tell A and B apart.");
    }

    @Test
    void theWidestDifferenceEndsAtOne() {
        PairedComparison all = pair(0, 20, 20);
        assertThat(all.interval().high()).isEqualTo(1);
        double square = Math.pow(1.959963984540054, 2);
        assertThat(all.interval().low()).isCloseTo((20 - square) / (20 + square), FOUR); // n (1 - d) / (1 + d) = z^2
    }

    @Test
    void swappingSwapsTheSign() {
        DifferenceInterval one = pair(9, 14, 90).interval();
        isInterval(pair(14, 9, 90), -one.high(), -one.low());
    }

    @Test
    void noPictureIsRefused() {
        assertThatThrownBy(() -> pair(0, 0, 0)).isInstanceOf(CourseException.class).hasMessageContaining("count again");
    }
}
