package tsugiki.picture;

import java.util.random.RandomGenerator;
import tsugiki.base.CourseException;

/**
 * Slants along x about the centre by a random angle, as torchvision's {@code RandomAffine(0, shear=...)};
 * black fills the corners.
 *
 * @param degrees the angle is drawn from {@code -degrees .. degrees}; 0 to below 90
 */
public record Shear(double degrees) implements Augmentation {

    public Shear {
        if (!(degrees >= 0 && degrees < 90)) {
            throw new CourseException("The shear %s must be 0 to below 90 degrees: choose e.g. 20.", degrees);
        }
    }

    @Override
    public Picture apply(Picture picture, RandomGenerator random) {
        return Affine.shear(picture, (2 * random.nextDouble() - 1) * degrees).apply(picture);
    }
}
