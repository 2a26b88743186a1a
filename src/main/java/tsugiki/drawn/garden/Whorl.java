package tsugiki.drawn.garden;

import java.util.Random;

/**
 * A ring of equal petals (or leaves, stamens, scales) around an axis. Lengths are in flower units:
 * 1 is about the radius of the open flower; angles are degrees.
 *
 * @param petals how many
 * @param length along the petal
 * @param width half the greatest width; of a fused whorl: the part of its sector, 1 touches the neighbour
 * @param outline how the width runs from base to tip
 * @param rise how steeply the petal climbs over the flower's plane
 * @param fold curvature across, ruffled edge, wrap around the axis
 * @param ring where the whorl stands: radius of its base, height of its base, turn in degrees
 */
record Whorl(int petals, double length, double width, Outline outline, Rise rise, Fold fold, Ring ring) {

    /**
     * Half width at {@code u} in 0..1: {@code u^base * (1-u)^tip}, greatest value 1: a small exponent
     * is a blunt end, a large one a point.
     *
     * @param teeth saw teeth along the edge, 0 for none
     * @param notch depth of the cut in the middle of the tip, part of the length
     */
    record Outline(double base, double tip, int teeth, double notch) {
        static Outline of(double base, double tip) {
            return new Outline(base, tip, 0, 0);
        }

        double at(double u) {
            double peak = base / (base + tip);
            double full = Math.pow(peak, base) * Math.pow(1 - peak, tip);
            double width = Math.pow(u, base) * Math.pow(1 - u, tip) / full;
            return teeth == 0 ? width : width * (1 - 0.38 * (1 - (u * teeth) % 1));
        }
    }

    /** Degrees over the flower's plane at the base, the middle and the tip; between them a parabola. */
    record Rise(double base, double middle, double tip) {
        double at(double u) {
            return base * (1 - u) * (1 - 2 * u) + 4 * middle * u * (1 - u) + tip * u * (2 * u - 1);
        }

        Rise vary(Random random, double degrees) {
            double by = (random.nextDouble() * 2 - 1) * degrees;
            return new Rise(base + by * 0.4, middle + by, tip + by * 1.4);
        }
    }

    /**
     * @param cup how far the edges stand up, part of the half width
     * @param ruffle waves of the edge, part of the half width
     * @param wrap 0 a flat petal, 1 bent around the flower's axis
     * @param fused the petals are one tube, cut at the rim
     */
    record Fold(double cup, double ruffle, double wrap, boolean fused) {
        static Fold flat(double cup, double ruffle) {
            return new Fold(cup, ruffle, 0, false);
        }
    }

    record Ring(double radius, double height, double turn) {}

    Whorl turned(double degrees) {
        return new Whorl(petals, length, width, outline, rise, fold,
                new Ring(ring.radius, ring.height, ring.turn + degrees));
    }
}
