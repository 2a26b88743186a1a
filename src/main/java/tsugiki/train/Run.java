package tsugiki.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tsugiki.base.Progress;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.LeftOut;
import tsugiki.network.StateLoader;
import tsugiki.transfer.Student;

/** What came of a training: the student with its last weights, the best ones put aside, and what was measured. */
public final class Run {

    private final Student student;
    private final DataSet data;
    private final TrainingSettings settings;
    private final History history;
    private final Outcome outcome;
    private final Progress.Factory progress;

    /** How it went and ended. {@code best} is null where nothing was scored. */
    record Outcome(int phase, String reads, Best best, Kept last, boolean stopped, List<LeftOut> leftOut, Optional<Path> folder) {}

    Run(Student student, DataSet data, TrainingSettings settings, History history, Outcome outcome, Progress.Factory progress) {
        this.student = student;
        this.data = data;
        this.settings = settings;
        this.history = history;
        this.outcome = outcome;
        this.progress = progress;
    }

    /** The student; after {@code fit()} with the weights of the last epoch. */
    public Student student() {
        return student;
    }

    /** The pictures it was trained on. */
    public DataSet data() {
        return data;
    }

    /** The settings of the last phase. */
    public TrainingSettings settings() {
        return settings;
    }

    /** What was measured, over all phases. */
    public History history() {
        return history;
    }

    /** The epoch with the highest validation accuracy, over all phases; the last one where nothing was scored. */
    public int bestEpoch() {
        return outcome.best() == null ? history.lastEpoch() : outcome.best().epoch();
    }

    /** The highest validation accuracy, 0..1: chosen on these pictures, so a little too good. NaN where nothing was scored. */
    public double bestAccuracy() {
        return outcome.best() == null ? Double.NaN : outcome.best().accuracy();
    }

    /** Seconds of all epochs, scoring included. */
    public double seconds() {
        return history.seconds();
    }

    /** Whether the learner stopped it before its end. */
    public boolean stopped() {
        return outcome.stopped();
    }

    /** Pictures that could not be read. */
    public List<LeftOut> leftOut() {
        return outcome.leftOut();
    }

    /** Where it is kept, if it is. */
    public Optional<Path> folder() {
        return outcome.folder();
    }

    /** What the last phase's epochs read: {@code pictures}, or e.g. {@code activations after features.3, 4 views, float16}. */
    public String reads() {
        return outcome.reads();
    }

    /** 1 for the first {@code fit()}, 2 after {@code then}, ... */
    public int phase() {
        return outcome.phase();
    }

    Best best() {
        return outcome.best();
    }

    Progress.Factory progress() {
        return progress;
    }

    /**
     * The next phase, to be changed and then {@code fit()}: it begins with this run's last weights and all of
     * this run's settings, its rates too, until told otherwise. Its history goes on.
     */
    public Trainer then(UnaryOperator<Trainer> change) {
        return change.apply(Trainer.after(this));
    }

    /** Puts the best weights into the student, as one does before testing or saving it. @throws CourseException if the student is closed */
    public Student useBest() {
        return use(bestWeights());
    }

    /** Puts the last weights into the student, whatever was done with it since. @throws CourseException if the student is closed */
    public Student useLast() {
        return use(outcome.last());
    }

    private Kept bestWeights() {
        return outcome.best() == null ? outcome.last() : outcome.best().weights();
    }

    /** What was said of other weights, a note or a refusal, goes. */
    private Student use(Kept weights) {
        student.requireHead();
        String former = Snapshot.checksum(student.network());
        load(weights);
        return former.equals(Snapshot.checksum(student.network())) ? student : student.learnsFrom(List.of(), List.of());
    }

    /** What the next phase begins with. */
    void load(boolean fromBest) {
        load(fromBest ? bestWeights() : outcome.last());
    }

    private void load(Kept weights) {
        StateLoader.load(student.network(), weights.get());
    }

    @Override
    public String toString() {
        String best = outcome.best() == null ? "nothing was scored on validation pictures"
                : Text.of("best validation accuracy %.2f %% after epoch %d", 100 * bestAccuracy(), bestEpoch());
        return Text.of("%s, %s of %s: %d epochs%s in %.0f s%s; %s", student.network().name(), data.split(), data.name(), history.lastEpoch(),
                reads().equals(Feed.PICTURES) ? "" : " of " + reads(), seconds(), stopped() ? ", stopped" : "", best);
    }
}
