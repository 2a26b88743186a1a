package tsugiki.train;

import java.nio.file.Path;
import tsugiki.base.CourseException;
import tsugiki.base.ProcessLock;
import tsugiki.data.ClassWeights;
import tsugiki.data.DataSet;
import tsugiki.data.LabelSets;
import tsugiki.evaluate.Loss;
import tsugiki.features.StageStore;
import tsugiki.features.StorageSettings;
import tsugiki.picture.Augmentation;
import tsugiki.transfer.Part;
import tsugiki.transfer.Rates;
import tsugiki.transfer.Statistics;
import tsugiki.transfer.Student;

/**
 * Says how a student is to be trained, then trains it.
 *
 * <pre>{@code
 * var run = Trainer.of(student, flowers).epochs(16).adam(1e-3).step(6, 0.3).fit();
 * var tuned = run.then(t -> t.trainOnly(Part.ALL).rates(Rates.exponential(1e-4, 3)).epochs(8).step(2, 0.7)).fit();
 * }</pre>
 *
 * <p>Where nothing is said: 10 epochs in batches of 16, Adam with rate 1e-3 for every layer, a constant
 * schedule, cross-entropy (binary where the
 * student answers several labels) without label smoothing, no augmentation, seed 0, the student's own
 * preprocessing, trained part and statistics, nothing on disk, a bar where a notebook can show one.
 * {@code run.then} begins with the settings of the run before it, all of them.
 */
public final class Trainer extends Protocol<Trainer> {

    private final Student student;
    private final Run before;
    private boolean fromBest;

    private Trainer(Student student, DataSet data, Run before, TrainingSettings settings) {
        super(data, settings);
        this.student = student;
        this.before = before;
    }

    /**
     * A training of this student on a data set's training pictures; its validation pictures are scored
     * before the first epoch and after each.
     *
     * @throws CourseException if the student has other classes than the data set
     */
    public static Trainer of(Student student, DataSet data) {
        requireClasses(student, data);
        data.requireTraining();
        TrainingSettings usual = TrainingSettings.of(student);
        return new Trainer(student, data, null, student.thresholds().isEmpty() ? usual : usual.loss(usual.loss().labels(labels(student, data))));
    }

    /**
     * A training from stored activations: each epoch runs only what stands above the store's stage, and sees the
     * store's views. Where the student's weights below are no longer those of the store, they are computed anew.
     *
     * <pre>{@code
     * var how = StorageSettings.of(net.preprocessing()).views(Augmentation.light(), new AugmentedViews(4, 0));
     * try (var store = FeatureStore.at(net, "features.3", flowers, how, Progress.standard())) {
     *     var run = Trainer.of(student.trainOnly(Part.from("features.4")), store).fit();
     * }
     * }</pre>
     *
     * @throws CourseException if the student has other classes than the store's data set, or the store is pooled
     */
    public static Trainer of(Student student, StageStore store) {
        StorageSettings how = store.settings();
        if (how.pooled()) {
            throw new CourseException("Activations of %s are pooled, and what stands above it takes whole ones: store them without pool().", store.stage());
        }
        Trainer trainer = of(student, store.data());
        return trainer.with(trainer.settings().preprocessing(how.preprocessing()).augmentation(how.augmentation()).views(how.views().count())
                .seed(how.views().seed()).stored(new Stored(how.type(), store.stage())));
    }

    /** A student's training as a protocol says. */
    static Trainer of(Student student, Protocol<?> said) {
        return of(student, said.data()).settings(said.settings()).in(said.folder()).progress(said.progress());
    }

    /** @throws CourseException if the student has other classes than the data set */
    static void requireClasses(Student student, DataSet data) {
        if (student.thresholds().isPresent()) {
            labels(student, data);
        } else if (!student.classes().equals(data.classes())) {
            throw new CourseException("The student knows %d classes, but %s has %d, or others: make it with Student.of(net, data.classes()).",
                    student.classes().size(), data.name(), data.classes().size());
        }
    }

    /** The sets of the student's labels. @throws CourseException if the data set has other labels, or one that cannot be learnt */
    private static LabelSets labels(Student student, DataSet data) {
        LabelSets sets = LabelSets.of(data.classes(), student.classes());
        sets.requireLearnable(data.counts(data.train()));
        return sets;
    }

    /** The next phase: all is as in the one before until something else is said, the rates and the folder too. */
    static Trainer after(Run run) {
        return new Trainer(run.student(), run.data(), run, run.settings()).progress(run.progress()).in(run.folder().orElse(null));
    }

    /** All settings at once, e.g. those of another run. */
    public Trainer settings(TrainingSettings all) {
        return with(all);
    }

    /** How often every training picture is seen; 10 by default. */
    public Trainer epochs(int count) {
        return with(settings().epochs(count));
    }

    /** Pictures in one update; 16 by default. */
    public Trainer batch(int size) {
        return with(settings().batch(size));
    }

    /** Adam with PyTorch's defaults, and this learning rate for every layer. */
    public Trainer adam(double rate) {
        return optimizer(Adam.of()).rates(Rates.one(rate));
    }

    /** Stochastic gradient descent with this momentum, and this learning rate for every layer. */
    public Trainer sgd(double rate, double momentum) {
        return optimizer(Sgd.of().momentum(momentum)).rates(Rates.one(rate));
    }

    /** Any optimizer; the rates stay as they are. */
    public Trainer optimizer(Optimizer chosen) {
        return with(settings().optimizer(chosen));
    }

    /** A learning rate for each layer, instead of one for all. */
    public Trainer rates(Rates ladder) {
        return with(settings().rates(ladder));
    }

    /** Multiplies the rates by {@code gamma} after every {@code size} epochs. */
    public Trainer step(int size, double gamma) {
        return schedule(Schedule.step(size, gamma));
    }

    /** Any schedule; constant by default. */
    public Trainer schedule(Schedule chosen) {
        return with(settings().schedule(chosen));
    }

    /** Cross-entropy with label smoothing, 0..1. */
    public Trainer labelSmoothing(double smoothing) {
        return loss(settings().loss().smoothing(smoothing));
    }

    /** What pictures of each class count in the loss, e.g. {@code ClassWeights.balanced(data)}; all the same by default. */
    public Trainer classWeights(ClassWeights weights) {
        return loss(settings().loss().weights(weights));
    }

    /** Any loss; cross-entropy by default. */
    public Trainer loss(Loss chosen) {
        return with(settings().loss(chosen));
    }

    /** Changes training pictures at random; never those that are scored for validation. */
    public Trainer augment(Augmentation chosen) {
        return with(settings().augmentation(chosen));
    }

    /** Scores the training set too after each epoch, augmented, in evaluation mode: a third pass, as the guide does. */
    public Trainer scoreTraining(boolean thirdPass) {
        return with(settings().scoresTraining(thirdPass));
    }

    /** The weights that are trained; the student's present part by default. */
    public Trainer trainOnly(Part chosen) {
        return with(settings().part(chosen));
    }

    /** What BatchNorm's running statistics do; the student's present choice by default. */
    public Trainer statistics(Statistics chosen) {
        return with(settings().statistics(chosen));
    }

    /** In {@code run.then}: begins with the best weights so far rather than the last. */
    public Trainer fromBest() {
        this.fromBest = true;
        return this;
    }

    /** Takes away what {@link #in} kept in a folder; other files in it stay. */
    public static void forget(Path dir) {
        RunFolder.forget(dir);
    }

    /**
     * Trains. An interrupt (the stop button of a notebook) ends it at the batch; what was learnt is kept.
     *
     * @return what was measured, and the student with the weights of the last epoch
     * @throws CourseException if another training is running or still stopping, or works in the folder, if the folder
     *     holds a training with other settings or pictures (then the student is as before), or if the loss is no longer a number
     */
    @Override
    public Run fit() {
        try (TrainingLock lock = TrainingLock.take(); ProcessLock alone = RunFolder.take(folder()); Unchanged refused = Unchanged.of(student, before != null)) {
            if (before != null) {
                before.load(fromBest);
            }
            student.trainOnly(settings().part()).statistics(settings().statistics()).preprocessing(settings().preprocessing());
            try (Feed feed = Feed.of(student, data(), settings(), progress())) {
                Loop loop = new Loop(student, data(), settings(), feed, before, folder());
                loop.open();
                refused.begins();
                student.learnsFrom(data().train(), data().validation());
                return loop.run(progress());
            }
        }
    }
}
