package tsugiki.picture;

import java.util.random.RandomGenerator;
import tsugiki.base.CourseException;

/**
 * Cuts out a random part with sides 3:4 to 4:3 and resizes it to the network's input, so that objects
 * appear larger, shifted and a little stretched. Szegedy et al., "Going deeper with convolutions" (2015).
 *
 * @param smallest share of the picture's area the part has at least; above 0, at most 1
 */
public record RandomResizedCrop(double smallest) implements Augmentation {

    private static final double MOST_STRETCH = 4.0 / 3;
    private static final int TRIES = 10;

    public RandomResizedCrop {
        if (!(smallest > 0 && smallest <= 1)) {
            throw new CourseException("The smallest share %s of a random crop must be above 0 and at most 1: choose e.g. 0.35.", smallest);
        }
    }

    /** The part alone, not resized. */
    @Override
    public Picture apply(Picture picture, RandomGenerator random) {
        return picture.crop(box(picture, random));
    }

    @Override
    public Picture prepare(Picture picture, Preprocessing preprocessing, RandomGenerator random) {
        int size = preprocessing.crop();
        return apply(picture, random).resize(size, size, preprocessing.interpolation());
    }

    @Override
    public boolean sizes() {
        return true;
    }

    /** Draws until the part fits; a picture too long for that gives its central square. */
    Box box(Picture picture, RandomGenerator random) {
        double area = (double) picture.width() * picture.height();
        for (int i = 0; i < TRIES; i++) {
            double part = area * (smallest + (1 - smallest) * random.nextDouble());
            double stretch = Math.exp(Math.log(MOST_STRETCH) * (2 * random.nextDouble() - 1));
            int width = (int) Math.rint(Math.sqrt(part * stretch));
            int height = (int) Math.rint(Math.sqrt(part / stretch));
            if (width > 0 && height > 0 && width <= picture.width() && height <= picture.height()) {
                int x = random.nextInt(picture.width() - width + 1);
                int y = random.nextInt(picture.height() - height + 1);
                return new Box(x, y, width, height);
            }
        }
        int side = Math.min(picture.width(), picture.height());
        return new Box((picture.width() - side) / 2, (picture.height() - side) / 2, side, side);
    }
}
