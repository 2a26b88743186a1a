package tsugiki.drawn.garden;

import java.util.Random;
import tsugiki.drawn.Field;
import tsugiki.drawn.Sensor;

/** The colouring of a petal, leaf or centre, baked once into a small grid: base to tip, edge to edge. */
final class Texture {
    private static final int ROWS = 48;
    private static final int COLUMNS = 33;

    private final float[] rgb = new float[ROWS * COLUMNS * 3];

    private Texture() {}

    /**
     * A petal: throat colour at the base, main colour, rim colour, veins and a midline.
     *
     * @param veins how dark the veins are, 0..1
     */
    static Texture petal(Colours c, double veins, Random random) {
        Texture t = new Texture();
        Field mottle = Field.noise(9, random);
        int lines = 5 + random.nextInt(5);
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                double u = i / (ROWS - 1.0);
                double v = 2.0 * j / (COLUMNS - 1) - 1;
                float grain = mottle.at((float) u * 8, (float) (v + 1) * 4);
                float patch = mottle.at((float) u * 8 + 0.5f, (float) (v + 1) * 4);
                double vein = Math.pow(0.5 + 0.5 * Math.cos(v * lines * Math.PI * (1.25 - 0.35 * u)), 6);
                double middle = Math.exp(-v * v * 60) * (1 - u) * 0.8;
                double dark = 1 - veins * (0.55 * vein * (1 - 0.6 * u) + 0.6 * middle) + 0.06 * grain;
                t.set(i, j, blend(c, u, v, patch), dark * (0.78 + 0.22 * smooth(0, 0.35, u)));
            }
        }
        return t;
    }

    private static double[] blend(Colours c, double u, double v, float patch) {
        double throat = smooth(c.throatReach(), 0, u) * c.throatMix();
        double rim = smooth(0.55, 1, Math.max(u, Math.abs(v))) * c.rimMix();
        double spot = patch > 0.45 ? c.spots() * smooth(0.75, 0.15, u) : 0;
        double[] plain = Colours.mix(Colours.mix(c.main(), c.rim(), rim), c.throat(), throat);
        return Colours.mix(plain, c.throat(), spot * 0.7);
    }

    /** A leaf: midrib, side veins, paler edge. */
    static Texture leaf(double[] green, Random random) {
        Texture t = new Texture();
        Field mottle = Field.noise(9, random);
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                double u = i / (ROWS - 1.0);
                double v = 2.0 * j / (COLUMNS - 1) - 1;
                double rib = Math.exp(-v * v * 90) * 0.5;
                double side = Math.pow(0.5 + 0.5 * Math.cos((u * 9 - Math.abs(v) * 2.2) * 2 * Math.PI), 5) * 0.16;
                t.set(i, j, green, 0.9 + rib * 0.5 - side + 0.12 * mottle.at((float) u * 8, (float) (v + 1) * 4));
            }
        }
        return t;
    }

    /** Plain, a little mottled: stems, stamens. */
    static Texture plain(double[] colour, Random random) {
        return grains(colour, colour, 0.08, random);
    }

    /** Two colours in grains: the disc of a daisy. */
    static Texture grains(double[] one, double[] other, double strength, Random random) {
        Texture t = new Texture();
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                double grain = random.nextDouble();
                t.set(i, j, Colours.mix(one, other, grain), 1 + strength * (grain * 2 - 1));
            }
        }
        return t;
    }

    private void set(int i, int j, double[] colour, double factor) {
        for (int c = 0; c < 3; c++) {
            rgb[(i * COLUMNS + j) * 3 + c] = (float) (colour[c] * factor * 255);
        }
    }

    /** The colour at (u, v), both 0..1, under this light, as 0xRRGGBB. */
    int at(float u, float v, float light) {
        int i = Math.max(0, Math.min(ROWS - 1, (int) (u * (ROWS - 1) + 0.5f)));
        int j = Math.max(0, Math.min(COLUMNS - 1, (int) (v * (COLUMNS - 1) + 0.5f)));
        int k = (i * COLUMNS + j) * 3;
        return Sensor.clip(rgb[k] * light) << 16 | Sensor.clip(rgb[k + 1] * light) << 8 | Sensor.clip(rgb[k + 2] * light);
    }

    static double smooth(double from, double to, double x) {
        double t = Math.max(0, Math.min(1, (x - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }
}
