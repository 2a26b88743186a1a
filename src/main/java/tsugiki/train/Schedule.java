package tsugiki.train;

import java.util.List;
import tsugiki.base.CourseException;

/**
 * How the learning rate changes while training: a factor on every layer's rate, 1 at the start unless
 * it warms up. The values are those of PyTorch's schedulers of the same name.
 *
 * <p>Epochs count from 0 within a phase: the first epoch after {@code run.then} is 0 again.
 */
public sealed interface Schedule {

    /**
     * The factor of a moment counted in epochs.
     *
     * @param epoch epochs done, 0 at the start of the phase
     */
    double at(double epoch);

    /**
     * The factor of one update.
     *
     * @param epoch epochs done, from 0
     * @param update updates done within the epoch, from 0
     * @param updates updates in an epoch
     */
    default double factor(int epoch, int update, int updates) {
        return at(epoch);
    }

    /** The same curve, its warm-up too, followed at every update rather than once an epoch. */
    default Schedule everyUpdate() {
        return new EveryUpdate(this);
    }

    /** Always 1. */
    static Schedule constant() {
        return new Constant();
    }

    /** Multiplies by {@code gamma} after every {@code size} epochs; PyTorch's {@code StepLR}. */
    static Schedule step(int size, double gamma) {
        return new Step(size, gamma);
    }

    /** Multiplies by {@code gamma} when an epoch of the list begins; PyTorch's {@code MultiStepLR}. */
    static Schedule multiStep(double gamma, Integer... epochs) {
        return new MultiStep(gamma, List.of(epochs));
    }

    /** Multiplies by {@code gamma} after every epoch; PyTorch's {@code ExponentialLR}. */
    static Schedule exponential(double gamma) {
        return new Step(1, gamma);
    }

    /** Half a cosine from 1 to 0 over {@code epochs}. */
    static Schedule cosine(int epochs) {
        return new Cosine(epochs, 0);
    }

    /** Half a cosine from 1 to {@code floor} over {@code epochs}; PyTorch's {@code CosineAnnealingLR}, which rises again afterwards. */
    static Schedule cosine(int epochs, double floor) {
        return new Cosine(epochs, floor);
    }

    /** A line from {@code from} to 1 over {@code epochs}, once an epoch, then another schedule from its start, as that is followed; PyTorch's {@code LinearLR}. */
    static Schedule warmUp(int epochs, double from, Schedule then) {
        return new WarmUp(epochs, from, then);
    }

    /**
     * One rise and one fall, at every update: from 1/25 to 1 in the first 0.3 of {@code epochs}, then
     * to 1/250000; PyTorch's {@code OneCycleLR}, without its change of momentum. Smith and Topin 2017,
     * https://arxiv.org/abs/1708.07120.
     */
    static Schedule oneCycle(int epochs) {
        return new OneCycle(epochs, 0.3, 25, 1e4);
    }

    /** See {@link #constant}. */
    record Constant() implements Schedule {
        @Override
        public double at(double epoch) {
            return 1;
        }
    }

    /** See {@link #step}. */
    record Step(int size, double gamma) implements Schedule {
        public Step {
            positive("step's size", size);
            positive("step's gamma", gamma);
        }

        @Override
        public double at(double epoch) {
            return Math.pow(gamma, Math.floor(epoch / size));
        }
    }

    /** See {@link #multiStep}. */
    record MultiStep(double gamma, List<Integer> epochs) implements Schedule {
        public MultiStep {
            positive("step's gamma", gamma);
            epochs = List.copyOf(epochs);
        }

        @Override
        public double at(double epoch) {
            return Math.pow(gamma, epochs.stream().filter(begin -> begin <= epoch).count());
        }
    }

    /** See {@link #cosine}. */
    record Cosine(int epochs, double floor) implements Schedule {
        public Cosine {
            positive("cosine's number of epochs", epochs);
        }

        @Override
        public double at(double epoch) {
            return floor + (1 - floor) * (1 + Math.cos(Math.PI * Math.min(epoch / epochs, 1))) / 2;
        }
    }

    /** See {@link #warmUp}. */
    record WarmUp(int epochs, double from, Schedule then) implements Schedule {
        public WarmUp {
            positive("warm-up's number of epochs", epochs);
            positive("warm-up's first factor", from);
        }

        @Override
        public double at(double epoch) {
            return epoch < epochs ? from + (1 - from) * epoch / epochs : then.at(epoch - epochs);
        }

        @Override
        public double factor(int epoch, int update, int updates) {
            return epoch < epochs ? at(epoch) : then.factor(epoch - epochs, update, updates);
        }
    }

    /** See {@link #oneCycle}. */
    record OneCycle(int epochs, double rising, double divide, double finalDivide) implements Schedule {
        public OneCycle {
            positive("cycle's number of epochs", epochs);
            positive("cycle's rising share", rising);
            positive("cycle's first division", divide);
            positive("cycle's last division", finalDivide);
        }

        @Override
        public double at(double epoch) {
            return factor((int) epoch, 0, 1);
        }

        @Override
        public double factor(int epoch, int update, int updates) {
            double last = (double) epochs * updates - 1;
            double top = rising * epochs * updates - 1;
            double now = Math.min((double) epoch * updates + update, last);
            double start = 1 / divide;
            return now <= top ? between(start, 1, top == 0 ? 1 : now / top)
                    : between(1, start / finalDivide, (now - top) / (last - top));
        }

        private static double between(double from, double to, double share) {
            return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
        }
    }

    /** See {@link #everyUpdate}. */
    record EveryUpdate(Schedule curve) implements Schedule {
        @Override
        public double at(double epoch) {
            return curve.at(epoch);
        }

        @Override
        public double factor(int epoch, int update, int updates) {
            return followed(curve, epoch, update, updates);
        }
    }

    /** The factor of an update where the curve, with what stands behind its warm-up, is followed at every one. */
    private static double followed(Schedule curve, int epoch, int update, int updates) {
        if (curve instanceof WarmUp rise && epoch >= rise.epochs && countsUpdates(rise.then)) {
            return followed(rise.then, epoch - rise.epochs, update, updates);
        }
        if (curve instanceof EveryUpdate every) {
            return followed(every.curve, epoch, update, updates);
        }
        return curve instanceof OneCycle ? curve.factor(epoch, update, updates) : curve.at(epoch + (double) update / updates);
    }

    /** Whether the curve depends on how many updates an epoch has, which a moment counted in epochs does not tell. */
    private static boolean countsUpdates(Schedule curve) {
        return curve instanceof OneCycle || curve instanceof WarmUp rise && countsUpdates(rise.then)
                || curve instanceof EveryUpdate every && countsUpdates(every.curve);
    }

    private static void positive(String what, double value) {
        if (!(value > 0)) {
            throw new CourseException("A schedule cannot have %s %s: it must be above 0.", what, value);
        }
    }
}
