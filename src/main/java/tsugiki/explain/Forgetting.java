package tsugiki.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Rows;
import tsugiki.base.Text;
import tsugiki.data.Batch;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;
import tsugiki.data.Loader;
import tsugiki.data.Pass;
import tsugiki.evaluate.Interval;
import tsugiki.evaluate.Intervals;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.picture.InterruptedPassException;
import tsugiki.transfer.Student;

/**
 * What a tuned network has lost of its teacher: the teacher's old head is put on the student's trunk, and its
 * answers are compared with the untouched teacher's.
 *
 * <p>No label is needed, so any pictures will do. What the old head sees of the student is what the student's own
 * head sees; old layers before it that were trained belong to the trunk. Goodfellow et al. 2013,
 * https://arxiv.org/abs/1312.6211, call the loss catastrophic forgetting.
 *
 * @param pictures compared
 * @param agreeing how many of them get the same class
 * @param change mean of {@code |student's features - teacher's| / |teacher's|} over the pictures; 0: nothing moved
 * @param leftOut pictures that could not be read
 */
public record Forgetting(int pictures, int agreeing, double change, List<LeftOut> leftOut) {

    public Forgetting {
        leftOut = List.copyOf(leftOut);
        if (pictures < 1 || agreeing < 0 || agreeing > pictures) {
            throw new CourseException("%d of %d pictures cannot agree: give pictures that can be read.", agreeing, pictures);
        }
    }

    /**
     * Compares, with the student's preprocessing, in evaluation mode.
     *
     * @param teacher the same network, loaded once more, with its old head
     * @throws CourseException if it is another network, or the one the student was made of
     */
    public static Forgetting of(Network teacher, Student student, List<Item> pictures) {
        return of(teacher, student, pictures, Progress.standard());
    }

    /**
     * Compares, with the student's preprocessing, in evaluation mode, and shows its progress where it is told to.
     *
     * @param teacher the same network, loaded once more, with its old head
     * @throws CourseException if it is another network, or the one the student was made of
     */
    public static Forgetting of(Network teacher, Student student, List<Item> pictures, Progress.Factory progress) {
        requirePair(teacher, student.network());
        Count count = new Count();
        try (Inference old = teacher.inference(); Inference now = student.network().inference();
                Progress shown = progress.start("Forgetting", "pictures");
                Pass pass = Loader.of(pictures, student.preprocessing()).epoch(0)) {
            for (Batch batch : pass) {
                compare(teacher, student, batch, count);
                shown.report(count.pictures, pictures.size(), "");
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedPassException();
                }
            }
            return new Forgetting(count.pictures, count.agreeing, count.change / count.pictures, pass.leftOut());
        }
    }

    private static void requirePair(Network teacher, Network student) {
        if (teacher == student) {
            throw new CourseException("The student was made of this very %s, whose head is gone: load the network once more as the teacher.", teacher.name());
        }
        if (!teacher.name().equals(student.name())) {
            throw new CourseException("The head of %s does not fit on %s: take the student's own teacher.", teacher.name(), student.name());
        }
    }

    /** Sums over the pictures so far. */
    private static final class Count {
        private int pictures;
        private int agreeing;
        private double change;
    }

    private static void compare(Network teacher, Student student, Batch batch, Count count) {
        String place = student.newLayers(); // where the head sits: behind all that the student kept
        try (NDManager memory = teacher.manager().newSubManager(); NDArray x = batch.pixels(memory);
                NDArray old = seen(teacher, place, x); NDArray tuned = student.network().embed(x);
                NDArray oldLogits = teacher.child(place).call(old); NDArray newLogits = teacher.child(place).call(tuned);
                NDArray size = old.norm(new int[] {1}); NDArray moved = tuned.sub(old).norm(new int[] {1}).div(size)) {
            long[] said = oldLogits.argMax(1).toLongArray();
            long[] says = newLogits.argMax(1).toLongArray();
            for (int i = 0; i < said.length; i++) {
                count.agreeing += said[i] == says[i] ? 1 : 0;
            }
            count.change += moved.sum().getFloat();
            count.pictures += said.length;
        }
    }

    /** What comes to the block in the place of the student's head. */
    private static NDArray seen(Network teacher, String place, NDArray x) {
        return place.equals(teacher.headPath()) ? teacher.embed(x) : teacher.pool(teacher.features(x));
    }

    /** Share of the pictures that still get the teacher's answer, 0..1. */
    public double agreement() {
        return (double) agreeing / pictures;
    }

    /** Wilson's 95 % interval of the agreement. */
    public Interval interval() {
        return Intervals.wilson(agreeing, pictures);
    }

    /** A row for each student by name: student, pictures, agreement (0..1), its 95 % interval, change of features. */
    public static Table table(Map<String, Forgetting> students) {
        return Rows.of(students.entrySet()).column("student", Map.Entry::getKey).column("pictures", s -> s.getValue().pictures())
                .column("agreement", s -> s.getValue().agreement()).column("95 % interval", s -> s.getValue().interval())
                .column("change of features", s -> s.getValue().change()).table("forgetting");
    }

    @Override
    public String toString() {
        return Text.of("the old head on this trunk agrees with the teacher on %d of %d pictures, %.1f %% (95 %% interval %s); features changed by %.1f %%",
                agreeing, pictures, 100 * agreement(), interval(), 100 * change);
    }
}
