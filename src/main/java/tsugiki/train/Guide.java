package tsugiki.train;

import java.util.Set;
import tsugiki.base.CourseException;
import tsugiki.data.DataSet;
import tsugiki.network.Architecture;
import tsugiki.network.Network;
import tsugiki.picture.Augmentation;
import tsugiki.picture.Preprocessing;
import tsugiki.transfer.HeadPlan;
import tsugiki.transfer.Part;
import tsugiki.transfer.Rates;
import tsugiki.transfer.Statistics;
import tsugiki.transfer.Student;
import tsugiki.zoo.arch.ResNet;
import tsugiki.zoo.arch.Vgg;

/**
 * The protocol of the guide that the course reproduces, as it was.
 *
 * <p>The last Linear is replaced. Extraction: 16 epochs, only the new layer, Adam 1e-3, times 0.3 after
 * every 6 epochs. Tuning, from the last weights: 8 epochs, all layers, Adam with a {@link #ladder} of
 * rates, times 0.7 after every 2 epochs. Both: batches of 16, the guide's augmentation, every epoch in
 * three passes (train, score the augmented training set, score validation), and BatchNorm's statistics
 * drifting, also under frozen weights. VGG and ResNet get VGG's preprocessing (256, 224, bilinear),
 * other networks their own.
 */
public final class Guide extends Protocol<Guide> {

    /** Epochs of the guide's first phase, in which only the new layer learns. */
    public static final int EXTRACTION_EPOCHS = 16;

    /** Epochs of its second phase, in which all layers learn. */
    public static final int TUNING_EPOCHS = 8;

    private static final Set<Architecture> WITH_VGGS_PREPROCESSING = Set.of(Vgg.ARCHITECTURE, ResNet.ARCHITECTURE);

    private final Network network;
    private int tuning = TUNING_EPOCHS;
    private Part tuned = Part.ALL;

    private Guide(DataSet data, Network network) {
        super(data, TrainingSettings.of(WITH_VGGS_PREPROCESSING.contains(network.card().architecture())
                        ? Preprocessing.IMAGENET : network.preprocessing())
                .part(Part.NEW_LAYERS).statistics(Statistics.DRIFTING).epochs(EXTRACTION_EPOCHS).batch(16)
                .optimizer(Adam.of()).rates(Rates.one(1e-3)).schedule(Schedule.step(6, 0.3))
                .augmentation(Augmentation.guide()).scoresTraining(true));
        this.network = network;
    }

    /**
     * The protocol on these pictures; the network gets a new head when it begins.
     *
     * @throws CourseException if there are no validation pictures, by which the protocol chooses
     */
    public static Guide of(DataSet data, Network network) {
        data.requireValidation();
        return new Guide(data, network);
    }

    /** Fewer epochs, e.g. to see it run: 16 and 8 by default; 0 tuning epochs leave tuning out. */
    public Guide epochs(int extracting, int tuning) {
        this.tuning = tuning;
        return with(settings().epochs(extracting));
    }

    /**
     * A shorter way to the same: what lies below this stage stays as it came, statistics too, in both phases, and its
     * activations are stored in {@link #views}; tuning begins at the stage.
     *
     * @throws tsugiki.base.CourseException if the network has no such stage
     */
    public Guide from(String stage) {
        this.tuned = Part.from(stage);
        tuned.require(network);
        return with(settings().statistics(Statistics.FROZEN_WITH_WEIGHTS).stored(Stored.FLOAT16));
    }

    /** Both phases; when the learner stops the first, the second is left out. */
    @Override
    public Run fit() {
        Student student = Student.of(network, data().classes(), HeadPlan.linear(), settings().seed());
        Run extracted = Trainer.of(student, this).fit();
        if (extracted.stopped() || tuning == 0) {
            return extracted;
        }
        return extracted.then(t -> t.trainOnly(tuned).rates(ladder(network)).epochs(tuning).step(2, 0.7)).fit();
    }

    /** The rates of the tuning phase: its family's, {@link Architecture#ladder}. */
    public static Rates ladder(Network network) {
        return Rates.of(network.card().architecture().ladder());
    }
}
