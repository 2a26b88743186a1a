package tsugiki.drawn.garden;

import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.stream.Stream;
import tsugiki.base.Seeds;
import tsugiki.drawn.DrawnSet;
import tsugiki.drawn.DrawnSubject;
import tsugiki.drawn.Field;
import tsugiki.drawn.Film;

/** The garden: as many drawn flowers as one likes, the same for the same seed. */
public final class Garden {

    /** Ten species of flowers. */
    public static final DrawnSubject SUBJECT = new DrawnSubject("garden", "species", Stream.of(Species.values()).map(Species::label).toList(),
            (label, seed, index, size) -> draw(Species.values()[label], seed, index, size));

    private Garden() {}

    /** Garden 1: ten species, 20 pictures a class to train, 20 to validate, 30 to test, 256 pixels. */
    public static DrawnSet standard() {
        return new DrawnSet(SUBJECT, 1, Species.values().length, 20, 20, 30, 256);
    }

    /**
     * Draws one picture.
     *
     * @param seed of the garden and split ({@link DrawnSet#splitSeed})
     * @param index of the picture, 0, 1, 2 ...
     * @param size pixels a side, at least 32
     * @return RGB, {@code size x size}
     */
    public static BufferedImage draw(Species species, long seed, int index, int size) {
        Nuisance nuisance = recipe(species, seed, index);
        Random random = new Random(nuisance.grain());
        Canvas canvas = new Canvas(size);
        FlowerPainter painter = new FlowerPainter(canvas, nuisance.colours(), nuisance.light(), random);
        for (Nuisance.Bloom bloom : nuisance.blooms()) {
            painter.paint(species, bloom);
        }
        BufferedImage plants = canvas.layer(nuisance.light(), 0.55);
        Scenery scenery = new Scenery(nuisance, random);
        Field[] behind = scenery.background();
        Field[] before = nuisance.veil().blades() == 0 ? null : scenery.veil();
        return new Film(nuisance.light(), nuisance.haze(), size).expose(plants, nuisance.shadow(), behind, before, nuisance.grain());
    }

    static Nuisance recipe(Species species, long seed, int index) {
        return Nuisance.draw(species, new Random(Seeds.mix(seed, species.ordinal(), index)));
    }
}
