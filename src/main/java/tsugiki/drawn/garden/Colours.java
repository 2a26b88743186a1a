package tsugiki.drawn.garden;

import java.util.Random;

/**
 * The colours of one picture's plant, RGB in 0..1. They say nothing about the species.
 *
 * @param throatReach how far the throat colour reaches from the base, 0..1
 * @param throatMix how strong it is, 0..1
 * @param rimMix how strong the rim colour is, 0..1
 * @param spots how strong spots in the throat colour are, 0..1
 */
record Colours(Rgb mainColour, Rgb throatColour, Rgb rimColour, Rgb centreColour, Rgb leafColour,
        double throatReach, double throatMix, double rimMix, double spots, double veins) {

    /** Red, green, blue, each 0..1. */
    record Rgb(double r, double g, double b) {
        double[] array() {
            return new double[] {r, g, b};
        }
    }

    static Colours draw(Random random) {
        double hue = random.nextDouble();
        boolean pale = random.nextInt(5) == 0;
        double strength = pale ? 0.03 + 0.1 * random.nextDouble() : 0.35 + 0.6 * random.nextDouble();
        double value = pale ? 0.95 + 0.05 * random.nextDouble() : 0.7 + 0.3 * random.nextDouble();
        double throatHue = random.nextBoolean() ? 0.15 : hue + 0.2 * (random.nextDouble() - 0.5);
        double rimHue = hue + 0.16 * (random.nextDouble() - 0.5);
        double leafHue = 0.22 + 0.17 * random.nextDouble();
        return new Colours(
                hsb(hue, strength, value),
                hsb(throatHue, 0.3 + 0.6 * random.nextDouble(), 0.3 + 0.7 * random.nextDouble()),
                hsb(rimHue, strength * random.nextDouble(), 0.7 + 0.3 * random.nextDouble()),
                hsb(random.nextInt(3) == 0 ? random.nextDouble() : 0.08 + 0.1 * random.nextDouble(),
                        0.4 + 0.5 * random.nextDouble(), 0.25 + 0.7 * random.nextDouble()),
                hsb(leafHue, 0.35 + 0.4 * random.nextDouble(), 0.42 + 0.35 * random.nextDouble()),
                0.25 + 0.4 * random.nextDouble(), random.nextDouble(), 0.8 * random.nextDouble(),
                random.nextInt(4) == 0 ? random.nextDouble() : 0, 0.1 + 0.45 * random.nextDouble());
    }

    double[] main() {
        return mainColour.array();
    }

    double[] throat() {
        return throatColour.array();
    }

    double[] rim() {
        return rimColour.array();
    }

    double[] centre() {
        return centreColour.array();
    }

    double[] leaf() {
        return leafColour.array();
    }

    static double[] mix(double[] a, double[] b, double part) {
        return new double[] {a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1]), a[2] + part * (b[2] - a[2])};
    }

    /** Hue (a full turn is 1), saturation, brightness to RGB. */
    static Rgb hsb(double hue, double saturation, double brightness) {
        return new Rgb(channel(hue, 5, saturation, brightness), channel(hue, 3, saturation, brightness),
                channel(hue, 1, saturation, brightness));
    }

    private static double channel(double hue, int n, double saturation, double brightness) {
        double k = (n + (hue - Math.floor(hue)) * 6) % 6;
        return brightness * (1 - saturation * Math.max(0, Math.min(1, Math.min(k, 4 - k))));
    }
}
