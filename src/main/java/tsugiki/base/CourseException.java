package tsugiki.base;

import java.util.Arrays;

/**
 * An error written for the learner: one sentence that names the file or value, says what is wrong
 * and what to do. The command line prints its message alone, without a stack trace.
 */
public class CourseException extends RuntimeException {

    /** @param message the sentence, with its values put in as by {@link String#format} */
    public CourseException(String message, Object... values) {
        super(sentence(message, values));
    }

    /** @param cause what the machine said; kept for developers, not shown to learners */
    public CourseException(Throwable cause, String message, Object... values) {
        super(sentence(message, values), cause);
    }

    /** Values may be texts from outside, with what commands a terminal, or a whole damaged file long. */
    private static String sentence(String message, Object... values) {
        Object[] shown = Arrays.stream(values).map(value -> value instanceof String text ? Shown.value(text) : value).toArray();
        return Shown.line(values.length == 0 ? message : Text.of(message, shown));
    }
}
