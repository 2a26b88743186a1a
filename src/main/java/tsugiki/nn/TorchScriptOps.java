package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tsugiki.base.Text;

/**
 * The engine's operations that DJL gives no way to, reached through a script of one line each.
 *
 * <p>SiLU written as {@code x * sigmoid(x)} rounds twice where the engine rounds once: enough to change
 * a deep network's logits in the second digit under made weights. Here the engine's own runs, with its
 * own gradient. ReLU6 as a clamp has a gradient of four passes over memory, a seventh of a training step
 * of EfficientNet-Lite0; the engine's hardtanh has one.
 */
final class TorchScriptOps {

    private static final String METHOD = """
            def forward(self: %s, x: Tensor) -> Tensor:
              return %s
            """;

    private static final Map<String, PtSymbolBlock> SCRIPTS = new ConcurrentHashMap<>();

    private TorchScriptOps() {}

    /** The value of an expression in {@code x}, e.g. {@code torch.silu(x)}; its script is made at the first call. */
    static NDArray run(String expression, NDArray x) {
        PtSymbolBlock script = SCRIPTS.computeIfAbsent(expression, e -> load(Device.newManager(), Text.of(METHOD, TorchScriptArchive.CLASS, e).indent(2)));
        // "Training" only means that the call keeps the thread's recording switch as it is.
        return IValueUtils.forward(script, new NDList(x), true).head();
    }

    /**
     * @param owner closed where the module cannot be loaded
     * @param methods of the module, indented by two blanks
     */
    static PtSymbolBlock load(NDManager owner, String methods) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            TorchScriptArchive.write(bytes, methods, Map.of(), Map.of());
            return JniUtils.loadModule((PtNDManager) owner, new ByteArrayInputStream(bytes.toByteArray()), false, false);
        } catch (IOException e) {
            owner.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            owner.close();
            throw e;
        }
    }
}
