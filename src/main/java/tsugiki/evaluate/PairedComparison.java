package tsugiki.evaluate;

import java.util.Optional;
import tsugiki.base.CourseException;
import tsugiki.base.Text;

/**
 * Two methods that were scored on the same pictures. Only the pictures on which they disagree tell them apart.
 *
 * @param a name of the first method
 * @param b name of the second
 * @param onlyA pictures that only A named rightly
 * @param onlyB pictures that only B named rightly
 * @param both pictures that both named rightly
 * @param neither pictures that neither did
 */
public record PairedComparison(String a, String b, int onlyA, int onlyB, int both, int neither) {

    /** Chance that is still called chance. */
    private static final double LEVEL = 0.05;

    public PairedComparison {
        if (onlyA < 0 || onlyB < 0 || both < 0 || neither < 0 || (long) onlyA + onlyB + both + neither == 0) {
            throw new CourseException("Only A %d, only B %d, both %d, neither %d pictures are no comparison: count again.", onlyA, onlyB, both, neither);
        }
    }

    /** The same under names that a reader knows, e.g. {@code named("probe", "tuned")}. */
    public PairedComparison named(String first, String second) {
        return new PairedComparison(first, second, onlyA, onlyB, both, neither);
    }

    /** Pictures that both were scored on. */
    public int pictures() {
        return onlyA + onlyB + both + neither;
    }

    /** Accuracy of B minus accuracy of A: {@code (onlyB - onlyA) / pictures}, -1..1. */
    public double difference() {
        return (double) (onlyB - onlyA) / pictures();
    }

    /**
     * 95 % interval of the difference on endless pictures of this kind, by Tango's score test: all differences
     * {@code d} with {@code |onlyB - onlyA - n d| <= 1.96 sqrt(n (2 q + d (1 - d)))}, where {@code q} is the most likely
     * share of "only A" if {@code d} is true. Unlike the textbook's {@code ± 1.96 sqrt(...)} it holds its 95 % also
     * where few pictures differ.
     *
     * <p>Tango 1998, "Equivalence test and confidence interval for the difference in proportions for the paired-sample
     * design", Statistics in Medicine 17; recommended by Fagerland, Lydersen and Laake 2014. Newcombe 1998 compares.
     */
    public DifferenceInterval interval() {
        return PairedProportions.tango(onlyA, onlyB, pictures());
    }

    /**
     * Exact test of McNemar: how likely at least so uneven a share of the pictures on which they disagree is if both are
     * equally good, and so a fair coin decides each: {@code min(1, 2 P(X <= min(onlyA, onlyB)))}, X binomial of
     * {@code onlyA + onlyB} and 1/2. McNemar 1947, Psychometrika 12.
     */
    public double p() {
        return PairedProportions.mcNemar(onlyA, onlyB);
    }

    /** The better method, if these pictures tell: the exact test gives less than 0.05, and the interval leaves 0 out. */
    public Optional<String> better() {
        return p() < LEVEL && !interval().holdsZero() ? Optional.of(difference() > 0 ? b : a) : Optional.empty();
    }

    /**
     * One sentence: which is better, by how many points; that these pictures cannot tell; or, where interval and exact
     * test disagree, as they may at the border, that more pictures are needed.
     */
    public String verdict() {
        if (better().isPresent()) {
            return interval().verdict(better().get(), difference());
        }
        String undecided = Text.of("These %d pictures cannot tell %s and %s apart", pictures(), a, b);
        return interval().holdsZero() ? undecided + "." : undecided + Text.of(" yet: the interval leaves out 0, but p is %s; score more.", shownP());
    }

    /**
     * The difference with its interval, in points: {@code +6.3 (+3.1 to +9.4)}. Where the interval leaves out 0 though the exact
     * test does not tell the two apart, p stands behind it: {@code -4.0 (-8.5 to -0.1), p 0.0768}.
     */
    public String inPoints() {
        String said = interval().around(difference());
        return better().isPresent() || interval().holdsZero() ? said : said + ", p " + shownP();
    }

    /** e.g. {@code only A right 12, only B right 37; B minus A +6.3 points, 95 % interval +2.9 to +9.6, p 0.0005}. */
    @Override
    public String toString() {
        return Text.of("only %1$s right %3$d, only %2$s right %4$d; %2$s minus %1$s %5$s, 95 %% interval %6$s, p %7$s", a, b, onlyA, onlyB,
                DifferenceInterval.points(difference()), interval(), shownP());
    }

    /** p with four decimals. */
    public String shownP() {
        double p = p();
        return p < 0.0001 ? "< 0.0001" : Text.of("%.4f", p);
    }
}
