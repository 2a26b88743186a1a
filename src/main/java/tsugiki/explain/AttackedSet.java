package tsugiki.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tsugiki.picture.Picture;
import tsugiki.transfer.Student;

/**
 * Many pictures, each changed in the same way.
 *
 * @param pictures in the order in which they were given
 */
public record AttackedSet(List<Attacked> pictures) {

    public AttackedSet {
        pictures = List.copyOf(pictures);
    }

    /** How many. */
    public int size() {
        return pictures.size();
    }

    /** Whom they fool: this student is asked about each picture as it was and as it is. It need not be the one attacked. */
    public Fooled fooled(Student student) {
        Subject subject = Subject.of(student);
        List<Answer> before = answers(subject, Attacked::picture);
        List<Answer> after = answers(subject, Attacked::changed);
        List<Boolean> each = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            each.add(before.get(i).label() != after.get(i).label());
        }
        return new Fooled(each);
    }

    /** The same of several students, by name, in their order. */
    public Map<String, Fooled> fooled(Map<String, Student> students) {
        Map<String, Fooled> fooled = new LinkedHashMap<>();
        students.forEach((name, student) -> fooled.put(name, fooled(student)));
        return fooled;
    }

    private List<Answer> answers(Subject subject, Function<Attacked, Picture> which) {
        List<Answer> answers = new ArrayList<>();
        for (int first = 0; first < size(); first += Attack.BATCH) {
            List<Attacked> batch = pictures.subList(first, Math.min(size(), first + Attack.BATCH));
            answers.addAll(subject.answers(batch.stream().map(which).map(subject::seeAgain).toList()));
        }
        return answers;
    }
}
