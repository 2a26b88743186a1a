package tsugiki.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tsugiki.base.CourseException;
import tsugiki.evaluate.Loss;
import tsugiki.picture.Augmentation;
import tsugiki.picture.Preprocessing;
import tsugiki.transfer.Part;
import tsugiki.transfer.Rates;
import tsugiki.transfer.Statistics;

/**
 * All that decides one phase of a training, beside the student and the pictures.
 *
 * @param part the weights that are trained
 * @param statistics what BatchNorm's running statistics do
 * @param epochs how often every training picture is seen, at least 1
 * @param batch pictures in one update, at least 1
 * @param optimizer how gradients change weights
 * @param rates the learning rate of each layer
 * @param schedule how rates change over the epochs
 * @param loss cross-entropy, with or without label smoothing
 * @param augmentation changes training pictures at random
 * @param preprocessing size and constants of the pictures
 * @param scoresTraining whether the training set is scored after each epoch, augmented: the guide's third pass
 * @param seed of order, augmentation and dropout
 */
public record TrainingSettings(Part part, Statistics statistics, int epochs, int batch, Optimizer optimizer, Rates rates,
        Schedule schedule, Loss loss, Augmentation augmentation, Preprocessing preprocessing, boolean scoresTraining, long seed) {

    public TrainingSettings {
        Objects.requireNonNull(part);
        Objects.requireNonNull(statistics);
        Objects.requireNonNull(optimizer);
        Objects.requireNonNull(rates);
        Objects.requireNonNull(schedule);
        Objects.requireNonNull(loss);
        Objects.requireNonNull(augmentation);
        Objects.requireNonNull(preprocessing);
        if (epochs < 1 || batch < 1) {
            throw new CourseException("A training of %d epochs in batches of %d pictures does nothing: choose at least 1 of each.", epochs, batch);
        }
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
        words.put("seed", String.valueOf(seed));
        return words;
    }

    /** A lambda's own text changes from run to run. */
    private static String name(Augmentation augmentation) {
        return augmentation.getClass().isHidden() ? "one of your own" : augmentation.toString();
    }
}
