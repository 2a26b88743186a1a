package tsugiki.cli;

import java.util.List;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.DataSets;
import tsugiki.data.Item;
import tsugiki.data.LabelSets;
import tsugiki.evaluate.Strangers;
import tsugiki.show.TerminalProgress;
import tsugiki.transfer.Learnt;
import tsugiki.transfer.Student;

/** Pictures of none of a student's classes, for {@code evaluate --strangers}. */
final class StrangePictures {

    private StrangePictures() {}

    /**
     * Opens them, before any work. What lies in a class of the student's own, by its name, is left out, and that is said.
     *
     * @throws CourseException if nothing else is there, the student learnt from one of them, or it has no measure of doubt
     */
    static List<Item> open(String where, Student student) {
        if (student.thresholds().isPresent() && student.refusal().isEmpty()) {
            throw new CourseException("--strangers asks how a student doubts, and this one, of several labels, has no measure of it: train it with --refuse mahalanobis or neighbour.");
        }
        DataSet all = DataSets.openWhole(where, TerminalProgress.factory());
        Output.report(all.leftOut());
        List<Item> strange = ofOtherClasses(where, student, all);
        requireUnseen(where, student, strange);
        return Strangers.unlabelled(strange);
    }

    private static List<Item> ofOtherClasses(String where, Student student, DataSet all) {
        List<String> own = all.classes().stream().filter(name -> isOwn(student, name)).toList();
        List<Item> strange = all.items().stream().filter(item -> !own.contains(all.classes().get(item.label()))).toList();
        if (strange.isEmpty()) {
            throw new CourseException("--strangers %s holds no pictures but of classes that the student knows, first '%s': give pictures of none of its classes.",
                    Shown.text(where), Shown.text(own.get(0)));
        }
        if (!own.isEmpty()) {
            System.err.println(Text.of("%s of the strangers are left out: they are of classes that the student knows (%d, first '%s').",
                    Text.count(all.items().size() - strange.size()), own.size(), Shown.text(own.get(0))));
        }
        return strange;
    }

    /** Of several labels a set is known by any of its labels. */
    private static boolean isOwn(Student student, String name) {
        Stream<String> names = student.thresholds().isEmpty() ? Stream.of(name) : Stream.of(name.split("[" + LabelSets.AND + "]")).map(String::strip);
        return names.anyMatch(student.classes()::contains);
    }

    private static void requireUnseen(String where, Student student, List<Item> strange) {
        Learnt.Sorted sorted = student.learnt().sort(strange);
        List<Item> had = Stream.concat(sorted.trained().stream(), sorted.chose().stream()).toList();
        if (!had.isEmpty()) {
            throw new CourseException("--strangers %s holds pictures that the student learnt from, under the names of other classes (%d, first %s): give pictures of none of its classes.",
                    Shown.text(where), had.size(), Shown.text(had.get(0).name()));
        }
    }
}
