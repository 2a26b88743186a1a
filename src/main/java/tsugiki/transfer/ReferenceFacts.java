package tsugiki.transfer;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Text;

/**
 * What {@code student.json} says of a reference, each list as one line.
 *
 * @param answers a whole number a class
 * @param probabilities with four digits
 */
record ReferenceFacts(String answers, String probabilities, int refused) {

    static ReferenceFacts of(Reference reference) {
        return new ReferenceFacts(reference.answers().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                reference.probabilities().stream().map(p -> Text.of("%.4f", p)).collect(Collectors.joining(" ")), reference.refused());
    }

    /** The reference again. @throws CourseException if the lists make none for so many classes */
    Reference reference(int classes) {
        try {
            Reference reference = new Reference(list(answers, Integer::valueOf), list(probabilities, Double::valueOf), refused);
            if (reference.answers().size() == classes) {
                return reference;
            }
        } catch (NumberFormatException e) {
            throw new CourseException(e, "a number is none");
        }
        throw new CourseException("it is of other classes");
    }

    private static <T> List<T> list(String line, Function<String, T> number) {
        return line == null ? List.of() : Stream.of(line.split(" ")).map(number).toList();
    }
}
