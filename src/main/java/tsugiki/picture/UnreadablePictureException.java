package tsugiki.picture;

import java.nio.file.Path;
import tsugiki.base.CourseException;

/** A file that is no picture, or a damaged, cut off or huge one; the message names it and says what to do. */
public class UnreadablePictureException extends CourseException {

    private final String why;

    /**
     * @param why what is wrong, as the end of the sentence "FILE cannot be read: ..."
     * @param what what to do, as a sentence's end, e.g. {@code "save it again as JPEG or PNG"}
     */
    public UnreadablePictureException(Throwable cause, Path file, String why, String what) {
        super(cause, "%s cannot be read: %s; %s.", file, why, what);
        this.why = why;
    }

    /** What is wrong, without the file's name, e.g. {@code "it is cut off"}. */
    public String why() {
        return why;
    }
}
