package tsugiki.evaluate;

import tsugiki.base.CourseException;

/** How far a measured accuracy can be trusted. */
public final class Intervals {

    /** Standard deviations around the mean that hold 95 % of a normal distribution. */
    static final double Z95 = 1.959963984540054;

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
}
