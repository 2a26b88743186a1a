package tsugiki.course;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.evaluate.Evaluation;
import tsugiki.evaluate.Marks;

/** How a result of a lesson's pictures is put together: on which part, beside which baseline. */
final class Recorded {

    private Recorded() {}

    /** @param scored pictures of one of {@code data}'s parts */
    static Result of(String lesson, String network, String method, DataSet data, List<Item> scored, double accuracy, double seconds) {
        return of(lesson, network, method, data, scored, accuracy, seconds, Marks.NONE);
    }

    static Result of(String lesson, String network, String method, DataSet data, Evaluation evaluation, double seconds) {
        return of(lesson, network, method, data, evaluation.items(), evaluation.accuracy(), seconds, Marks.of(evaluation));
    }

    /** @throws CourseException if the marks are of pictures that are in no part of {@code data} */
    static Result of(String lesson, String network, String method, DataSet data, Marks marks, double seconds) {
        return of(lesson, network, method, data, scored(data, marks), marks.accuracy(), seconds, marks);
    }

    private static Result of(String lesson, String network, String method, DataSet data, List<Item> scored, double accuracy, double seconds,
            Marks marks) {
        String on = data.test().containsAll(scored) ? "test" : data.validation().containsAll(scored) ? "validation" : "training";
        return new Result(lesson, network, method, data.train().size(), on, scored.size(), accuracy, data.baseline(scored), seconds, marks);
    }

    /** The marked pictures, of the first part that has them all. */
    private static List<Item> scored(DataSet data, Marks marks) {
        Set<String> names = new HashSet<>(marks.pictures());
        return Stream.of(data.test(), data.validation(), data.train())
                .map(part -> part.stream().filter(item -> names.contains(item.name())).toList())
                .filter(part -> part.size() == marks.size()).findFirst()
                .orElseThrow(() -> new CourseException("The pictures that were marked (%s) are not those of one part of %s: score its test or its validation pictures.",
                        marks, data.name()));
    }
}
