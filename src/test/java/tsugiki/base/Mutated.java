package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

/** Damaged text of JSON, the same by the same seed; and what reading it may end in. */
public final class Mutated {

    private static final List<String> VALUES = List.of("null", "-1", "0", "1e400", "99999999999", "4.5", "NaN", "\"\"", "\"x\"", "[]", "{}", "[null]",
            "true", "\"\u001b[2J\"", "[".repeat(5000), "{\"a\":".repeat(5000), "2000000000");

    private Mutated() {}

    /** One to three changes: a value in the place of another, or characters gone, doubled or foreign. */
    public static String json(String text, long seed) {
        Random random = new Random(seed);
        String mutated = text;
        for (int changes = 1 + random.nextInt(3); changes > 0 && mutated.length() > 1; changes--) {
            mutated = random.nextInt(3) > 0 ? value(mutated, random) : characters(mutated, random);
        }
        return mutated;
    }

    private static String value(String text, Random random) {
        int colon = text.indexOf(random.nextInt(4) > 0 ? ':' : ',', random.nextInt(text.length()));
        if (colon < 0) {
            return text;
        }
        int end = colon + 1;
        while (end < text.length() && ",]}\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, colon + 1) + VALUES.get(random.nextInt(VALUES.size())) + text.substring(end);
    }

    private static String characters(String text, Random random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(8));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, to) + text.substring(from);
            default -> text.substring(0, from) + (char) random.nextInt(0xD800) + text.substring(from + 1);
        };
    }

    /** Runs it: it ends well, or in one sentence for the learner. */
    public static void endsWellOrInOneSentence(String what, Runnable reading) {
        try {
            reading.run();
        } catch (CourseException e) {
            assertThat(e.getMessage()).as(what).doesNotContain("\n").doesNotContain("(null)").doesNotContain("\u001b").hasSizeLessThan(3000);
        } catch (Throwable e) {
            throw new AssertionError(what + " ended in " + e, e);
        }
    }
}
