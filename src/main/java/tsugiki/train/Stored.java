package tsugiki.train;

/**
 * Whether a training stores what the {@link tsugiki.transfer.Student#frozenPrefix} makes of each picture, so that an
 * epoch runs only what stands above.
 */
public enum Stored {

    /** Every epoch computes the whole network. */
    NO,

    /** In half precision: rounded to 11 bits, half the room. */
    FLOAT16,

    /** As computed. */
    FLOAT32
}
