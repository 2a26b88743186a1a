package tsugiki.evaluate;

import tsugiki.base.CourseException;
import tsugiki.base.Text;

/**
 * How much a student that may refuse answers, and how often it is then wrong. El-Yaniv and Wiener 2010, "On the
 * foundations of noise-free selective classification".
 *
 * @param pictures all of them
 * @param answered those that were not refused
 * @param wrong those answered with another class
 */
public record Coverage(int pictures, int answered, int wrong) {

    /** @throws CourseException if they are no counts of one set */
    public Coverage {
        if (wrong < 0 || wrong > answered || answered > pictures) {
            throw new CourseException("%d wrong of %d answered of %d pictures are no counts of one set: count again.", wrong, answered, pictures);
        }
    }

    /** Coverage: the share that is answered, 0..1; NaN without pictures. */
    public double share() {
        return (double) answered / pictures;
    }

    /** The share that is refused, 0..1; NaN without pictures. */
    public double refused() {
        return 1 - share();
    }

    /** Risk: the share of the answered that is wrong, 0..1; NaN where nothing is answered. */
    public double risk() {
        return (double) wrong / answered;
    }

    /** Wilson's interval of the risk. @throws CourseException if nothing is answered */
    public Interval interval() {
        return Intervals.wilson(wrong, answered);
    }

    @Override
    public String toString() {
        return Text.of("coverage %.1f %%, risk %.1f %% (%d wrong of %d answered of %d pictures)", 100 * share(), 100 * risk(), wrong, answered, pictures);
    }
}
