package tsugiki.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.evaluate.Compare;
import tsugiki.evaluate.Evaluation;
import tsugiki.evaluate.Marks;
import tsugiki.evaluate.MultiLabelEvaluation;
import tsugiki.evaluate.PairedComparison;
import tsugiki.show.TerminalProgress;
import tsugiki.transfer.Learnt;
import tsugiki.transfer.Student;

/**
 * Another student beside the one that was scored, in pairs on the same pictures: those that neither of the two learnt
 * from and, where the first was scored on unseen ones, that chose no epoch of the other.
 *
 * @param student the other
 * @param folder where it lies
 * @param data the data set, with the other's numbers for its classes
 */
record ComparedStudent(Student student, Path folder, DataSet data) {

    /**
     * Adds what the two have in common and what parts them.
     *
     * @param scored which pictures the first student named rightly
     * @param folderOfFirst names the first
     * @param fresh whether the first was scored on pictures that it never had
     * @throws CourseException if no picture is left
     */
    void add(Map<String, Object> result, Marks scored, Path folderOfFirst, boolean fresh) {
        Set<String> names = new HashSet<>(scored.pictures());
        Marks other = marks(theOthers(data.scored().stream().filter(item -> names.contains(item.name())).toList(), fresh));
        Set<String> both = new HashSet<>(other.pictures());
        if (both.isEmpty()) {
            throw new CourseException("Of the %d scored pictures none is left to compare: the student in %s had all of them in its training. Compare on others.", scored.size(), folder);
        }
        if (!student.learnt().isKnown()) {
            System.err.println(Text.of("What the student in %s was trained on is not known: some of these pictures may be among it, then its accuracy is too good.", folder));
        }
        if (both.size() < names.size()) {
            System.err.println(Text.of("%s of the %s pictures are not compared: the student in %s had them in its training, or could not read them.",
                    Text.count(names.size() - both.size()), Text.count(names.size()), folder));
        }
        PairedComparison pairs = Compare.paired(other, scored.where(both::contains)).named(folder.toString(), folderOfFirst.toString());
        result.put("against", folder.toString());
        result.put("compared_on", pairs.pictures());
        result.put("accuracy_against", other.accuracy());
        result.put("only_student", pairs.onlyB());
        result.put("only_against", pairs.onlyA());
        result.put("difference", pairs.difference());
        result.put("difference_interval", pairs.interval() + " points");
        result.put("p", pairs.p());
        result.put("verdict", pairs.verdict());
    }

    /** Those of the first student's pictures that this one may be scored on too. */
    private List<Item> theOthers(List<Item> items, boolean fresh) {
        Learnt.Sorted sorted = student.learnt().sort(items);
        Set<Item> had = new HashSet<>(sorted.trained());
        if (fresh) {
            had.addAll(sorted.chose());
        }
        return items.stream().filter(item -> !had.contains(item)).toList();
    }

    private Marks marks(List<Item> items) {
        if (items.isEmpty()) {
            return Marks.NONE;
        }
        return student.thresholds().isPresent() ? MultiLabelEvaluation.of(student, data, items, TerminalProgress.factory()).marks()
                : Marks.of(Evaluation.of(student, items, TerminalProgress.factory()));
    }
}
