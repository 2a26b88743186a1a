package tsugiki.base;

/** Text from outside (file names, metadata, messages of decoders), made safe to show. */
public final class Shown {

    private static final int LONGEST = 300;
    private static final int LONGEST_VALUE = 600; // a list of several names still fits

    private Shown() {}

    /**
     * One line without control characters: a file name may hold escape sequences that colour, move or
     * clear a terminal. Each becomes {@code \}{@code uXXXX}; text beyond 300 characters is cut, and that is seen.
     */
    public static String text(Object value) {
        return cut(value, LONGEST);
    }

    /** One line without control characters, cut beyond 600: a value of a sentence. */
    static String value(String text) {
        return cut(text, LONGEST_VALUE);
    }

    private static String cut(Object value, int longest) {
        StringBuilder shown = new StringBuilder();
        String.valueOf(value).codePoints().limit(longest + 1L).forEach(c -> append(shown, c));
        return shown.codePointCount(0, shown.length()) > longest ? shown.substring(0, shown.offsetByCodePoints(0, longest)) + "..." : shown.toString();
    }

    /** One line without control characters, of any length: a whole sentence with foreign names in it. */
    public static String line(Object value) {
        StringBuilder shown = new StringBuilder();
        String.valueOf(value).codePoints().forEach(c -> append(shown, c));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        int kind = Character.getType(c);
        if (kind == Character.CONTROL || kind == Character.FORMAT || kind == Character.LINE_SEPARATOR
                || kind == Character.PARAGRAPH_SEPARATOR || kind == Character.SURROGATE) {
            Character.toString(c).chars().forEach(unit -> shown.append(Text.of("\\u%04X", unit))); // as in JSON
        } else {
            shown.appendCodePoint(c);
        }
    }
}
