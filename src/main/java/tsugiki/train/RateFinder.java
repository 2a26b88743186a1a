package tsugiki.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.data.Batch;
import tsugiki.data.DataSet;
import tsugiki.data.Loader;
import tsugiki.data.Pass;
import tsugiki.data.PictureProgress;
import tsugiki.network.StateLoader;
import tsugiki.nn.Autograd;
import tsugiki.nn.Modes;
import tsugiki.picture.Augmentation;
import tsugiki.transfer.Rates;
import tsugiki.transfer.Student;

/**
 * Tries learning rates, small ones first, a larger one at every update, and watches the loss; then puts
 * every weight and statistic back, to the bit.
 *
 * <pre>{@code
 * var found = RateFinder.of(student, flowers).run();
 * Charts.rateFinder(found)
 * }</pre>
 *
 * <p>Update i of n has the rate {@code from * (to / from)^(i / (n - 1))}. It stops when the mean of the
 * last losses is above four times the least such mean, or no number any more. Smith 2015,
 * https://arxiv.org/abs/1506.01186, raised the rate in equal steps; in equal factors it shows every size of
 * rate alike.
 *
 * <p>Where nothing is said: 80 updates of 16 pictures from 1e-6 to 10, Adam, one rate for every layer,
 * cross-entropy without label smoothing, no augmentation, seed 0. The student's trained part and its
 * statistics are those it has.
 */
public final class RateFinder {

    /** More than this times the least loss is an explosion. */
    private static final double EXPLODED = 4;

    /** Losses of which the mean is taken before it is called an explosion. */
    private static final int RECENT = 3;

    private final Student student;
    private final DataSet data;
    private double from = 1e-6;
    private double to = 10;
    private int updates = 80;
    private TrainingSettings settings;
    private Progress.Factory progress = Progress.standard();

    private RateFinder(Student student, DataSet data) {
        this.student = student;
        this.data = data;
        this.settings = TrainingSettings.of(student).rates(Rates.one(1));
    }

    /**
     * On the training pictures of a data set.
     *
     * @throws CourseException if the student has other classes than the data set
     */
    public static RateFinder of(Student student, DataSet data) {
        Trainer.requireClasses(student, data);
        return new RateFinder(student, data);
    }

    /** The first and the last rate, both above 0; 1e-6 and 10 by default. */
    public RateFinder between(double first, double last) {
        if (!(first > 0 && last > first)) {
            throw new CourseException("The rates cannot rise from %s to %s: choose e.g. 1e-6 and 10.", first, last);
        }
        this.from = first;
        this.to = last;
        return this;
    }

    /** How many rates are tried, at least 10; 80 by default. */
    public RateFinder updates(int count) {
        if (count < 10) {
            throw new CourseException("%d updates make no curve: choose at least 10.", count);
        }
        this.updates = count;
        return this;
    }

    /**
     * All settings at once, e.g. those of the training to come, {@code trainer.settings()}. Its epochs and schedule do
     * not count, and the student keeps its trained part and its statistics.
     */
    public RateFinder settings(TrainingSettings all) {
        this.settings = all;
        return this;
    }

    /** A ladder to find the top of: all its rates are multiplied alike, and the fastest layer's is shown. */
    public RateFinder rates(Rates chosen) {
        return settings(settings.rates(chosen));
    }

    /** Changes training pictures at random, as the training to come will. */
    public RateFinder augment(Augmentation chosen) {
        return settings(settings.augmentation(chosen));
    }

    /** Where the work is shown; in a notebook a bar, elsewhere nowhere, unless another is chosen. */
    public RateFinder progress(Progress.Factory chosen) {
        this.progress = chosen;
        return this;
    }

    /**
     * Sweeps. The student is as before afterwards, also after an interrupt or an error.
     *
     * @throws CourseException if a training is running, if no picture can be read, or if the loss explodes
     *     in the first updates
     */
    public RateSweep run() {
        try (TrainingLock lock = TrainingLock.take(); Modes modes = Modes.of(student.network()); Kept before = Snapshot.keep(student.network(), null)) {
            try {
                return sweep();
            } finally {
                StateLoader.load(student.network(), before.get());
            }
        }
    }

    private RateSweep sweep() {
        Map<String, Double> rates = settings.rates().of(student);
        double top = rates.values().stream().mapToDouble(r -> r).max().orElseThrow(() -> new CourseException(
                "Nothing of %s is trained: choose a part with trainOnly first.", student.network().name()));
        student.train();
        Autograd.seed(settings.seed());
        try (Autograd.Mode off = Autograd.off();
                Progress shown = progress.start("Learning rates", "pictures");
                OptimizerState work = settings.optimizer().begin(student.trainable(), rates, student.network().manager())) {
            Sweep sweep = new Sweep(work, top, new PictureProgress(shown, (long) updates * settings.batch()));
            sweep.run(Feed.training(data, settings));
            return RateSweep.of(sweep.tried, sweep.losses);
        }
    }

    /** What was tried so far. */
    private final class Sweep {
        private final OptimizerState work;
        private final double top;
        private final PictureProgress meter;
        private final Gradients gradients = new Gradients(student, "", settings);
        private final List<Double> tried = new ArrayList<>();
        private final List<Double> losses = new ArrayList<>();

        /** @param top the largest rate of the ladder */
        Sweep(OptimizerState work, double top, PictureProgress meter) {
            this.work = work;
            this.top = top;
            this.meter = meter;
        }

        /** Full batches only, where so many pictures can be read: a small one's loss is noise. */
        void run(Loader all) {
            Loader loader = data.train().size() < settings.batch() ? all : all.dropLast();
            boolean goesOn = goesOnAfter(loader, 0);
            if (tried.isEmpty() && goesOn) {
                loader = all;
                goesOn = goesOnAfter(loader, 0);
                requirePictures();
            }
            for (int epoch = 1; goesOn; epoch++) {
                goesOn = goesOnAfter(loader, epoch);
            }
        }

        private void requirePictures() {
            if (tried.isEmpty()) {
                throw new CourseException("None of the %d training pictures of %s can be read: check the folder.", data.train().size(), data.name());
            }
        }

        /** One pass over the pictures, or what is needed of it. */
        private boolean goesOnAfter(Loader loader, int epoch) {
            try (Pass pass = loader.epoch(epoch)) {
                for (Batch pictures : pass) {
                    if (!goesOnAfter(pictures)) {
                        return false;
                    }
                }
            }
            return true;
        }

        private boolean goesOnAfter(Batch pictures) {
            double rate = from * Math.pow(to / from, tried.size() / (updates - 1.0));
            double measured = gradients.of(pictures).loss();
            if (!Double.isFinite(measured)) {
                return false;
            }
            tried.add(rate);
            losses.add(measured);
            work.step(rate / top);
            meter.note(Text.of("rate %.1e, loss %.3f", rate, measured));
            meter.saw(pictures.count());
            return tried.size() < updates && !exploded();
        }

        private boolean exploded() {
            double least = Double.POSITIVE_INFINITY;
            double mean = 0;
            for (int end = RECENT; end <= losses.size(); end++) {
                mean = losses.subList(end - RECENT, end).stream().mapToDouble(l -> l).average().orElseThrow();
                least = Math.min(least, mean);
            }
            return mean > EXPLODED * least;
        }
    }
}
