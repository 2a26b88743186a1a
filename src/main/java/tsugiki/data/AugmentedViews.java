package tsugiki.data;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tsugiki.base.CourseException;
import tsugiki.base.Seeds;
import tsugiki.picture.Augmentation;
import tsugiki.picture.Preprocessing;

/**
 * The views of a training picture: so many changed copies, dealt out by epoch, so that what a network makes of each
 * can be stored. View k of a picture depends on (seed, k, the picture's bytes) alone, never on its place in a list.
 *
 * @param count K, at least 1; epoch e sees view {@code (e - 1) mod K}; a single view is the picture as it is
 * @param seed of the changes
 */
public record AugmentedViews(int count, long seed) {

    public AugmentedViews {
        require(count);
    }

    /** @throws CourseException if the count is below 1 */
    public static int require(int count) {
        if (count < 1) {
            throw new CourseException("A picture cannot have %d views: choose e.g. 4, or 1 for the picture as it is.", count);
        }
        return count;
    }

    /** The view that an epoch sees, 0..K-1. */
    public int at(int epoch) {
        return Math.floorMod(epoch - 1, count);
    }

    /** What changes the pictures: nothing where there is one view. */
    public Augmentation change(Augmentation augmentation) {
        return count == 1 ? Augmentation.NONE : augmentation;
    }

    /**
     * Some of the views of each picture, which is decoded once: {@code [K, 3, crop, crop]}.
     *
     * @param chosen those that are made, K of them
     */
    public Inputs inputs(Preprocessing preprocessing, Augmentation augmentation, List<Integer> chosen) {
        return new ViewInputs(preprocessing, augmentation, this, chosen);
    }

    /** The randomness of one view of one picture, whose bytes are read for it; of a single view none. */
    public RandomGenerator random(int view, Item item) {
        return new SplittableRandom(count == 1 ? 0 : Seeds.mix(seed, view, item.fingerprint().hashCode()));
    }
}
