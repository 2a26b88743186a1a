package tsugiki.drawn.wallpaper;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tsugiki.drawn.Haze;

/**
 * Everything about one picture, drawn from the seed before anything is painted. All but the lattice's
 * shape and how often a figure is repeated is drawn apart from the group.
 *
 * @param shape of the lattice
 * @param side square root of the area of a primitive cell, part of the picture's side
 * @param turn degrees
 * @param shiftX where the lattice's origin lies, in cells; shiftY alike
 * @param ground the paper's colour
 * @param figures the motif, the lowest first
 * @param haze blur, contrast and noise
 * @param grain the seed of the noise
 */
record Recipe(LatticeKind.Shape shape, double side, double turn, double shiftX, double shiftY, Ink ground,
        List<Figure> figures, Haze haze, long grain) {

    /** Figures in a primitive cell, the repeated ones counted: the number every order 1, 2, 3, 4, 6, 8, 12 divides. */
    static final int FIGURES = 24;

    /** Hue (a full turn is 1), saturation, brightness. */
    record Ink(double hue, double saturation, double brightness) {}

    /**
     * @param x where it stands, in lattice coordinates, y alike
     * @param turn degrees
     * @param size of it, part of the cell's side
     * @param mark a smaller line or dot on it, or null
     * @param seed of its outline
     */
    record Figure(Outline outline, double x, double y, double turn, double size, Ink ink, Ink mark, long seed) {}

    static Recipe draw(SymmetryGroup group, Random random) {
        LatticeKind.Shape shape = group.lattice().draw(random);
        double side = 0.34 + 0.2 * random.nextDouble();
        List<Ink> inks = inks(random);
        List<Figure> figures = figures(group, shape, inks, random);
        Haze haze = new Haze(0.5 * random.nextDouble(), 0, 0, 2 + 6 * random.nextDouble(), 0.8 + 0.3 * random.nextDouble(), 0);
        return new Recipe(shape, side, 360 * random.nextDouble(), random.nextDouble(), random.nextDouble(), inks.get(0),
                figures, haze, random.nextLong());
    }

    /**
     * Figures at random places; the topmost one is bent and of two inks, and stands clear of its copies:
     * it alone shows that the pattern has no symmetry but its group's.
     */
    private static List<Figure> figures(SymmetryGroup group, LatticeKind.Shape shape, List<Ink> inks, Random random) {
        double large = 0.2 + 0.12 * random.nextDouble();
        List<Figure> figures = new ArrayList<>();
        for (int k = FIGURES / group.operations().size(); k > 0; k--) {
            boolean last = k == 1;
            Outline outline = last ? Outline.bent(random) : Outline.any(random);
            Ink ink = inks.get(1 + random.nextInt(inks.size() - 1));
            Ink mark = last || random.nextInt(3) == 0 ? other(ink, inks, random) : null;
            double[] at = place(group, shape, last ? 8 : 1, random);
            figures.add(new Figure(outline, at[0], at[1], 360 * random.nextDouble(),
                    large * (0.6 + 0.9 * random.nextDouble()), ink, mark, random.nextLong()));
        }
        return List.copyOf(figures);
    }

    private static Ink other(Ink ink, List<Ink> inks, Random random) {
        int step = 1 + random.nextInt(inks.size() - 1);
        return inks.get((inks.indexOf(ink) + step) % inks.size());
    }

    /** Of some random places the one that lies farthest from its own copies. */
    private static double[] place(SymmetryGroup group, LatticeKind.Shape shape, int tries, Random random) {
        double[] best = null;
        double farthest = -1;
        for (int k = 0; k < tries; k++) {
            double[] at = {random.nextDouble(), random.nextDouble()};
            double clear = group.operations().stream().skip(1).mapToDouble(s -> shape.distance(s.move(at), at)).min().orElse(1);
            if (clear > farthest) {
                farthest = clear;
                best = at;
            }
        }
        return best;
    }

    /** The ground, then three to five inks that stand out from it. */
    private static List<Ink> inks(Random random) {
        boolean dark = random.nextInt(3) == 0;
        double hue = random.nextDouble();
        double spread = random.nextDouble();
        List<Ink> inks = new ArrayList<>();
        inks.add(new Ink(hue, 0.1 + 0.4 * random.nextDouble(), dark ? 0.12 + 0.2 * random.nextDouble() : 0.86 + 0.12 * random.nextDouble()));
        for (int k = 3 + random.nextInt(3); k > 0; k--) {
            inks.add(new Ink(hue + spread * (random.nextDouble() - 0.5) + (random.nextBoolean() ? 0.5 : 0), 0.35 + 0.6 * random.nextDouble(),
                    dark ? 0.55 + 0.45 * random.nextDouble() : 0.2 + 0.55 * random.nextDouble()));
        }
        return inks;
    }

    /** From lattice coordinates to pixels of a picture of this size. */
    AffineTransform lattice(int size) {
        double angle = Math.toRadians(shape.angle());
        double first = side * size / Math.sqrt(shape.ratio() * Math.sin(angle));
        double second = first * shape.ratio();
        AffineTransform toPixels = AffineTransform.getRotateInstance(Math.toRadians(turn));
        toPixels.concatenate(new AffineTransform(first, 0, second * Math.cos(angle), second * Math.sin(angle), 0, 0));
        toPixels.translate(shiftX, shiftY);
        return toPixels;
    }
}
