package tsugiki.drawn.wallpaper;

import java.awt.image.BufferedImage;
import java.util.Random;
import tsugiki.base.Seeds;
import tsugiki.drawn.Field;
import tsugiki.drawn.Sensor;

/** Wallpaper: patterns of a random motif whose class is their symmetry group; the same for the same seed. */
public final class Wallpaper {

    private Wallpaper() {}

    /**
     * Draws one picture.
     *
     * @param seed of the set and split ({@link WallpaperSpec#splitSeed})
     * @param index of the picture, 0, 1, 2 ...
     * @param size pixels a side, at least 32
     * @return RGB, {@code size x size}
     */
    public static BufferedImage draw(SymmetryGroup group, long seed, int index, int size) {
        Recipe recipe = recipe(group, seed, index);
        BufferedImage pattern = new PatternPainter(group, recipe, size).paint(recipe);
        Field[] channels = Field.channels(pattern, 0, 3);
        float[][] planes = {channels[0].values(), channels[1].values(), channels[2].values()};
        return new Sensor(recipe.haze(), size).develop(planes, recipe.grain());
    }

    static Recipe recipe(SymmetryGroup group, long seed, int index) {
        return Recipe.draw(group, new Random(Seeds.mix(seed, group.ordinal(), index)));
    }
}
