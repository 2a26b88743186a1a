package tsugiki.cli;

import tsugiki.base.CourseException;

/** Checks of values that the command line's own types let through. */
final class Checks {

    private Checks() {}

    /** @throws CourseException if a number was given and is less than 1 */
    static void positive(String option, Integer value) {
        if (value != null && value < 1) {
            throw new CourseException("%s is %d: give a whole number of at least 1.", option, value);
        }
    }
}
