package tsugiki.transfer;

/**
 * What BatchNorm's running mean and variance do while the network is in training mode.
 *
 * <p>They are no weights: freezing the weights of a block does not stop them.
 */
public enum Statistics {

    /** A BatchNorm with frozen weights keeps its statistics, one with trained weights moves them. The default. */
    FROZEN_WITH_WEIGHTS("BatchNorm statistics stay where the weights are frozen"),

    /** All move in training mode, frozen weights or not, as in PyTorch unless one takes care. */
    DRIFTING("BatchNorm statistics drift in training mode, also where the weights are frozen"),

    /** None moves: every BatchNorm uses the statistics it came with, in training mode too. */
    FROZEN("all BatchNorm statistics stay");

    private final String sentence;

    Statistics(String sentence) {
        this.sentence = sentence;
    }

    /** The choice in words. */
    public String sentence() {
        return sentence;
    }

    /** Whether a BatchNorm keeps its statistics. */
    boolean freezes(boolean weightsTrainable) {
        return this == FROZEN || this == FROZEN_WITH_WEIGHTS && !weightsTrainable;
    }
}
