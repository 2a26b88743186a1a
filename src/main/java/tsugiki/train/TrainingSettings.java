package tsugiki.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tsugiki.base.CourseException;
import tsugiki.data.AugmentedViews;
import tsugiki.evaluate.Loss;
import tsugiki.picture.Augmentation;
import tsugiki.picture.Preprocessing;
import tsugiki.transfer.Part;
import tsugiki.transfer.Rates;
import tsugiki.transfer.Statistics;
import tsugiki.transfer.Student;

/**
 * All that decides one phase of a training, beside the student and the pictures. It never changes:
 * {@code settings.epochs(8).batch(32)} is another.
 *
 * @param part the weights that are trained
 * @param statistics what BatchNorm's running statistics do
 * @param epochs how often every training picture is seen, at least 1
 * @param batch pictures in one update, at least 1
 * @param optimizer how gradients change weights
 * @param rates the learning rate of each layer
 * @param schedule how rates change over the epochs
 * @param loss cross-entropy, with or without label smoothing and class weights
 * @param augmentation changes training pictures at random
 * @param preprocessing size and constants of the pictures
 * @param scoresTraining whether the training set is scored after each epoch, augmented: the guide's third pass
 * @param views how many changed copies of a training picture are dealt out by epoch, as {@link AugmentedViews} says; 0: changed
 *     anew in every epoch; where they are stored half as many as epochs, from 2 to {@link #STORED_VIEWS}
 * @param stored whether what a frozen prefix makes of each picture is stored
 * @param seed of order, augmentation and dropout
 */
public record TrainingSettings(Part part, Statistics statistics, int epochs, int batch, Optimizer optimizer, Rates rates,
        Schedule schedule, Loss loss, Augmentation augmentation, Preprocessing preprocessing, boolean scoresTraining,
        int views, Stored stored, long seed) {

    /** Views that are stored at most where no number is said. */
    public static final int STORED_VIEWS = 4;

    public TrainingSettings {
        Objects.requireNonNull(part);
        Objects.requireNonNull(statistics);
        Objects.requireNonNull(optimizer);
        Objects.requireNonNull(rates);
        Objects.requireNonNull(schedule);
        Objects.requireNonNull(loss);
        Objects.requireNonNull(augmentation);
        Objects.requireNonNull(preprocessing);
        Objects.requireNonNull(stored);
        if (epochs < 1 || batch < 1) {
            throw new CourseException("A training of %d epochs in batches of %d pictures does nothing: choose at least 1 of each.", epochs, batch);
        }
        if (views != 0) {
            AugmentedViews.require(views);
        }
    }

    /**
     * Where nothing is said: the new layers alone with the statistics of frozen ones kept, 10 epochs in batches of
     * 16, Adam with the rate 1e-3 for every layer, a constant schedule, cross-entropy without label smoothing, no
     * augmentation, no third pass, seed 0.
     */
    public static TrainingSettings of(Preprocessing preprocessing) {
        return new TrainingSettings(Part.NEW_LAYERS, Statistics.FROZEN_WITH_WEIGHTS, 10, 16, Adam.of(), Rates.one(1e-3),
                Schedule.constant(), Loss.CROSS_ENTROPY, Augmentation.NONE, preprocessing, false,
                0, Stored.NO, 0);
    }

    /** The same, but with the part, the statistics and the preprocessing that a student has. */
    public static TrainingSettings of(Student student) {
        return of(student.preprocessing()).part(student.part()).statistics(student.statistics());
    }

    /** The same with other weights trained. */
    public TrainingSettings part(Part trained) {
        return new TrainingSettings(trained, statistics, epochs, batch, optimizer, rates, schedule,
                loss, augmentation, preprocessing, scoresTraining, views, stored, seed);
    }

    /** The same with another rule for BatchNorm's running statistics. */
    public TrainingSettings statistics(Statistics rule) {
        return new TrainingSettings(part, rule, epochs, batch, optimizer, rates, schedule,
                loss, augmentation, preprocessing, scoresTraining, views, stored, seed);
    }

    /** The same with another number of epochs. */
    public TrainingSettings epochs(int count) {
        return new TrainingSettings(part, statistics, count, batch, optimizer, rates, schedule,
                loss, augmentation, preprocessing, scoresTraining, views, stored, seed);
    }

    /** The same with so many pictures in one update. */
    public TrainingSettings batch(int pictures) {
        return new TrainingSettings(part, statistics, epochs, pictures, optimizer, rates, schedule,
                loss, augmentation, preprocessing, scoresTraining, views, stored, seed);
    }

    /** The same with another optimizer. */
    public TrainingSettings optimizer(Optimizer other) {
        return new TrainingSettings(part, statistics, epochs, batch, other, rates, schedule,
                loss, augmentation, preprocessing, scoresTraining, views, stored, seed);
    }

    /** The same with other learning rates. */
    public TrainingSettings rates(Rates ladder) {
        return new TrainingSettings(part, statistics, epochs, batch, optimizer, ladder, schedule,
                loss, augmentation, preprocessing, scoresTraining, views, stored, seed);
    }

    /** The same with another schedule. */
    public TrainingSettings schedule(Schedule other) {
        return new TrainingSettings(part, statistics, epochs, batch, optimizer, rates, other,
                loss, augmentation, preprocessing, scoresTraining, views, stored, seed);
    }

    /** The same with another loss. */
    public TrainingSettings loss(Loss other) {
        return new TrainingSettings(part, statistics, epochs, batch, optimizer, rates, schedule,
                other, augmentation, preprocessing, scoresTraining, views, stored, seed);
    }

    /** The same with another change of training pictures. */
    public TrainingSettings augmentation(Augmentation other) {
        return new TrainingSettings(part, statistics, epochs, batch, optimizer, rates, schedule,
                loss, other, preprocessing, scoresTraining, views, stored, seed);
    }

    /** The same with another size or constants of the pictures. */
    public TrainingSettings preprocessing(Preprocessing other) {
        return new TrainingSettings(part, statistics, epochs, batch, optimizer, rates, schedule,
                loss, augmentation, other, scoresTraining, views, stored, seed);
    }

    /** The same with the third pass on or off. */
    public TrainingSettings scoresTraining(boolean thirdPass) {
        return new TrainingSettings(part, statistics, epochs, batch, optimizer, rates, schedule,
                loss, augmentation, preprocessing, thirdPass, views, stored, seed);
    }

    /** The same with so many views of each training picture, dealt out by epoch. */
    public TrainingSettings views(int count) {
        return new TrainingSettings(part, statistics, epochs, batch, optimizer, rates, schedule,
                loss, augmentation, preprocessing, scoresTraining, AugmentedViews.require(count), stored, seed);
    }

    /** The same with the frozen prefix's activations stored, or not. */
    public TrainingSettings stored(Stored numbers) {
        return new TrainingSettings(part, statistics, epochs, batch, optimizer, rates, schedule,
                loss, augmentation, preprocessing, scoresTraining, views, numbers, seed);
    }

    /** The same with another seed. */
    public TrainingSettings seed(long other) {
        return new TrainingSettings(part, statistics, epochs, batch, optimizer, rates, schedule,
                loss, augmentation, preprocessing, scoresTraining, views, stored, other);
    }

    /** Every setting in words, by name: what a checkpoint remembers and compares. */
    public Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("part", part.key());
        words.put("statistics", statistics.name());
        words.put("epochs", String.valueOf(epochs));
        words.put("batch", String.valueOf(batch));
        words.put("optimizer", optimizer.toString());
        words.put("rates", rates.toString());
        words.put("schedule", schedule.toString());
        words.put("loss", loss.toString());
        words.put("augmentation", name(augmentation));
        words.put("preprocessing", preprocessing.toString());
        words.put("scoresTraining", String.valueOf(scoresTraining));
        words.put("views", views == 0 ? "anew" : String.valueOf(views));
        words.put("stored", stored.toString());
        words.put("seed", String.valueOf(seed));
        return words;
    }

    /** A lambda's own text changes from run to run. */
    private static String name(Augmentation augmentation) {
        return augmentation.getClass().isHidden() ? "one of your own" : augmentation.toString();
    }
}
