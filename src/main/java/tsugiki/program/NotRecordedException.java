package tsugiki.program;

import tsugiki.base.CourseException;

/** A network does something that a program cannot hold; the message names it. The network itself runs all the same. */
public final class NotRecordedException extends CourseException {

    NotRecordedException(String format, Object... values) {
        super(format, values);
    }

    NotRecordedException(Throwable cause, String format, Object... values) {
        super(cause, format, values);
    }
}
