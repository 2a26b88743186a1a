package tsugiki.drawn.garden;

import java.awt.image.BufferedImage;
import java.util.List;
import tsugiki.drawn.DrawnSet;

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
public record GardenSpec(long seed, int species, int train, int validation, int test, int size) implements DrawnSet {

    private static final String NAME = "garden";

    public GardenSpec {
        DrawnSet.check(NAME, "species", species, 2, Species.values().length);
        DrawnSet.check(NAME, train, validation, test, size);
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

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> classes() {
        return kinds().stream().map(Species::label).toList();
    }

    @Override
    public BufferedImage draw(int label, String split, int index) {
        return Garden.draw(kinds().get(label), splitSeed(split), index, size);
    }

    @Override
    public GardenSpec atMost(int classes, int train, int validation, int test) {
        return new GardenSpec(seed, Math.min(classes, species), Math.min(train, this.train),
                Math.min(validation, this.validation), Math.min(test, this.test), size);
    }
}
