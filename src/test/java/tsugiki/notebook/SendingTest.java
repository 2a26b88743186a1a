package tsugiki.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingTest {

    /** As the kernel's own: known by its name. */
    private static final class ZMQException extends RuntimeException {
        private ZMQException(String message) {
            super(message);
        }
    }

    private static ZMQException broken(String message) {
        return new ZMQException(message);
    }

    @AfterEach
    void heard() {
        Thread.interrupted();
    }

    @Test
    void anInterruptWaitsUntilTheMessageIsOut() {
        List<Boolean> seen = new ArrayList<>();
        Thread.currentThread().interrupt();
        Sending.whole(() -> seen.add(Thread.currentThread().isInterrupted()));
        assertThat(seen).containsExactly(false);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void anInterruptInTheMiddleCostsTheMessageOnly() {
        Sending.whole(() -> {
            throw broken("Errno 4 : Interrupted function");
        });
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void anotherFailureIsNotHidden() {
        assertThatThrownBy(() -> Sending.whole(() -> {
            throw broken("Errno 156384765 : Context was terminated");
        })).isInstanceOf(ZMQException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
