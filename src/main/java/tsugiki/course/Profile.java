package tsugiki.course;

import java.util.List;
import java.util.Locale;
import tsugiki.base.CourseException;
import tsugiki.data.DataSet;
import tsugiki.picture.Preprocessing;
import tsugiki.train.Guide;

/**
 * How much of everything the lessons take: the one place where the course's cost is set. A training is measured in
 * updates, not epochs: few pictures are seen more often, and every training learns for as long.
 *
 * @param name in small letters
 * @param pixels side of the pictures a network sees; 0: the backbone's own size
 * @param drawing side of the pictures that a drawn set draws; 0: the set's own
 * @param classes at most so many classes; 0: all
 * @param train at most so many training pictures a class, of a drawn set so many; 0: all
 * @param validation the same for pictures to choose by
 * @param test the same for pictures to score on
 * @param extractionUpdates about so many updates with everything frozen but the head; 0: the guide's epochs
 * @param tuningUpdates about so many updates of fine-tuning after them; 0: the guide's epochs
 * @param batch pictures in an update
 * @param seeds how often a comparison is repeated
 * @param gridPoints values that a grid of trainings tries of each setting
 */
public record Profile(String name, int pixels, int drawing, int classes, int train, int validation, int test,
        int extractionUpdates, int tuningUpdates, int batch, int seeds, int gridPoints) {

    /** For tests: every line of a lesson runs, in seconds; its accuracies mean nothing. */
    public static final Profile SMOKE = new Profile("smoke", 64, 96, 4, 4, 2, 4, 2, 2, 8, 2, 2);

    /** The default: many small pictures, and trainings long enough to show what tuning brings. */
    public static final Profile QUICK = new Profile("quick", 80, 128, 40, 60, 20, 40, 150, 300, 16, 3, 3);

    /** The guide's numbers: all pictures, the backbone's own size, 16 epochs and 8. */
    public static final Profile FULL = new Profile("full", 0, 0, 0, 0, 0, 0, 0, 0, 16, 5, 4);

    private static final List<Profile> PRESETS = List.of(SMOKE, QUICK, FULL);

    public Profile {
        if (List.of(pixels, drawing, classes, train, validation, test, extractionUpdates, tuningUpdates).stream().anyMatch(n -> n < 0)
                || List.of(batch, seeds, gridPoints).stream().anyMatch(n -> n < 1)) {
            throw new CourseException("Profile %s needs sizes and updates of 0 or more, and at least one picture a batch, one seed and one grid point.", name);
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

    /** Training pictures a class where a lesson draws as many as it likes: ten times {@link #train}, 3000 where that is all. */
    public int many() {
        return train == 0 ? 3000 : 10 * train;
    }

    /** Epochs with everything frozen but the head that make about {@link #extractionUpdates} updates with these training pictures, at least 1. */
    public int extractionEpochs(DataSet data) {
        return extractionUpdates == 0 ? Guide.EXTRACTION_EPOCHS : about(extractionUpdates, data);
    }

    /** Epochs of fine-tuning that make about {@link #tuningUpdates} updates with these training pictures, at least 1. */
    public int tuningEpochs(DataSet data) {
        return tuningUpdates == 0 ? Guide.TUNING_EPOCHS : about(tuningUpdates, data);
    }

    /**
     * Epochs that make about so many updates with these training pictures, at least 1: few pictures are seen more often,
     * so that trainings with more and with fewer pictures make the same number of updates.
     *
     * @param updates at least 1; never more than {@link #tuningUpdates}, where the profile has some
     */
    public int epochs(int updates, DataSet data) {
        return about(Math.min(updates, limit(tuningUpdates)), data);
    }

    private int about(int updates, DataSet data) {
        int anEpoch = (data.train().size() + batch - 1) / batch;
        return Math.max(1, Math.round((float) updates / anEpoch));
    }

    /** The backbone's constants, for pictures of this profile's size. */
    public Preprocessing preprocessing(Preprocessing of) {
        if (pixels == 0 || pixels >= of.crop()) {
            return of;
        }
        return of.side(pixels);
    }

    /** {@code count}, or no limit where it is 0. */
    static int limit(int count) {
        return count == 0 ? Integer.MAX_VALUE : count;
    }
}
