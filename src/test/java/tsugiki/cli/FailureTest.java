package tsugiki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import tsugiki.base.CourseException;

class FailureTest {

    @Command(name = "course")
    private record Falling(Throwable failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }
    }

    @Test
    void anErrorEndsWithOneAsAnExceptionDoes() {
        for (Throwable failure : new Throwable[] {new OutOfMemoryError("Java heap space"), new StackOverflowError(), new IllegalStateException("x")}) {
            assertThat(Main.run(new Falling(failure))).as(failure.toString()).isEqualTo(1);
        }
    }

    @Test
    void memoryIsNamedAndWhatToDo() {
        assertThat(Failure.sentence(new OutOfMemoryError("Java heap space"))).isEqualTo("The memory was not enough (Java heap space): "
                + "close other programs, or take fewer or smaller pictures, or give Java more of it, as TSUGIKI_HEAP=4g.");
        assertThat(Failure.sentence(new IllegalStateException("DefaultCPUAllocator: can't allocate memory: you tried")))
                .startsWith("The memory was not enough (").endsWith("or take fewer or smaller pictures.");
    }

    @Test
    void theSentenceOfAnotherThreadIsUnwrapped() {
        assertThat(Failure.sentence(new CompletionException(new CourseException("a.jpg is no picture.")))).isEqualTo("a.jpg is no picture.");
        assertThat(Failure.sentence(new CompletionException(new OutOfMemoryError()))).startsWith("The memory was not enough (OutOfMemoryError)");
    }

    @Test
    void theUnforeseenIsNeverNull() {
        assertThat(Failure.sentence(new StackOverflowError())).contains("(StackOverflowError: StackOverflowError)").contains("TSUGIKI_DEBUG=1");
    }

    @Test
    void workThatWasStoppedSaysSo() {
        assertThat(Failure.sentence(new RuntimeException(new InterruptedException()))).isEqualTo("It was stopped before its end: give the command again.");
    }
}
