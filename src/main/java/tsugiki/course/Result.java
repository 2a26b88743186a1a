package tsugiki.course;

import java.util.LinkedHashMap;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.base.Json;
import tsugiki.base.Text;
import tsugiki.evaluate.Interval;
import tsugiki.evaluate.Intervals;

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
 */
public record Result(String lesson, String network, String method, int train, String scoredOn, int pictures,
        double accuracy, double baseline, double seconds) {

    public Result {
        if (!(accuracy >= 0 && accuracy <= 1) || !(baseline >= 0 && baseline <= 1)) {
            throw new CourseException("The accuracy %s and the baseline %s of %s must lie in 0..1: give shares, not percent.",
                    accuracy, baseline, method);
        }
    }

    /** Wilson's 95 % interval of the accuracy. */
    public Interval interval() {
        return Intervals.wilson((int) Math.round(accuracy * pictures), pictures);
    }

    /** One line of JSON: lesson, network, method, train, scored_on, pictures, accuracy, baseline, seconds. */
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
        return Json.line(fields);
    }

    @Override
    public String toString() {
        return Text.of("%s, %s: %.1f %% of %d %s pictures (95 %% interval %s); constant answer %.1f %%; "
                + "%d training pictures, %.1f s",
                network, method, 100 * accuracy, pictures, scoredOn, interval(), 100 * baseline, train, seconds);
    }
}
