package tsugiki.train;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.data.AugmentedViews;
import tsugiki.data.DataSet;
import tsugiki.features.StorageSettings;
import tsugiki.picture.Augmentation;
import tsugiki.transfer.Student;

/**
 * Where a training's activations are stored, and how.
 *
 * @param stage the block after which they are taken
 * @param training of the training pictures, augmented in so many views
 * @param validation of the validation pictures, as they are
 */
record StoredPrefix(String stage, StorageSettings training, StorageSettings validation) {

    /**
     * Decides by settings and student; empty where every epoch computes the whole network.
     *
     * @throws CourseException if a stage was named and something below it learns or drifts
     */
    static Optional<StoredPrefix> of(Student student, DataSet data, TrainingSettings settings) {
        Stored wished = settings.stored();
        List<String> prefix = student.frozenPrefix();
        boolean named = !wished.stage().isEmpty();
        int views = views(settings);
        if (named) {
            requireFrozen(student, wished.stage(), prefix);
        } else if (wished.isNone() || prefix.isEmpty() || views > 1 && !settings.augmentation().isDescribed()
                || settings.views() == 0 && settings.epochs() <= views) { // each would be read once
            return Optional.empty();
        }
        String stage = named ? wished.stage() : prefix.get(prefix.size() - 1);
        StorageSettings validation = StorageSettings.of(settings.preprocessing()).type(wished.numbers());
        StorageSettings training = validation.views(settings.augmentation(), new AugmentedViews(views, settings.seed()));
        long rows = (long) views * data.train().size() + data.validation().size();
        return named || training.fits(student.network(), stage, rows) ? Optional.of(new StoredPrefix(stage, training, validation)) : Optional.empty();
    }

    /** All views of what nothing changes are the same one; where no number is said, each is to be seen twice. */
    private static int views(TrainingSettings settings) {
        if (settings.augmentation() == Augmentation.NONE) {
            return 1;
        }
        return settings.views() > 0 ? settings.views() : Math.max(2, Math.min(TrainingSettings.STORED_VIEWS, settings.epochs() / 2));
    }

    private static void requireFrozen(Student student, String stage, List<String> prefix) {
        if (prefix.contains(stage)) {
            return;
        }
        List<String> modules = student.network().modules();
        int at = modules.indexOf(stage);
        if (at < 0) {
            throw new CourseException("%s cannot be cut after '%s': choose one of %s.", student.network().name(), stage, String.join(", ", modules));
        }
        List<String> stages = student.network().stages();
        String next = modules.stream().skip(at + 1).filter(stages::contains).findFirst().map(found -> "Part.from(\"" + found + "\")").orElse("Part.NEW_LAYERS");
        throw new CourseException("What comes before %s's end is trained or its statistics drift (trained: %s; %s), so its activations cannot be stored: "
                + "say trainOnly(%s) or a later part, and statistics(Statistics.FROZEN).", stage, student.part(), student.statistics().sentence(), next);
    }

    @Override
    public String toString() {
        int count = training.views().count();
        return Text.of("activations after %s, %d %s, %s", stage, count, count == 1 ? "view" : "views", training.type().name().toLowerCase(Locale.ROOT));
    }
}
