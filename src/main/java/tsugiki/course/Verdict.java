package tsugiki.course;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tsugiki.base.Json;
import tsugiki.base.Text;
import tsugiki.show.Html;
import tsugiki.show.View;

/**
 * What a check says of an exercise; shown as a cell's value.
 *
 * @param exercise lesson and number, e.g. {@code "04.1"}
 * @param says what is wrong or what to do, one sentence; never the answer
 * @param hint where to look; shown with a wrong answer only
 */
public record Verdict(String exercise, State state, String says, String hint) {

    /** How far the learner is. */
    public enum State {
        RIGHT("\u2714", "#2e9e4f"), WRONG("\u2718", "#d9534f"), EMPTY("\u270e", "#8a8a8a");

        private final String sign;
        private final String colour;

        State(String sign, String colour) {
            this.sign = sign;
            this.colour = colour;
        }
    }

    /** One line of JSON: exercise, state (right, wrong, empty), says, hint. */
    public String toJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("exercise", exercise);
        fields.put("state", state.name().toLowerCase(Locale.ROOT));
        fields.put("says", says);
        fields.put("hint", hint);
        return Json.line(fields);
    }

    View view() {
        String html = "<div style=\"border-left:4px solid %1$s;padding:2px 10px\"><span style=\"color:%1$s\">%2$s</span> %3$s%4$s</div>";
        return View.html(toString(), Text.of(html, state.colour, state.sign, Html.escape(line()),
                state == State.WRONG ? "<br><i>Hint:</i> " + Html.escape(hint) : ""));
    }

    private String line() {
        return Text.of("Exercise %s: %s", exercise, says);
    }

    @Override
    public String toString() {
        return state.sign + " " + line() + (state == State.WRONG ? "\nHint: " + hint : "");
    }
}
