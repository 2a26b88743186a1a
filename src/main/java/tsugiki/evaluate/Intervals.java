package tsugiki.evaluate;

import org.apache.commons.math3.distribution.TDistribution;
import tsugiki.base.CourseException;

/** How far a measured accuracy can be trusted. */
public final class Intervals {

    /** Standard deviations around the mean that hold 95 % of a normal distribution. */
    static final double Z95 = 1.959963984540054;

    private static final double T_ACCURACY = 1e-12;

    private Intervals() {}

    /**
     * Wilson's 95 % interval of an accuracy: where the accuracy on endless pictures of this kind lies,
     * if the test pictures were drawn at random. With {@code p = correct / pictures}:
     * {@code (p + z^2/2n ± z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)}. It stays within 0..1 also for few
     * pictures and at 0 or 100 %. It knows nothing of other seeds or other splits.
     *
     * <p>Wilson 1927, "Probable inference, the law of succession, and statistical inference".
     *
     * @throws CourseException if there is no picture, or more are right than there are
     */
    public static Interval wilson(int correct, int pictures) {
        if (pictures < 1 || correct < 0 || correct > pictures) {
            throw new CourseException("%d right of %d pictures is no accuracy: count again.", correct, pictures);
        }
        double n = pictures;
        double p = correct / n;
        double square = Z95 * Z95;
        double centre = p + square / (2 * n);
        double half = Z95 * Math.sqrt(p * (1 - p) / n + square / (4 * n * n));
        double scale = 1 + square / n;
        double low = correct == 0 ? 0 : (centre - half) / scale; // exact at the ends, where rounding would not be
        double high = correct == pictures ? 1 : (centre + half) / scale;
        return new Interval(low, high);
    }

    /** {@link #wilson} where only the accuracy is known, 0..1, not how many were right. */
    public static Interval ofAccuracy(double accuracy, int pictures) {
        return wilson((int) Math.round(accuracy * pictures), pictures);
    }

    /**
     * Half the range around a share {@code p} in which 95 of 100 counts of so many pictures lie, as long as neither the
     * right ones nor the others are few: {@code z sqrt(p (1 - p) / n)}.
     */
    public static double spread(double share, int pictures) {
        return Z95 * Math.sqrt(share * (1 - share) / pictures);
    }

    /** Standard deviations that Student's t exceeds in 5 of 100 cases, on either side; Student 1908, "The probable error of a mean". */
    static double t95(int freedom) {
        return new TDistribution(null, freedom, T_ACCURACY).inverseCumulativeProbability(0.975);
    }

    /**
     * 95 % interval of the difference of two accuracies, B minus A, each on pictures of its own, from Wilson's two
     * (Newcombe 1998, "Interval estimation for the difference between independent proportions", method 10):
     * {@code d - sqrt((b - low(b))^2 + (high(a) - a)^2)} to {@code d + sqrt((high(b) - b)^2 + (a - low(a))^2)}.
     *
     * <p>Where both scored the same pictures and nobody kept which ones were right, it is too wide: what both find easy
     * or hard does not cancel out. Where it is known, {@link Compare#paired} is the narrower way.
     */
    public static DifferenceInterval difference(int rightA, int picturesA, int rightB, int picturesB) {
        Interval a = wilson(rightA, picturesA);
        Interval b = wilson(rightB, picturesB);
        double shareA = (double) rightA / picturesA;
        double shareB = (double) rightB / picturesB;
        double d = shareB - shareA;
        return new DifferenceInterval(d - Math.hypot(shareB - b.low(), a.high() - shareA), d + Math.hypot(b.high() - shareB, shareA - a.low()));
    }
}
