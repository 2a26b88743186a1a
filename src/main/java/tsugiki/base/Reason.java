package tsugiki.base;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Pattern;

/** What the machine said, in a learner's words: for the brackets of a {@link CourseException}'s sentence. */
public final class Reason {

    private static final Pattern NULL = Pattern.compile("\\bnull\\b");

    private Reason() {}

    /** A few words that are never {@code null} and name no path, e.g. {@code "no right to do so"}. */
    public static String of(Throwable e) {
        if (e instanceof AccessDeniedException) {
            return "no right to do so";
        }
        if (e instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (e instanceof NotDirectoryException) {
            return "it is no folder";
        }
        if (e instanceof FileSystemLoopException) {
            return "a link leads back to where it is";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return Shown.text(file.getReason());
        }
        String message = e.getMessage();
        return message == null || message.isBlank() || NULL.matcher(message).find() ? e.getClass().getSimpleName() : Shown.text(message);
    }

    /** The sentence for a file or folder that could not be read. */
    public static CourseException unread(Object place, Exception e) {
        return new CourseException(e, "%s cannot be read (%s): check its rights and the disk.", place, of(e));
    }

    /**
     * The sentence for a file or folder that could not be written. An interrupt is told as one: it is no
     * fault of the disk.
     *
     * @param what as the sentence begins, e.g. {@code "The student"}
     */
    public static CourseException unwritten(String what, Object place, IOException e) {
        if (e instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
            return new CourseException(e, "%s was not written to %s, because the work was stopped: run this again.", what, place);
        }
        return new CourseException(e, "%s cannot be written to %s (%s): check the folder's rights and the free space.", what, place, of(e));
    }
}
