package tsugiki.picture;

import tsugiki.base.CourseException;

/** Reading was stopped by an interrupt, e.g. the kernel's stop button. */
public class InterruptedPassException extends CourseException {

    public InterruptedPassException() {
        super("Reading pictures was interrupted: run this again to go on.");
    }
}
