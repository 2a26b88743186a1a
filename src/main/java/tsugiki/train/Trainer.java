package tsugiki.train;

import java.nio.file.Path;
import tsugiki.base.CourseException;
import tsugiki.base.ProcessLock;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.evaluate.Loss;
import tsugiki.picture.Augmentation;
import tsugiki.picture.Preprocessing;
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
 * schedule, cross-entropy without label smoothing, no augmentation, seed 0, the student's own
 * preprocessing, trained part and statistics, nothing on disk, a bar where a notebook can show one.
 * {@code run.then} begins with the settings of the run before it, all of them.
 */
public final class Trainer {

    private final Student student;
    private final DataSet data;
    private final Run before;
    private TrainingSettings settings;
    private boolean fromBest;
    private Path folder;
    private Progress.Factory progress = Progress.standard();

    private Trainer(Student student, DataSet data, Run before, TrainingSettings settings) {
        this.student = student;
        this.data = data;
        this.before = before;
        this.settings = settings;
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
        return new Trainer(student, data, null, TrainingSettings.of(student));
    }

    /** @throws CourseException if the student has other classes than the data set */
    static void requireClasses(Student student, DataSet data) {
        if (!student.classes().equals(data.classes())) {
            throw new CourseException("The student knows %d classes, but %s has %d, or others: make it with Student.of(net, data.classes()).",
                    student.classes().size(), data.name(), data.classes().size());
        }
    }

    /** The next phase: all is as in the one before until something else is said, the rates and the folder too. */
    static Trainer after(Run run) {
        return new Trainer(run.student(), run.data(), run, run.settings()).progress(run.progress()).in(run.folder().orElse(null));
    }

    /** All settings at once, e.g. those of another run. */
    public Trainer settings(TrainingSettings all) {
        this.settings = all;
        return this;
    }

    /** How often every training picture is seen; 10 by default. */
    public Trainer epochs(int count) {
        return settings(settings.epochs(count));
    }

    /** Pictures in one update; 16 by default. */
    public Trainer batch(int size) {
        return settings(settings.batch(size));
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
        return settings(settings.optimizer(chosen));
    }

    /** A learning rate for each layer, instead of one for all. */
    public Trainer rates(Rates ladder) {
        return settings(settings.rates(ladder));
    }

    /** Multiplies the rates by {@code gamma} after every {@code size} epochs. */
    public Trainer step(int size, double gamma) {
        return schedule(Schedule.step(size, gamma));
    }

    /** Any schedule; constant by default. */
    public Trainer schedule(Schedule chosen) {
        return settings(settings.schedule(chosen));
    }

    /** Cross-entropy with label smoothing, 0..1. */
    public Trainer labelSmoothing(double smoothing) {
        return loss(new Loss(smoothing));
    }

    /** Any loss; cross-entropy by default. */
    public Trainer loss(Loss chosen) {
        return settings(settings.loss(chosen));
    }

    /** Changes training pictures at random; never those that are scored for validation. */
    public Trainer augment(Augmentation chosen) {
        return settings(settings.augmentation(chosen));
    }

    /** Another size of pictures, e.g. {@code net.card().preprocessing().size(128, 112)}; the student keeps it. */
    public Trainer preprocessing(Preprocessing chosen) {
        return settings(settings.preprocessing(chosen));
    }

    /** Scores the training set too after each epoch, augmented, in evaluation mode: a third pass, as the guide does. */
    public Trainer scoreTraining(boolean thirdPass) {
        return settings(settings.scoresTraining(thirdPass));
    }

    /** Seed of order, augmentation and dropout; 0 by default. */
    public Trainer seed(long chosen) {
        return settings(settings.seed(chosen));
    }

    /** The weights that are trained; the student's present part by default. */
    public Trainer trainOnly(Part chosen) {
        return settings(settings.part(chosen));
    }

    /** What BatchNorm's running statistics do; the student's present choice by default. */
    public Trainer statistics(Statistics chosen) {
        return settings(settings.statistics(chosen));
    }

    /** In {@code run.then}: begins with the best weights so far rather than the last. */
    public Trainer fromBest() {
        this.fromBest = true;
        return this;
    }

    /**
     * Keeps a checkpoint of every epoch in this folder, and goes on from it: a training that was killed
     * ends in the same numbers when it is run again; one that was finished is read back.
     */
    public Trainer in(Path dir) {
        this.folder = dir;
        return this;
    }

    /** Takes away what {@link #in} kept in a folder; other files in it stay. */
    public static void forget(Path dir) {
        RunFolder.forget(dir);
    }

    /** Where progress is shown; {@link Progress#standard} by default: a bar in a notebook's cell, nothing elsewhere. */
    public Trainer progress(Progress.Factory factory) {
        this.progress = factory;
        return this;
    }

    /** All settings as they stand. */
    public TrainingSettings settings() {
        return settings;
    }

    /**
     * Trains. An interrupt (the stop button of a notebook) ends it at the batch; what was learnt is kept.
     *
     * @return what was measured, and the student with the weights of the last epoch
     * @throws CourseException if another training is running or still stopping, or works in the folder, if the folder
     *     holds a training with other settings or pictures, or if the loss is no longer a number
     */
    public Run fit() {
        try (TrainingLock lock = TrainingLock.take(); ProcessLock alone = RunFolder.take(folder)) {
            if (before != null && fromBest) {
                before.useBest();
            } else if (before != null) {
                before.useLast();
            }
            student.trainOnly(settings.part()).statistics(settings.statistics()).preprocessing(settings.preprocessing());
            student.learnsFrom(data.train(), data.validation());
            return new Loop(student, data, settings, before, folder).run(progress);
        }
    }
}
