package tsugiki.picture;

import java.util.List;
import java.util.random.RandomGenerator;
import tsugiki.base.CourseException;

/**
 * A random change of training pictures that keeps their class. Never for validation or test pictures.
 *
 * <p>All randomness comes from the generator given, so the same seed gives the same picture. The text
 * form names the settings.
 */
@FunctionalInterface
public interface Augmentation {

    /** Changes nothing. */
    Chain NONE = new Chain("none", List.of());

    /** The changed picture. */
    Picture apply(Picture picture, RandomGenerator random);

    /** The changed picture, brought to the network's input size: crop x crop pixels. */
    default Picture prepare(Picture picture, Preprocessing preprocessing, RandomGenerator random) {
        return preprocessing.geometry(apply(picture, random));
    }

    /** Whether {@link #prepare} itself brings a picture to size, rather than the preprocessing: such a step is the last. */
    default boolean sizes() {
        return false;
    }

    /** Whether the text form says all that it does, as a record's does and a lambda's cannot: what it makes can be known again. */
    default boolean isDescribed() {
        return getClass().isRecord();
    }

    /**
     * The guide's: brightness and contrast 0.7..1.3 in random order, flip, rotation up to 30 degrees,
     * shear up to 20 degrees, all before resizing, as torchvision does them.
     */
    static Chain guide() {
        return new Chain("guide", List.of(new ColorJitter(0.3, 0.3), new HorizontalFlip(0.5), new Rotation(30), new Shear(20)));
    }

    /**
     * The kit's own: a random part of 35 to 100 % of the picture, flipped in half of the cases. Cheap,
     * because pixels are resampled once and only the part is.
     */
    static Chain light() {
        return new Chain("light", List.of(new HorizontalFlip(0.5), new RandomResizedCrop(0.35)));
    }

    /** The presets: none, light, guide. */
    static List<Chain> presets() {
        return List.of(NONE, light(), guide());
    }

    /** @throws CourseException if no preset has this name; names all */
    static Chain preset(String name) {
        List<Chain> presets = presets();
        return presets.stream().filter(preset -> preset.name.equalsIgnoreCase(name)).findFirst().orElseThrow(() -> new CourseException(
                "There is no change of pictures called '%s': choose of %s.", name, presets.stream().map(Chain::name).toList()));
    }

    /**
     * Several changes, one after the other.
     *
     * @throws CourseException if one that brings the picture to size is not the last
     */
    static Augmentation of(Augmentation... steps) {
        return new Chain("own", List.of(steps));
    }

    /**
     * Changes one after the other; the last one also brings the picture to size.
     *
     * @param name of the preset
     * @param steps only the last may bring the picture to size
     */
    record Chain(String name, List<Augmentation> steps) implements Augmentation {
        public Chain {
            steps = List.copyOf(steps);
            for (Augmentation step : steps.subList(0, Math.max(0, steps.size() - 1))) {
                if (step.sizes()) {
                    throw new CourseException("%s brings a picture to the network's size, so no change can follow it: make it the last one.", step);
                }
            }
        }

        @Override
        public boolean isDescribed() {
            return steps.stream().allMatch(Augmentation::isDescribed);
        }

        @Override
        public boolean sizes() {
            return !steps.isEmpty() && steps.get(steps.size() - 1).sizes();
        }

        @Override
        public Picture apply(Picture picture, RandomGenerator random) {
            Picture changed = picture;
            for (Augmentation step : steps) {
                changed = step.apply(changed, random);
            }
            return changed;
        }

        @Override
        public Picture prepare(Picture picture, Preprocessing preprocessing, RandomGenerator random) {
            if (steps.isEmpty()) {
                return preprocessing.geometry(picture);
            }
            Picture changed = new Chain(name, steps.subList(0, steps.size() - 1)).apply(picture, random);
            return steps.get(steps.size() - 1).prepare(changed, preprocessing, random);
        }

        @Override
        public String toString() {
            return name + steps;
        }
    }
}
