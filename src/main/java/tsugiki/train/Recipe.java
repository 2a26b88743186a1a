package tsugiki.train;

import java.util.List;
import tsugiki.data.ClassWeights;
import tsugiki.data.DataSet;
import tsugiki.data.LabelSets;
import tsugiki.evaluate.Loss;
import tsugiki.features.FeatureStore;
import tsugiki.features.Features;
import tsugiki.features.LinearProbe;
import tsugiki.features.SigmoidProbe;
import tsugiki.features.SoftmaxProbe;
import tsugiki.network.Network;
import tsugiki.picture.Augmentation;
import tsugiki.transfer.Part;
import tsugiki.transfer.Rates;
import tsugiki.transfer.Statistics;
import tsugiki.transfer.Student;

/**
 * The kit's own way to a good student in less time.
 *
 * <p>The features of the training pictures are computed once and kept; a {@link SoftmaxProbe} on them
 * becomes the head, which takes the place of the guide's 16 epochs. It is fitted with the weight decay
 * {@link #HEAD_DECAY}: a head that is less sure of the training pictures is meant to leave the layers below more
 * to learn. Then all layers are tuned for 8 epochs: AdamW with weight decay 0.01, one rate for all layers, half of the largest
 * of the family's {@link Guide#ladder} (all of it destroyed features where pictures are far from photographs:
 * docs/results/garden-full.md), warmed up over the first epoch from
 * a tenth and lowered along half a cosine to 0, at every update; batches of 16; label smoothing 0.1; a
 * random part of 35 to 100 % of each picture, flipped in half of the cases; BatchNorm's statistics frozen,
 * because batches of 16 measure them worse than ImageNet did, and frozen they are the same in training
 * and in use. The training set is not scored by itself. Where only a part is tuned, {@link #trainOnly}, what the
 * stages below make of each picture is stored in a few views, four at most, dealt out by epoch.
 */
public final class Recipe extends Protocol<Recipe> {

    /** The weight decay of the probe that becomes the head. */
    public static final double HEAD_DECAY = 0.1;

    private static final int EPOCHS = 8;

    private final Network network;

    private Recipe(DataSet data, Network network) {
        super(data, TrainingSettings.of(network.preprocessing())
                .part(Part.ALL).statistics(Statistics.FROZEN).epochs(EPOCHS).schedule(schedule(EPOCHS)).batch(16)
                .optimizer(Adam.decoupled(0.01)).rates(Rates.one(network.card().architecture().ladder().top() / 2))
                .loss(new Loss(0.1)).augmentation(Augmentation.light()).stored(Stored.FLOAT16));
        this.network = network;
    }

    /** The recipe for these pictures; the network gets a new head when it begins. */
    public static Recipe of(DataSet data, Network network) {
        return new Recipe(data, network);
    }

    /** Epochs of tuning, at least 1; 8 by default. */
    public Recipe epochs(int count) {
        return with(settings().epochs(count).schedule(schedule(count)));
    }

    /**
     * Another part than all layers, e.g. {@code Part.from("features.4")}: what lies below stays as it is, {@link #stored}
     * in half precision unless told otherwise.
     */
    public Recipe trainOnly(Part chosen) {
        return with(settings().part(chosen));
    }

    /** What pictures of each class count, in the probe and in tuning, e.g. {@code ClassWeights.balanced(data)}; all the same by default. */
    public Recipe classWeights(ClassWeights weights) {
        return with(settings().loss(settings().loss().weights(weights)));
    }

    /**
     * Asks a yes-or-no question a label, where the data set's classes are {@link LabelSets}: sigmoid probes become the head,
     * binary cross-entropy tunes it.
     */
    public Recipe multiLabel() {
        return with(settings().loss(settings().loss().labels(LabelSets.of(data().classes()))));
    }

    /** Other rates than one for all, e.g. {@link Guide#ladder}. */
    public Recipe rates(Rates chosen) {
        return with(settings().rates(chosen));
    }

    /** The probe's student, then tuned. Epoch 0 of the history is the probe. */
    @Override
    public Run fit() {
        return trainer(probed()).fit();
    }

    /** The network with a softmax probe, fitted on stored features, for its head. */
    public Student probed() {
        Features features = FeatureStore.features(network, data().requireTraining(), data().classes(), settings().preprocessing(), progress());
        data().requireEveryClass(features.counts());
        LinearProbe probe = settings().loss().sets() == null ? SoftmaxProbe.fit(features, HEAD_DECAY, settings().loss().weights())
                : SigmoidProbe.fit(features, HEAD_DECAY, settings().loss().weights());
        return Student.of(network, probe.classes(), probe).learnsFrom(data().train(), List.of())
                .preprocessing(settings().preprocessing());
    }

    /** How a student is tuned, with its own preprocessing; to be changed before {@code fit()}. */
    public Trainer trainer(Student student) {
        return Trainer.of(student, this).preprocessing(student.preprocessing());
    }

    /** Warm-up and cosine; without warm-up where there is one epoch only. */
    private static Schedule schedule(int epochs) {
        Schedule curve = epochs < 2 ? Schedule.cosine(1) : Schedule.warmUp(1, 0.1, Schedule.cosine(epochs - 1));
        return curve.everyUpdate();
    }
}
