package tsugiki.drawn.garden;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tsugiki.drawn.Haze;
import tsugiki.drawn.Light;

/**
 * Everything about one picture that is not its species: drawn from the seed before anything is
 * painted, so that a picture is a recipe that can be compared and kept.
 *
 * @param background what lies behind
 * @param backgroundHue shift of its hue, in turns
 * @param backgroundBlur 0 as near as the flower .. 1 far behind it
 * @param colours of petals, centre and leaves
 * @param light the sun
 * @param shadow how dark the flowers' shadow on the background is, 0..1
 * @param blooms one to four flowers, all of the one species
 * @param haze what the lens does
 * @param veil how much stands in front
 * @param grain the seed of small irregularities: petals unlike their neighbours, pebbles, noise
 */
record Nuisance(Background background, double backgroundHue, double backgroundBlur, Colours colours, Light light,
        double shadow, List<Bloom> blooms, Veil veil, Haze haze, long grain) {

    /**
     * @param tilt degrees, see {@link Pose#of}
     * @param spin degrees about the flower's axis
     * @param lean degrees on the picture
     * @param scale the flower's radius; the picture is 2 wide
     * @param x place on the picture, -1..1, y alike, upwards
     * @param depth nearer is greater
     * @param bend how far the stem strays sideways
     */
    record Bloom(double tilt, double spin, double lean, double scale, double x, double y, double depth, double bend,
            int leaves) {}

    /** In front of the flower: how many blades and leaves, where from (degrees), how blurred (0..1). */
    record Veil(int blades, double from, double blur, double hue) {}

    /** Draws all values of one picture. */
    static Nuisance draw(Species species, Random random) {
        Background background = Background.values()[random.nextInt(Background.values().length)];
        double hue = 0.16 * (random.nextDouble() - 0.5);
        double blur = background.blur + (1 - background.blur) * random.nextDouble();
        Colours colours = Colours.draw(random);
        Light light = new Light(360 * random.nextDouble(), 0.25 + 0.65 * random.nextDouble(), random.nextDouble(),
                0.82 + 0.5 * random.nextDouble(), random.nextDouble() * 2 - 1);
        double shadow = random.nextDouble() * 0.6 * background.near;
        List<Bloom> blooms = blooms(species, random);
        Veil veil = new Veil(random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(6), 360 * random.nextDouble(),
                random.nextDouble(), random.nextDouble());
        double shake = random.nextInt(4) == 0 ? 0.02 * random.nextDouble() : 0;
        Haze haze = new Haze(random.nextDouble() * random.nextDouble(), shake, 180 * random.nextDouble(),
                1.5 + 7 * random.nextDouble() * random.nextDouble(), 0.75 + 0.45 * random.nextDouble(),
                0.4 * random.nextDouble());
        return new Nuisance(background, hue, blur, colours, light, shadow, blooms, veil, haze, random.nextLong());
    }

    private static List<Bloom> blooms(Species species, Random random) {
        int count = new int[] {1, 1, 1, 2, 3, 4}[random.nextInt(6)];
        double size = count == 1 ? 0.38 + 0.42 * random.nextDouble() : 0.34 + 0.17 * random.nextDouble();
        double around = 360 * random.nextDouble();
        List<Bloom> blooms = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double reach = count == 1 ? 0.36 * random.nextDouble() : 0.36 + 0.28 * random.nextDouble();
            double angle = Math.toRadians(around + 360.0 * k / count + 55 * random.nextDouble());
            Species.View view = species.view;
            blooms.add(new Bloom(view.from() + (view.to() - view.from()) * random.nextDouble(), 360 * random.nextDouble(),
                    90 * (random.nextDouble() - 0.5), size * view.zoom() * (0.85 + 0.3 * random.nextDouble()),
                    reach * StrictMath.cos(angle), reach * StrictMath.sin(angle), 0.35 * (random.nextDouble() - 0.5),
                    1.0 * (random.nextDouble() - 0.5), random.nextInt(5)));
        }
        return blooms;
    }
}
