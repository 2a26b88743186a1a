package tsugiki.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void aModuleThatDoesNotLoadLeavesNothing() throws Exception {
        int before = OpenManagers.count();
        assertThatThrownBy(() -> new Script("  def forward(self, x):\n    return no_such_name(x)\n")).isInstanceOf(EngineException.class);
        assertThat(OpenManagers.count()).isEqualTo(before);
    }
}
