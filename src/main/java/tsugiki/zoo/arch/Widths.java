package tsugiki.zoo.arch;

/** How scaled networks round their channels. */
final class Widths {

    private Widths() {}

    /** The multiple of {@code divisor} nearest to {@code channels}, but never below 90 % of it. */
    static int divisible(double channels, int divisor) {
        int rounded = Math.max(divisor, (int) (channels + divisor / 2.0) / divisor * divisor);
        return rounded < 0.9 * channels ? rounded + divisor : rounded;
    }
}
