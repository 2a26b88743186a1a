package tsugiki.drawn.wallpaper;

import java.util.Random;

/**
 * The five plane lattices. A group needs at least its own kind; by chance its lattice may be a more
 * regular one, and the group stays the same. So a square lattice, say, does not tell p4.
 */
enum LatticeKind {
    OBLIQUE,
    RECTANGULAR,
    RHOMBIC,
    SQUARE,
    HEXAGONAL;

    /** Length of the second vector over that of the first, and the angle between them in degrees. */
    record Shape(double ratio, double angle) {

        /** From a point to the nearest copy of another, in lengths of the first vector, coordinates those of the lattice. */
        double distance(double[] a, double[] b) {
            double least = Double.MAX_VALUE;
            for (int k = 0; k < 9; k++) {
                double x = StrictMath.IEEEremainder(a[0] - b[0], 1) + k % 3 - 1;
                double y = ratio * (StrictMath.IEEEremainder(a[1] - b[1], 1) + k / 3 - 1);
                least = Math.min(least, x * x + 2 * x * y * StrictMath.cos(StrictMath.toRadians(angle)) + y * y);
            }
            return StrictMath.sqrt(least);
        }
    }

    private static final LatticeKind[] ALL = values();

    /** A shape of this kind; one time in three of a more regular kind where there is one. */
    Shape draw(Random random) {
        boolean special = random.nextInt(3) == 0;
        return switch (this) {
            case OBLIQUE -> special ? ALL[1 + random.nextInt(4)].draw(random)
                    : new Shape(between(0.7, 1.4, random), between(62, 118, random));
            case RECTANGULAR -> special ? SQUARE.draw(random) : new Shape(between(0.6, 1.65, random), 90);
            case RHOMBIC -> special ? (random.nextBoolean() ? SQUARE : HEXAGONAL).draw(random)
                    : new Shape(1, between(55, 125, random));
            case SQUARE -> new Shape(1, 90);
            case HEXAGONAL -> new Shape(1, 120);
        };
    }

    private static double between(double least, double most, Random random) {
        return least + (most - least) * random.nextDouble();
    }
}
