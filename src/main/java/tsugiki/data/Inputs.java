package tsugiki.data;

import ai.djl.ndarray.types.Shape;
import tsugiki.base.CourseException;
import tsugiki.picture.Augmentation;
import tsugiki.picture.Preprocessing;

/** What a loader makes of its items for a network: pictures, or activations stored of them. Read by several threads at once. */
public interface Inputs {

    /** Pictures, brought to size and normalised, not changed otherwise. */
    static Inputs of(Preprocessing preprocessing) {
        return new PictureInputs(preprocessing, Augmentation.NONE, 0);
    }

    /** Of one item: {@code [C, H, W]} of pictures and feature maps, {@code [T, D]} of tokens, {@code [D]} of features. */
    Shape shape();

    /**
     * Writes the values of one item in row-major order, those of a shape {@code [C, H, W]} as {@code [H, W, C]}.
     *
     * @param draw all that randomness may depend on
     * @throws tsugiki.picture.UnreadablePictureException when there are none: the item is left out and listed
     */
    void read(Item item, Draw draw, float[] values);

    /**
     * The same, changed at random.
     *
     * @throws CourseException if they are stored as they are
     */
    default Inputs augment(Augmentation augmentation) {
        throw new CourseException("Stored activations cannot be augmented: augment the pictures they are computed of.");
    }

    /**
     * The same, changed in {@code count} ways that are dealt out by epoch.
     *
     * @throws CourseException if they are stored as they are
     */
    default Inputs views(int count) {
        throw new CourseException("Stored activations have the views they were computed with: choose their number when storing.");
    }

    /**
     * Where in a training an item is read.
     *
     * @param seed the loader's
     * @param epoch the pass's
     * @param index of the item in the loader's list
     */
    record Draw(long seed, int epoch, int index) {}
}
