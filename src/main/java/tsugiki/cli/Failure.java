package tsugiki.cli;

import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Reason;
import tsugiki.base.Text;

/** How a failure reaches the learner: one sentence on standard error. */
final class Failure {

    /** The exit code. */
    static final int CODE = 1;

    private static final String STOPPED = "It was stopped before its end: give the command again.";

    private static final String[] NATIVE_MEMORY = {"can't allocate memory", "not enough memory"};

    private Failure() {}

    /** Says it; the trace too, where {@code TSUGIKI_DEBUG} asks for it. @return the exit code */
    static int tell(Throwable failure) {
        if (System.getenv("TSUGIKI_DEBUG") != null) {
            failure.printStackTrace();
        }
        System.err.println(sentence(failure));
        return CODE;
    }

    /** The first of the causes that says what to do; work on other threads comes wrapped. */
    static String sentence(Throwable failure) {
        return causes(failure).filter(CourseException.class::isInstance).map(Throwable::getMessage).findFirst()
                .orElseGet(() -> causes(failure).filter(Failure::isMemory).findFirst().map(Failure::memory)
                        .orElseGet(() -> causes(failure).anyMatch(InterruptedException.class::isInstance) ? STOPPED : unforeseen(failure)));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20); // causes may run in a circle
    }

    private static boolean isMemory(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return cause instanceof OutOfMemoryError || Stream.of(NATIVE_MEMORY).anyMatch(message::contains);
    }

    private static String memory(Throwable cause) {
        return Text.of("The memory was not enough (%s): close other programs, or take fewer or smaller pictures%s.", Reason.of(cause),
                cause instanceof OutOfMemoryError ? ", or give Java more of it, as TSUGIKI_HEAP=4g" : "");
    }

    private static String unforeseen(Throwable failure) {
        return Text.of("Something went wrong that the kit did not foresee (%s: %s): run again with TSUGIKI_DEBUG=1 and report what it prints.",
                failure.getClass().getSimpleName(), Reason.of(failure));
    }
}
