package tsugiki.drawn;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import tsugiki.base.CourseException;
import tsugiki.base.Home;
import tsugiki.base.Seeds;

/**
 * A drawn data set: how many pictures of which classes, and any of them drawn when asked for.
 *
 * @param subject what it shows
 * @param seed another seed is another set
 * @param kinds how many of the subject's classes, the first ones, at least 2
 * @param train pictures a class to train on, at least 1
 * @param validation pictures a class to choose by, at least 0
 * @param test pictures a class to score on, at least 0
 * @param size pixels a side, 32..1024
 */
public record DrawnSet(DrawnSubject subject, long seed, int kinds, int train, int validation, int test, int size) {

    /** The three splits of every drawn set, also the names of their folders. */
    public static final List<String> SPLITS = List.of("train", "validation", "test");

    private static final int MOST = 100_000;

    /** @throws CourseException when so many classes or pictures, or pictures of this size, cannot be drawn */
    public DrawnSet {
        check(subject, subject.kinds(), kinds, 2, subject.classes().size());
        check(subject, "train", train, 1, MOST);
        check(subject, "validation", validation, 0, MOST);
        check(subject, "test", test, 0, MOST);
        check(subject, "size", size, 32, 1024);
    }

    private static void check(DrawnSubject subject, String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new CourseException("A %s's %s must be %d to %d, not %d.", subject.name(), what, least, most, value);
        }
    }

    /** The word on the command line, e.g. {@code "garden"}. */
    public String name() {
        return subject.name();
    }

    /** Names by label, sorted; also the names of their folders. */
    public List<String> classes() {
        return subject.classes().subList(0, kinds);
    }

    /**
     * The same with other numbers; 0 leaves one as it is. The first pictures of a class are the same, however many there
     * are.
     */
    public DrawnSet with(int classes, int train, int validation, int test, int size) {
        return new DrawnSet(subject, seed, classes == 0 ? kinds : Math.min(classes, kinds), or(train, this.train),
                or(validation, this.validation), or(test, this.test), or(size, this.size));
    }

    private static int or(int chosen, int otherwise) {
        return chosen == 0 ? otherwise : chosen;
    }

    /**
     * Draws one picture, {@code size x size}, RGB.
     *
     * @param index of the picture in its class and split, 0, 1, 2 ...
     */
    public BufferedImage draw(int label, String split, int index) {
        return subject.painter().draw(label, splitSeed(split), index, size);
    }

    /** Pictures a class in a split of {@link #SPLITS}. */
    public int count(String split) {
        return switch (number(split)) {
            case 0 -> train;
            case 1 -> validation;
            default -> test;
        };
    }

    /** The seed of a split's pictures: the splits share none. */
    public long splitSeed(String split) {
        return Seeds.mix(seed) + number(split);
    }

    /** Where it lies, e.g. {@code datasets/garden/seed1-256px}; sets of another seed or size do not mix. */
    public Path folder() {
        return Home.datasets().resolve(name()).resolve("seed" + seed + "-" + size + "px");
    }

    private int number(String split) {
        int number = SPLITS.indexOf(split);
        if (number < 0) {
            throw new CourseException("The %s has no split \"%s\"; it has %s.", name(), split, String.join(", ", SPLITS));
        }
        return number;
    }
}
