package tsugiki.course;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tsugiki.base.CourseException;
import tsugiki.base.Json;
import tsugiki.base.Text;
import tsugiki.evaluate.Compare;
import tsugiki.evaluate.Interval;
import tsugiki.evaluate.Intervals;
import tsugiki.evaluate.Marks;
import tsugiki.evaluate.PairedComparison;

/**
 * One line of a table of results. An accuracy never stands alone: it says how many pictures trained and
 * scored, on what, and what a constant answer reaches.
 *
 * @param lesson its number, e.g. {@code "05"}
 * @param network e.g. {@code efficientnet_lite0}
 * @param method e.g. {@code softmax on stored features}
 * @param train pictures trained on
 * @param scoredOn {@code test} or {@code validation}
 * @param pictures scored
 * @param accuracy 0..1
 * @param baseline accuracy of always answering the most frequent class, 0..1
 * @param seconds the method took
 * @param marks which of the pictures were named rightly; {@link Marks#NONE} where only the accuracy is known
 */
public record Result(String lesson, String network, String method, int train, String scoredOn, int pictures,
        double accuracy, double baseline, double seconds, Marks marks) {

    public Result {
        if (marks.size() != 0 && (marks.size() != pictures || Math.abs(marks.accuracy() - accuracy) > 1e-9)) {
            throw new CourseException("The marks of %s (%s) are of other pictures than its accuracy %s of %d: give both of one evaluation.",
                    method, marks, accuracy, pictures);
        }
        if (!(accuracy >= 0 && accuracy <= 1) || !(baseline >= 0 && baseline <= 1)) {
            throw new CourseException("The accuracy %s and the baseline %s of %s must lie in 0..1: give shares, not percent.",
                    accuracy, baseline, method);
        }
    }

    /** A result of which only the accuracy is known, e.g. a published one: it cannot be compared in pairs. */
    public Result(String lesson, String network, String method, int train, String scoredOn, int pictures,
            double accuracy, double baseline, double seconds) {
        this(lesson, network, method, train, scoredOn, pictures, accuracy, baseline, seconds, Marks.NONE);
    }

    /** This result against another of the same pictures, A the other and B this; empty if they are others, or unknown. */
    public Optional<PairedComparison> against(Result other) {
        return marks.size() > 0 && marks.pictures().equals(other.marks.pictures()) ? Optional.of(Compare.paired(other.marks, marks)) : Optional.empty();
    }

    /** Wilson's 95 % interval of the accuracy. */
    public Interval interval() {
        return Intervals.ofAccuracy(accuracy, pictures);
    }

    /**
     * One line of JSON: lesson, network, method, train, scored_on, pictures, accuracy, baseline, seconds; and where the
     * marks are known, {@code pictures_digest}, equal for results of the same pictures, and {@code right}, base64 of a
     * bit a picture in the order of their names: picture i is bit {@code i % 8}, lowest first, of byte {@code i / 8}.
     * Two lines with one digest are compared in pairs by counting {@code a & ~b} and {@code b & ~a}.
     */
    public String toJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lesson", lesson);
        fields.put("network", network);
        fields.put("method", method);
        fields.put("train", train);
        fields.put("scored_on", scoredOn);
        fields.put("pictures", pictures);
        fields.put("accuracy", accuracy);
        fields.put("baseline", baseline);
        fields.put("seconds", seconds);
        if (marks.size() > 0) {
            fields.put("pictures_digest", marks.digest());
            fields.put("right", marks.bits());
        }
        return Json.line(fields);
    }

    @Override
    public String toString() {
        return Text.of("%s, %s: %.1f %% of %d %s pictures (95 %% interval %s); constant answer %.1f %%; "
                + "%d training pictures, %.1f s",
                network, method, 100 * accuracy, pictures, scoredOn, interval(), 100 * baseline, train, seconds);
    }
}
