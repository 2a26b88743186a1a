package tsugiki.picture;

import tsugiki.base.CourseException;
import tsugiki.base.Shown;

/** A file that is no picture, or a damaged, cut off or huge one; the message names it and says what to do. */
public class UnreadablePictureException extends CourseException {

    private final String why;

    /**
     * @param file its path, or its name where it has none
     * @param why what is wrong, as the end of the sentence "FILE cannot be read: ..."
     * @param what what to do, as a sentence's end, e.g. {@code "save it again as JPEG or PNG"}
     */
    public UnreadablePictureException(Throwable cause, Object file, String why, String what) {
        this(cause, file, why, what, why);
    }

    /** @param listed what a list of many files says of it: the way out too, where it is not the same for all */
    UnreadablePictureException(Throwable cause, Object file, String why, String what, String listed) {
        super(cause, "%s cannot be read: %s; %s.", file instanceof String name ? Shown.text(name) : file, why, what);
        this.why = listed;
    }

    /** What is wrong, as a list says it, without the file's name, e.g. {@code "it is cut off"}; for a format that is not read, the way out too. */
    public String why() {
        return why;
    }
}
