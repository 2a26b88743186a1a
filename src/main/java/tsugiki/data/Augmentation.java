package tsugiki.data;

import java.util.random.RandomGenerator;

/**
 * A random change of training pictures that keeps their class. Never for validation or test pictures.
 *
 * <p>All randomness comes from the generator given, so the same seed gives the same picture.
 */
@FunctionalInterface
public interface Augmentation {

    /** Changes nothing. */
    Augmentation NONE = (picture, random) -> picture;

    /** The changed picture. */
    Picture apply(Picture picture, RandomGenerator random);

    /** The changed picture, brought to the network's input size: crop x crop pixels. */
    default Picture prepare(Picture picture, Preprocessing preprocessing, RandomGenerator random) {
        return preprocessing.geometry(apply(picture, random));
    }
}
