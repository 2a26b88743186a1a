package tsugiki.drawn;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import tsugiki.base.CourseException;
import tsugiki.base.Home;
import tsugiki.base.Seeds;

/** A drawn data set: how many pictures of which classes, and any of them drawn when asked for. */
public interface DrawnSet {

    /** The three splits of every drawn set, also the names of their folders. */
    List<String> SPLITS = List.of("train", "validation", "test");

    /** The word on the command line, e.g. {@code "garden"}. */
    String name();

    /** Names by label, sorted; also the names of their folders. */
    List<String> classes();

    /** Another seed is another set. */
    long seed();

    /** Pictures a class to train on. */
    int train();

    /** Pictures a class to choose by. */
    int validation();

    /** Pictures a class to score on. */
    int test();

    /** Pixels a side. */
    int size();

    /**
     * Draws one picture, {@code size x size}, RGB.
     *
     * @param index of the picture in its class and split, 0, 1, 2 ...
     */
    BufferedImage draw(int label, String split, int index);

    /** The same with its first classes only, and no more pictures of each than this. */
    DrawnSet atMost(int classes, int train, int validation, int test);

    /** Pictures a class in a split of {@link #SPLITS}. */
    default int count(String split) {
        return switch (number(split)) {
            case 0 -> train();
            case 1 -> validation();
            default -> test();
        };
    }

    /** The seed of a split's pictures: the splits share none. */
    default long splitSeed(String split) {
        return Seeds.mix(seed()) + number(split);
    }

    /** Where it lies, e.g. {@code datasets/garden/seed1-256px}; sets of another seed or size do not mix. */
    default Path folder() {
        return Home.datasets().resolve(name()).resolve("seed" + seed() + "-" + size() + "px");
    }

    private int number(String split) {
        int number = SPLITS.indexOf(split);
        if (number < 0) {
            throw new CourseException("The %s has no split \"%s\"; it has %s.", name(), split, String.join(", ", SPLITS));
        }
        return number;
    }

    /** @throws CourseException when so many pictures a class, or pictures of this size, cannot be drawn */
    static void check(String name, int train, int validation, int test, int size) {
        check(name, "train", train, 1, 100_000);
        check(name, "validation", validation, 0, 100_000);
        check(name, "test", test, 0, 100_000);
        check(name, "size", size, 32, 1024);
    }

    /** @throws CourseException when a value lies outside {@code least..most} */
    static void check(String name, String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new CourseException("A %s's %s must be %d to %d, not %d.", name, what, least, most, value);
        }
    }
}
