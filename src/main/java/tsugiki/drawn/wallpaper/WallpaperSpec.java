package tsugiki.drawn.wallpaper;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tsugiki.drawn.DrawnSet;

/**
 * Which wallpaper: a seed and how much of it.
 *
 * @param seed another seed is another set
 * @param groups how many classes, 2..17, in the order of their labels
 * @param train pictures a class to train on, at least 1
 * @param validation pictures a class to choose by, at least 0
 * @param test pictures a class to score on, at least 0
 * @param size pixels a side, 32..1024
 */
public record WallpaperSpec(long seed, int groups, int train, int validation, int test, int size) implements DrawnSet {

    private static final String NAME = "wallpaper";

    public WallpaperSpec {
        DrawnSet.check(NAME, "groups", groups, 2, SymmetryGroup.values().length);
        DrawnSet.check(NAME, train, validation, test, size);
    }

    /** Wallpaper 1: 17 groups, 20 pictures a class to train, 10 to validate, 20 to test, 256 pixels. */
    public static WallpaperSpec standard() {
        return new WallpaperSpec(1, SymmetryGroup.values().length, 20, 10, 20, 256);
    }

    /** The same set with other numbers of pictures a class. */
    public WallpaperSpec pictures(int train, int validation, int test) {
        return new WallpaperSpec(seed, groups, train, validation, test, size);
    }

    /** The same numbers in another set. */
    public WallpaperSpec seed(long other) {
        return new WallpaperSpec(other, groups, train, validation, test, size);
    }

    /** The same set, drawn larger or smaller. */
    public WallpaperSpec size(int pixels) {
        return new WallpaperSpec(seed, groups, train, validation, test, pixels);
    }

    /** The classes, sorted by label. */
    public List<SymmetryGroup> kinds() {
        return Stream.of(SymmetryGroup.values()).sorted(Comparator.comparing(SymmetryGroup::label)).limit(groups).toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> classes() {
        return kinds().stream().map(SymmetryGroup::label).toList();
    }

    @Override
    public BufferedImage draw(int label, String split, int index) {
        return Wallpaper.draw(kinds().get(label), splitSeed(split), index, size);
    }

    @Override
    public WallpaperSpec atMost(int classes, int train, int validation, int test) {
        return new WallpaperSpec(seed, Math.min(classes, groups), Math.min(train, this.train),
                Math.min(validation, this.validation), Math.min(test, this.test), size);
    }
}
