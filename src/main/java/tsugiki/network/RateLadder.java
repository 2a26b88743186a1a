package tsugiki.network;

/**
 * How learning rates go down from the classifier to the picture; made into rates of weights by {@code Rates.of}.
 *
 * @param steps in equal steps over all blocks, or divided from stage to stage
 * @param top rate per update at the classifier
 * @param value the rate at the first block, or the divisor of a stage
 */
public record RateLadder(Steps steps, double top, double value) {

    /** The form of a ladder. */
    public enum Steps { LINEAR, EXPONENTIAL }

    /** Equal steps from {@code top} to {@code bottom}. */
    public static RateLadder linear(double top, double bottom) {
        return new RateLadder(Steps.LINEAR, top, bottom);
    }

    /** Each stage {@code divisor} times slower than the one behind it. */
    public static RateLadder exponential(double top, double divisor) {
        return new RateLadder(Steps.EXPONENTIAL, top, divisor);
    }
}
