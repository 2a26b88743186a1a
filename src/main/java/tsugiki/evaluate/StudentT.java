package tsugiki.evaluate;

/** Student's distribution, for whole degrees of freedom. Student 1908, "The probable error of a mean". */
final class StudentT {

    private StudentT() {}

    /** The t that {@code |T|} exceeds in 5 of 100 cases. */
    static double quantile95(int freedom) {
        double low = 1;
        double high = 13; // 12.706 with one degree of freedom, the largest
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (within(middle, freedom) < 0.95) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** {@code P(|T| <= t)}: Abramowitz and Stegun 1964, 26.7.3 and 26.7.4. */
    static double within(double t, int freedom) {
        double angle = Math.atan(t / Math.sqrt(freedom));
        double square = Math.cos(angle) * Math.cos(angle);
        boolean odd = freedom % 2 == 1;
        double term = odd ? Math.cos(angle) : 1;
        double sum = 0;
        for (int k = odd ? 3 : 2; k <= freedom; k += 2) {
            sum += term;
            term *= square * (k - 1) / k;
        }
        return odd ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
    }
}
