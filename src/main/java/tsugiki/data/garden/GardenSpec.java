package tsugiki.data.garden;

import java.util.List;
import tsugiki.base.CourseException;

/**
 * Which garden: a seed and how much of it.
 *
 * @param seed another seed is another garden
 * @param species how many classes, 2..10, in the order of {@link Species}
 * @param train pictures a class to train on, at least 1
 * @param validation pictures a class to choose by, at least 0
 * @param test pictures a class to score on, at least 0
 * @param size pixels a side, 32..1024
 */
public record GardenSpec(long seed, int species, int train, int validation, int test, int size) {

    /** The three splits of every garden, also the names of their folders. */
    public static final List<String> SPLITS = List.of("train", "validation", "test");

    public GardenSpec {
        check("species", species, 2, Species.values().length);
        check("train", train, 1, 100_000);
        check("validation", validation, 0, 100_000);
        check("test", test, 0, 100_000);
        check("size", size, 32, 1024);
    }

    /** Garden 1: ten species, 20 pictures a class to train, 20 to validate, 30 to test, 256 pixels. */
    public static GardenSpec standard() {
        return new GardenSpec(1, Species.values().length, 20, 20, 30, 256);
    }

    /** The same garden with other numbers of pictures a class. */
    public GardenSpec pictures(int train, int validation, int test) {
        return new GardenSpec(seed, species, train, validation, test, size);
    }

    /** The same sizes in another garden. */
    public GardenSpec seed(long other) {
        return new GardenSpec(other, species, train, validation, test, size);
    }

    /** The same garden, drawn larger or smaller. */
    public GardenSpec size(int pixels) {
        return new GardenSpec(seed, species, train, validation, test, pixels);
    }

    /** The classes' shapes, in order. */
    public List<Species> kinds() {
        return List.of(Species.values()).subList(0, species);
    }

    /** Pictures a class in a split of {@link #SPLITS}. */
    public int count(String split) {
        return switch (number(split)) {
            case 0 -> train;
            case 1 -> validation;
            default -> test;
        };
    }

    /** The seed {@link Garden#draw} takes for a split: the splits share no picture. */
    public long splitSeed(String split) {
        return Garden.mix(seed) + number(split);
    }

    private static int number(String split) {
        int number = SPLITS.indexOf(split);
        if (number < 0) {
            throw new CourseException("A garden has no split \"%s\"; it has %s.", split, String.join(", ", SPLITS));
        }
        return number;
    }

    private static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new CourseException("A garden's %s must be %d to %d, not %d.", what, least, most, value);
        }
    }
}
