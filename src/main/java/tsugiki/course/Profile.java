package tsugiki.course;

import java.util.List;
import java.util.Locale;
import tsugiki.base.CourseException;
import tsugiki.picture.Preprocessing;

/**
 * How much of everything the lessons take: the one place where the course's cost is set.
 *
 * @param name in small letters
 * @param pixels side of the pictures a network sees; 0: the backbone's own size
 * @param classes at most so many classes; 0: all
 * @param train at most so many training pictures a class; 0: all
 * @param validation the same for pictures to choose by
 * @param test the same for pictures to score on
 * @param extractionEpochs epochs with everything frozen but the head
 * @param tuningEpochs epochs of fine-tuning after them
 * @param batch pictures in an update
 * @param seeds how often a comparison is repeated
 * @param gridPoints values that a grid of trainings tries of each setting
 */
public record Profile(String name, int pixels, int classes, int train, int validation, int test,
        int extractionEpochs, int tuningEpochs, int batch, int seeds, int gridPoints) {

    /** For tests: every line of a lesson runs, in seconds; its accuracies mean nothing. */
    public static final Profile SMOKE = new Profile("smoke", 64, 4, 4, 2, 4, 1, 1, 8, 2, 2);

    /** The default: all lessons within ten minutes on two processor cores. */
    public static final Profile QUICK = new Profile("quick", 160, 20, 20, 10, 20, 4, 3, 16, 3, 3);

    /** The guide's numbers: all pictures, the backbone's own size, 16 epochs and 8. */
    public static final Profile FULL = new Profile("full", 0, 0, 0, 0, 0, 16, 8, 16, 5, 4);

    private static final List<Profile> PRESETS = List.of(SMOKE, QUICK, FULL);

    public Profile {
        if (List.of(pixels, classes, train, validation, test).stream().anyMatch(n -> n < 0)
                || List.of(extractionEpochs, tuningEpochs, batch, seeds, gridPoints).stream().anyMatch(n -> n < 1)) {
            throw new CourseException("Profile %s needs sizes of 0 or more, and at least one epoch, batch, seed and grid point.", name);
        }
    }

    /** @throws CourseException if there is no such profile: lists them */
    public static Profile of(String name) {
        return PRESETS.stream().filter(p -> p.name.equals(name.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new CourseException("There is no profile '%s': choose one of %s.", name, String.join(", ", names())));
    }

    /** The names of all profiles. The launcher has them too, with the time they may take. */
    public static List<String> names() {
        return PRESETS.stream().map(Profile::name).toList();
    }

    /** Training pictures a class where a lesson draws as many as it likes: thirty times {@link #train}, 3000 where that is all. */
    public int many() {
        return train == 0 ? 3000 : 30 * train;
    }

    /** The backbone's constants, for pictures of this profile's size. */
    public Preprocessing preprocessing(Preprocessing of) {
        if (pixels == 0 || pixels >= of.crop()) {
            return of;
        }
        return of.size(Math.round((float) pixels * of.resize() / of.crop()), pixels);
    }

    /** {@code count}, or no limit where it is 0. */
    static int limit(int count) {
        return count == 0 ? Integer.MAX_VALUE : count;
    }
}
