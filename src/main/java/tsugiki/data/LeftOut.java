package tsugiki.data;

import java.util.Collection;
import tsugiki.picture.UnreadablePictureException;

/**
 * A file, folder or class that is not used, never silently.
 *
 * @param file its name, as the learner knows it
 * @param why e.g. {@code "it is empty"}
 * @param kind what it is; a file where nothing else is said
 */
public record LeftOut(String file, String why, Kind kind) {

    static final String NO_MEMORY = "it needs more memory than Java may use";

    /** What can be left out. */
    public enum Kind {
        /** A picture, or what was to be one. */
        FILE,
        /** A file that is no picture of a known kind, or lies where none is looked for: such come in hundreds. */
        FOREIGN,
        /** A folder that is neither class nor part. */
        FOLDER,
        /** A class that a part has no pictures of. */
        CLASS,
        /** What a system or program keeps among a person's files; never meant to be used. */
        SYSTEM
    }

    public LeftOut {
        kind = kind == null ? Kind.FILE : kind; // as it was stored before there were kinds
    }

    /** A file. */
    public LeftOut(String file, String why) {
        this(file, why, Kind.FILE);
    }

    /** How many of them are files that a learner may have meant to be used. */
    public static int files(Collection<LeftOut> leftOut) {
        return (int) leftOut.stream().filter(left -> left.kind == Kind.FILE || left.kind == Kind.FOREIGN).count();
    }

    /** Why a picture whose reading ended so is left out, or null when it is not the picture's fault. */
    public static String reason(Throwable cause) {
        if (cause instanceof UnreadablePictureException unreadable) {
            return unreadable.why();
        }
        return cause instanceof OutOfMemoryError || cause instanceof StackOverflowError ? NO_MEMORY : null;
    }
}
