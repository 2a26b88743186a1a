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
 * preprocessing, trained part and statistics, nothing on disk, no progress shown.
 */
public final class Trainer {

    private final Student student;
    private final DataSet data;
    private final Run before;
    private Part part;
    private Statistics statistics;
    private int epochs = 10;
    private int batch = 16;
    private Optimizer optimizer = Adam.of(1e-3);
    private Rates rates;
    private Schedule schedule = Schedule.constant();
    private Loss loss = Loss.CROSS_ENTROPY;
    private Augmentation augmentation = Augmentation.NONE;
    private Preprocessing preprocessing;
    private boolean scoresTraining;
    private long seed;
    private boolean fromBest;
    private Path folder;
    private Progress.Factory progress = Progress.standard();

    private Trainer(Student student, DataSet data, Run before) {
        this.student = student;
        this.data = data;
        this.before = before;
        this.part = student.part();
        this.statistics = student.statistics();
        this.preprocessing = student.preprocessing();
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
        return new Trainer(student, data, null);
    }

    /** @throws CourseException if the student has other classes than the data set */
    static void requireClasses(Student student, DataSet data) {
        if (!student.classes().equals(data.classes())) {
            throw new CourseException("The student knows %d classes, but %s has %d, or others: make it with Student.of(net, data.classes()).",
                    student.classes().size(), data.name(), data.classes().size());
        }
    }

    /** The next phase: the settings of the one before, but its layers' rates. */
    static Trainer after(Run run) {
        Trainer next = new Trainer(run.student(), run.data(), run);
        TrainingSettings s = run.settings();
        next.epochs(s.epochs()).batch(s.batch()).optimizer(s.optimizer()).schedule(s.schedule()).loss(s.loss())
                .augment(s.augmentation()).preprocessing(s.preprocessing()).scoreTraining(s.scoresTraining())
                .seed(s.seed()).progress(run.progress()).in(run.folder().orElse(null));
        return next;
    }

    /** How often every training picture is seen; 10 by default. */
    public Trainer epochs(int count) {
        this.epochs = count;
        return this;
    }

    /** Pictures in one update; 16 by default. */
    public Trainer batch(int size) {
        this.batch = size;
        return this;
    }

    /** Adam with PyTorch's defaults and this learning rate. */
    public Trainer adam(double rate) {
        return optimizer(Adam.of(rate));
    }

    /** Stochastic gradient descent with this learning rate and momentum. */
    public Trainer sgd(double rate, double momentum) {
        return optimizer(Sgd.of(rate).momentum(momentum));
    }

    /** Any optimizer; its rate holds for every layer until {@link #rates}. */
    public Trainer optimizer(Optimizer chosen) {
        this.optimizer = chosen;
        return this;
    }

    /** A learning rate for each layer, instead of the optimizer's one. */
    public Trainer rates(Rates ladder) {
        this.rates = ladder;
        return this;
    }

    /** Multiplies the rates by {@code gamma} after every {@code size} epochs. */
    public Trainer step(int size, double gamma) {
        return schedule(Schedule.step(size, gamma));
    }

    /** Any schedule; constant by default. */
    public Trainer schedule(Schedule chosen) {
        this.schedule = chosen;
        return this;
    }

    /** Cross-entropy with label smoothing, 0..1. */
    public Trainer labelSmoothing(double smoothing) {
        return loss(new Loss(smoothing));
    }

    /** Any loss; cross-entropy by default. */
    public Trainer loss(Loss chosen) {
        this.loss = chosen;
        return this;
    }

    /** Changes training pictures at random; never those that are scored for validation. */
    public Trainer augment(Augmentation chosen) {
        this.augmentation = chosen;
        return this;
    }

    /** Another size of pictures, e.g. {@code net.card().preprocessing().size(128, 112)}; the student keeps it. */
    public Trainer preprocessing(Preprocessing chosen) {
        this.preprocessing = chosen;
        return this;
    }

    /** Scores the training set too after each epoch, augmented, in evaluation mode: a third pass, as the guide does. */
    public Trainer scoreTraining(boolean thirdPass) {
        this.scoresTraining = thirdPass;
        return this;
    }

    /** Seed of order, augmentation and dropout; 0 by default. */
    public Trainer seed(long chosen) {
        this.seed = chosen;
        return this;
    }

    /** The weights that are trained; the student's present part by default. */
    public Trainer trainOnly(Part chosen) {
        this.part = chosen;
        return this;
    }

    /** What BatchNorm's running statistics do; the student's present choice by default. */
    public Trainer statistics(Statistics chosen) {
        this.statistics = chosen;
        return this;
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

    /** Where progress is shown; nowhere by default. */
    public Trainer progress(Progress.Factory factory) {
        this.progress = factory;
        return this;
    }

    /** All settings as they stand. */
    public TrainingSettings settings() {
        return new TrainingSettings(part, statistics, epochs, batch, optimizer, rates == null ? Rates.one(optimizer.rate()) : rates,
                schedule, loss, augmentation, preprocessing, scoresTraining, seed);
    }

    /**
     * Trains. An interrupt (the stop button of a notebook) ends it at the batch; what was learnt is kept.
     *
     * @return what was measured, and the student with the weights of the last epoch
     * @throws CourseException if another training is running or still stopping, or works in the folder, if the folder
     *     holds a training with other settings or pictures, or if the loss is no longer a number
     */
    public Run fit() {
        TrainingSettings settings = settings();
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
