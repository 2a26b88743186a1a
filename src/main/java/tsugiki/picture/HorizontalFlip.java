package tsugiki.picture;

import java.util.random.RandomGenerator;
import tsugiki.base.CourseException;

/**
 * Mirrors left and right.
 *
 * @param probability 0..1
 */
public record HorizontalFlip(double probability) implements Augmentation {

    public HorizontalFlip {
        if (!(probability >= 0 && probability <= 1)) {
            throw new CourseException("The probability %s of a flip must be 0..1: choose e.g. 0.5.", probability);
        }
    }

    @Override
    public Picture apply(Picture picture, RandomGenerator random) {
        return random.nextDouble() < probability ? Orientation.upright(picture, 2) : picture;
    }
}
