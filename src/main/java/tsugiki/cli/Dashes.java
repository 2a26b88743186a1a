package tsugiki.cli;

import java.util.List;

/** What to say when a file's name begins as an option does. */
final class Dashes {

    private Dashes() {}

    /** Empty, or how such a name is given. @param words the words of a call that went wrong */
    static String hint(List<String> words) {
        int end = words.indexOf("--");
        boolean name = words.subList(0, end < 0 ? words.size() : end).stream().anyMatch(Dashes::isName);
        return name ? " (before names that begin with - write --)" : "";
    }

    /** An option has no dot and no folder. */
    private static boolean isName(String word) {
        return word.startsWith("-") && !word.contains("=") && (word.contains(".") || word.contains("/"));
    }
}
