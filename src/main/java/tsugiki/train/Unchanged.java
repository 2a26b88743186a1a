package tsugiki.train;

import tsugiki.network.StateLoader;
import tsugiki.picture.Preprocessing;
import tsugiki.transfer.Part;
import tsugiki.transfer.Statistics;
import tsugiki.transfer.Student;

/** A student as it is before a training that may be refused: closed before {@link #begins} was called, it is put back. */
final class Unchanged implements AutoCloseable {

    private final Student student;
    private final Part part;
    private final Statistics statistics;
    private final Preprocessing preprocessing;
    private Kept weights;
    private boolean begun;

    private Unchanged(Student student, Kept weights) {
        this.student = student;
        this.part = student.part();
        this.statistics = student.statistics();
        this.preprocessing = student.preprocessing();
        this.weights = weights;
    }

    /**
     * Remembers it.
     *
     * @param loads whether the training begins with other weights than the student's present ones
     * @throws tsugiki.base.CourseException if the student is closed
     */
    static Unchanged of(Student student, boolean loads) {
        student.requireHead();
        return new Unchanged(student, loads ? Snapshot.keep(student.network(), null) : Kept.of(() -> null));
    }

    /** Nothing refuses the training any more: the student is its own. */
    void begins() {
        begun = true;
        weights.close();
        weights = null; // in memory they are as large as the network
    }

    @Override
    public void close() {
        if (begun) {
            return;
        }
        student.trainOnly(part).statistics(statistics).preprocessing(preprocessing);
        if (weights.get() != null) {
            StateLoader.load(student.network(), weights.get());
        }
        weights.close();
    }
}
