package tsugiki.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ParentWatchTest {

    private static final ProcessHandle PARENT = ProcessHandle.current().parent().orElseThrow();

    @Test
    void aKernelThatIsNoServersOwnWatchesNobody() {
        assertThat(ParentWatch.watched(Map.of())).isEmpty();
    }

    @Test
    void watchesItsStarterAndTheServer() {
        String self = Long.toString(ProcessHandle.current().pid());
        assertThat(ParentWatch.watched(Map.of("JPY_PARENT_PID", self))).contains(PARENT);
        assertThat(ParentWatch.watched(Map.of("JPY_PARENT_PID", Long.toString(PARENT.pid())))).containsExactly(PARENT);
    }

    @Test
    void aHandleThatIsNoNumberLeavesTheStarter() {
        assertThat(ParentWatch.watched(Map.of("JPY_PARENT_PID", "0x1f"))).containsExactly(PARENT);
    }
}
