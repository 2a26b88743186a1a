package tsugiki.trust;

import java.util.regex.Pattern;
import tsugiki.base.CourseException;

/** What the kit must never do, as an exception of the harness. */
final class Complaint extends RuntimeException {

    private static final int LONGEST = 2500;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
    /** Java's word, not a quoted file's. */
    private static final Pattern NULL = Pattern.compile("(?:^|[ (])null(?:$|[ ).:;!,])");

    Complaint(String message) {
        super(message);
    }

    /** Null if this is a refusal in one sentence; else what is wrong with it, in one word. */
    static String with(Throwable thrown) {
        if (!(thrown instanceof CourseException)) {
            return thrown.getClass().getSimpleName();
        }
        String why = fault(thrown.getMessage());
        return why == null && !thrown.getMessage().endsWith(".") ? "NoSentence" : why;
    }

    /** @throws Complaint if the text cannot be shown to a person */
    static void about(String text) {
        String fault = fault(text == null ? null : text.replace("\n", " "));
        if (fault != null) {
            throw new Complaint(fault + ": " + text);
        }
    }

    private static String fault(String text) {
        if (text == null || text.isBlank()) {
            return "Silent";
        }
        if (NULL.matcher(text).find()) {
            return "SaysNull";
        }
        if (CONTROL.matcher(text).find()) {
            return "Control";
        }
        return text.length() > LONGEST ? "TooLong" : null;
    }
}
