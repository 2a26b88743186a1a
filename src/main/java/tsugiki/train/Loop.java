package tsugiki.train;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.data.Batch;
import tsugiki.data.DataSet;
import tsugiki.data.LeftOut;
import tsugiki.data.Pass;
import tsugiki.data.PictureProgress;
import tsugiki.evaluate.Scores;
import tsugiki.network.StateLoader;
import tsugiki.nn.Autograd;
import tsugiki.picture.InterruptedPassException;
import tsugiki.transfer.Student;
import tsugiki.weights.StateDict;

/** One phase of a training: its loop, and what it remembers. */
final class Loop {

    private final Student student;
    private final DataSet data;
    private final TrainingSettings settings;
    private final Feed feed;
    private final RunFolder folder;
    private final int phase;
    private final int first;
    private final int last;
    private final Best inherited;
    private final boolean scoresBefore;
    private final Set<LeftOut> leftOut = new LinkedHashSet<>();
    private Optional<Checkpoint> found = Optional.empty();
    private History history;
    private Best best;

    /** @param before the phase before this one, or null */
    Loop(Student student, DataSet data, TrainingSettings settings, Feed feed, Run before, Path dir) {
        this.student = student;
        this.data = data;
        this.settings = settings;
        this.phase = before == null ? 1 : before.phase() + 1;
        this.history = before == null ? History.EMPTY : before.history().tuningStarts();
        this.inherited = before == null ? null : before.best();
        this.best = inherited;
        this.scoresBefore = history.rows().isEmpty();
        this.first = history.lastEpoch() + 1;
        this.last = history.lastEpoch() + settings.epochs();
        this.feed = feed;
        this.folder = RunFolder.of(dir, phase, () -> RunKey.of(student, data, settings, feed), student);
    }

    /**
     * Looks whether the training can begin or go on; changes nothing.
     *
     * @throws CourseException if nothing can be trained so, or its folder holds another training
     */
    void open() {
        settings.rates().of(student);
        found = folder.open();
        found.ifPresent(checkpoint -> folder.requireEpochs(checkpoint, first - 1, last));
    }

    /** The loop, once it is open: train, score, remember, until the epochs are done or the learner stops it. */
    Run run(Progress.Factory progress) {
        boolean stopped = false;
        try (Autograd.Mode off = Autograd.off();
                Progress shown = progress.start("Training", "pictures");
                OptimizerState updates = settings.optimizer().begin(student.trainable(), settings.rates().of(student), student.network().manager())) {
            PictureProgress meter = new PictureProgress(shown, pictures());
            resume(updates, meter);
            if (history.rows().isEmpty()) {
                remember(score(0, new Tally(settings.loss()), 0, meter), updates);
            }
            for (int epoch = history.lastEpoch() + 1; epoch <= last; epoch++) {
                Tally tally = train(epoch, updates, meter);
                remember(score(epoch, tally, rate(updates, epoch), meter), updates);
            }
            meter.note(Text.of("epoch %d of %d%s", last, last, sofar()));
        } catch (InterruptedPassException e) {
            Thread.interrupted(); // heard: the code after fit() shall run
            stopped = true;
        } finally {
            student.evaluate();
        }
        return new Run(student, data, settings, history, new Run.Outcome(phase, feed.said(), best, folder.keepLast(stopped),
                stopped, List.copyOf(leftOut), folder.place()), progress);
    }

    /** One pass over the training pictures. All randomness comes from (seed, epoch). */
    private Tally train(int epoch, OptimizerState updates, PictureProgress meter) {
        Tally tally = new Tally(settings.loss());
        Gradients gradients = new Gradients(student, feed.stage(), settings);
        student.train();
        Autograd.seed(settings.seed(), epoch);
        try (Pass pass = feed.training().epoch(epoch)) {
            for (Batch batch : pass) {
                Gradients.Measured measured = gradients.of(batch);
                tally.add(measured.loss(), measured.logits(), batch.labels());
                requireNumber(tally, epoch);
                updates.step(settings.schedule().factor(epoch - first, tally.batches() - 1, feed.training().batches()));
                meter.note(Text.of("epoch %d of %d, loss %.3f%s", epoch, last, tally.loss(), sofar()));
                meter.saw(batch.count());
            }
            leftOut.addAll(pass.leftOut());
            requirePictures(tally, pass.leftOut());
        }
        return tally.ended();
    }

    private void requireNumber(Tally tally, int epoch) {
        if (!Double.isFinite(tally.loss())) {
            throw new CourseException("The loss is no longer a number in epoch %d: train again with smaller learning rates than %s.",
                    epoch, settings.rates());
        }
    }

    private void requirePictures(Tally tally, List<LeftOut> unreadable) {
        if (tally.batches() == 0) {
            throw new CourseException("None of the %d training pictures of %s can be read, the first is %s: check the folder.",
                    data.train().size(), data.name(), data.train().get(0).name());
        }
        Set<String> names = unreadable.stream().map(LeftOut::file).collect(Collectors.toSet());
        data.requireEveryClass(data.counts(data.train().stream().filter(item -> !names.contains(item.name())).toList()));
    }

    private History.Row score(int epoch, Tally tally, double rate, PictureProgress meter) {
        meter.note(Text.of("epoch %d of %d, scoring%s", epoch, last, sofar()));
        double loss = tally.loss();
        double accuracy = tally.accuracy();
        if (settings.scoresTraining()) {
            Scores again = Scores.of(student, feed.scored(), feed.forward(), epoch, settings.loss(), meter);
            loss = again.loss();
            accuracy = again.accuracy();
        }
        Scores scored = Scores.of(student, feed.validation(), feed.forward(), epoch, settings.loss(), meter);
        leftOut.addAll(scored.leftOut());
        return new History.Row(epoch, phase(), loss, accuracy, scored.loss(), scored.accuracy(),
                rate, tally.secondsSinceStart(), tally.picturesPerSecond());
    }

    private String phase() {
        return settings.part().key() + (feed.views().isEmpty() ? "" : ", " + feed.views());
    }

    private void remember(History.Row row, OptimizerState updates) {
        history = history.plus(row);
        Best former = bestHere();
        if (Double.isNaN(row.validationAccuracy())) {
            best = null;
        } else if (best == null || row.validationAccuracy() > best.accuracy()) {
            toItsEnd(() -> best = folder.keepBest(row.epoch(), row.validationAccuracy()));
        }
        boolean done = row.epoch() == last;
        toItsEnd(() -> folder.save(history, bestHere(), List.copyOf(leftOut), StateDict.of("", done ? Map.of() : updates.export())));
        if (former != null && former != best) {
            former.weights().close();
        }
    }

    /** A stop that falls into a write would lose the epoch: it is written once more, then the stop is heard. */
    static void toItsEnd(Runnable write) {
        boolean stopped = false;
        while (true) {
            try {
                write.run();
                break;
            } catch (CourseException e) {
                if (!Thread.interrupted()) {
                    throw e;
                }
                stopped = true;
            }
        }
        if (stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The best weights if this phase found them, else null. */
    private Best bestHere() {
        return best == inherited ? null : best;
    }

    /** Goes on from the checkpoint of an earlier run of the same training, if there is one. */
    private void resume(OptimizerState updates, PictureProgress meter) {
        found.ifPresent(checkpoint -> {
            StateLoader.load(student.network(), checkpoint.weights());
            history = checkpoint.history();
            best = folder.best(checkpoint).orElse(best);
            leftOut.addAll(checkpoint.leftOut());
            if (history.lastEpoch() < last) {
                updates.restore(checkpoint.optimizer());
            }
            meter.skip((history.lastEpoch() - first + 1) * (long) anEpoch() + beforeFirst());
        });
        found = Optional.empty(); // its weights and moments are three times as large as the network
    }

    /** Pictures seen in this phase, counted as often as they are seen. */
    private long pictures() {
        return beforeFirst() + (long) settings.epochs() * anEpoch();
    }

    private int anEpoch() {
        return data.train().size() * (settings.scoresTraining() ? 2 : 1) + data.validation().size();
    }

    private int beforeFirst() {
        return scoresBefore ? anEpoch() - data.train().size() : 0;
    }

    private double rate(OptimizerState updates, int epoch) {
        double largest = updates.rates().values().stream().mapToDouble(r -> r).max().orElse(0);
        return largest * settings.schedule().factor(epoch - first, 0, feed.training().batches());
    }

    private String sofar() {
        return best == null ? "" : Text.of(", best validation %.1f %%", 100 * best.accuracy());
    }
}
