package tsugiki.train;

import ai.djl.ndarray.types.DataType;
import tsugiki.base.CourseException;

/**
 * Whether a training stores what the {@link tsugiki.transfer.Student#frozenPrefix} makes of each picture, so that an
 * epoch runs only what stands above.
 *
 * @param numbers {@code FLOAT16}, rounded to 11 bits and half the room, or {@code FLOAT32}; null: nothing is stored
 * @param stage the block after which activations are stored; empty: the last one of the frozen prefix, and where there
 *     is none, or they would take more room than stored features may, or each would be read once, every epoch computes
 *     the whole network
 */
public record Stored(DataType numbers, String stage) {

    /** Every epoch computes the whole network. */
    public static final Stored NO = new Stored(null, "");

    /** In half precision, as far up as the trained part allows. */
    public static final Stored FLOAT16 = new Stored(DataType.FLOAT16, "");

    /** As computed, as far up as the trained part allows. */
    public static final Stored FLOAT32 = new Stored(DataType.FLOAT32, "");

    /** @throws CourseException if the numbers are others */
    public Stored {
        if (numbers != null && numbers != DataType.FLOAT16 && numbers != DataType.FLOAT32) {
            throw new CourseException("Activations cannot be stored as %s: choose FLOAT16 or FLOAT32.", numbers);
        }
    }

    /** After this block and no other. */
    public Stored at(String block) {
        return new Stored(numbers, block);
    }

    /** Whether nothing is stored. */
    boolean isNone() {
        return numbers == null;
    }

    @Override
    public String toString() {
        return isNone() ? "NO" : stage.isEmpty() ? numbers.name() : numbers.name() + " after " + stage;
    }
}
