package tsugiki.nn;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.Set;
import tsugiki.base.Text;

/** Whether the engine brings oneDNN's fused convolutions for the device in use: on x86 processors, as a rule. */
public final class OneDnn {

    private static final Set<String> X86 = Set.of("amd64", "x86_64");

    private static final String METHOD = """
            def forward(self: %s, x: Tensor) -> Tensor:
              return ops.mkldnn._convolution_pointwise(x, x, None, [0, 0], [1, 1], [1, 1], 1, "none", annotate(List[Optional[number]], []), "")
            """;

    /** Asked once. */
    private static final class Answer {
        private static final boolean YES = X86.contains(System.getProperty("os.arch")) && compiles();
    }

    private OneDnn() {}

    /** True where programs may use them. */
    public static boolean isThere() {
        return Answer.YES;
    }

    private static boolean compiles() {
        try (NDManager manager = Device.newManager()) {
            if (manager.getDevice().isGpu()) {
                return false;
            }
            TorchScriptOps.load(manager, Text.of(METHOD, TorchScriptArchive.CLASS).indent(2)).close();
            return true;
        } catch (EngineException unknown) {
            return false; // the engine was built without oneDNN
        }
    }
}
