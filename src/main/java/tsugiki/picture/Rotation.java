package tsugiki.picture;

import java.util.random.RandomGenerator;
import tsugiki.base.CourseException;

/**
 * Turns about the centre by a random angle; the size stays, black fills the corners.
 *
 * @param degrees the angle is drawn from {@code -degrees .. degrees}; 0..180
 */
public record Rotation(double degrees) implements Augmentation {

    public Rotation {
        if (!(degrees >= 0 && degrees <= 180)) {
            throw new CourseException("The rotation %s must be 0..180 degrees: choose e.g. 30.", degrees);
        }
    }

    @Override
    public Picture apply(Picture picture, RandomGenerator random) {
        return Affine.rotation(picture, (2 * random.nextDouble() - 1) * degrees).apply(picture);
    }
}
