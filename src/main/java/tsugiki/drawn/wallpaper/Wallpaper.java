package tsugiki.drawn.wallpaper;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Seeds;
import tsugiki.drawn.DrawnSet;
import tsugiki.drawn.DrawnSubject;
import tsugiki.drawn.Field;
import tsugiki.drawn.Sensor;

/** Wallpaper: patterns of a random motif whose class is their symmetry group; the same for the same seed. */
public final class Wallpaper {

    /** Sorted by label. */
    private static final List<SymmetryGroup> GROUPS = Stream.of(SymmetryGroup.values()).sorted(Comparator.comparing(SymmetryGroup::label)).toList();

    /** 17 groups of patterns. */
    public static final DrawnSubject SUBJECT = new DrawnSubject("wallpaper", "groups", GROUPS.stream().map(SymmetryGroup::label).toList(),
            (label, seed, index, size) -> draw(GROUPS.get(label), seed, index, size));

    private Wallpaper() {}

    /** Wallpaper 1: 17 groups, 20 pictures a class to train, 10 to validate, 20 to test, 256 pixels. */
    public static DrawnSet standard() {
        return new DrawnSet(SUBJECT, 1, GROUPS.size(), 20, 10, 20, 256);
    }

    /**
     * Draws one picture.
     *
     * @param seed of the set and split ({@link DrawnSet#splitSeed})
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

    /**
     * Draws a pattern without noise and pale, and over it what its group turns around and mirrors at: mirrors red,
     * glides blue and dashed, centres of turns as lens (2), triangle (3), square (4) and hexagon (6).
     *
     * @param size pixels a side, at least 32
     * @return RGB, {@code size x size}
     */
    public static BufferedImage symmetries(SymmetryGroup group, long seed, int index, int size) {
        Recipe recipe = recipe(group, seed, index);
        BufferedImage pattern = new PatternPainter(group, recipe, size).paint(recipe);
        new ElementPainter(recipe.lattice(size), size).paint(pattern, Elements.of(group, ElementPainter.CELLS));
        return pattern;
    }

    /** What a group has besides its shifts, e.g. {@code "turns 4, 2; mirrors; glides"}. */
    public static String words(SymmetryGroup group) {
        return Elements.of(group, 2).words();
    }

    /** The group of a class. @throws CourseException if there is none of this name */
    public static SymmetryGroup group(String label) {
        return GROUPS.stream().filter(group -> group.label().equals(label)).findFirst().orElseThrow(() ->
                new CourseException("There is no symmetry group '%s': choose of %s.", label, String.join(", ", SUBJECT.classes())));
    }

    static Recipe recipe(SymmetryGroup group, long seed, int index) {
        return Recipe.draw(group, new Random(Seeds.mix(seed, group.ordinal(), index)));
    }
}
