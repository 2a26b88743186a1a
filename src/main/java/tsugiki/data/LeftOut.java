package tsugiki.data;

/**
 * A file that is not used, never silently.
 *
 * @param file its name, as the learner knows it
 * @param why e.g. {@code "it is empty"}
 */
public record LeftOut(String file, String why) {}
