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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

    private static final String CODE = """
            class Ops(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Ops, x: Tensor) -> Tensor:
                return %s
            """;

    /** A pickled object of class {@code Ops} whose one attribute, training, is true. */
    private static final String OBJECT =
            "\u0080\u0002c__torch__\nOps\nq\u0000)\u0081}(X\u0008\u0000\u0000\u0000trainingq\u0001\u0088ubq\u0002.";

    /** A pickled empty tuple. */
    private static final String CONSTANTS = "\u0080\u0002).";

    private static final Map<String, PtSymbolBlock> SCRIPTS = new ConcurrentHashMap<>();

    private TorchScriptOps() {}

    /** The value of an expression in {@code x}, e.g. {@code torch.silu(x)}; its script is made at the first call. */
    static NDArray run(String expression, NDArray x) {
        PtSymbolBlock script = SCRIPTS.computeIfAbsent(expression, TorchScriptOps::load);
        // "Training" only means that the call keeps the thread's recording switch as it is.
        return IValueUtils.forward(script, new NDList(x), true).head();
    }

    private static PtSymbolBlock load(String expression) {
        NDManager manager = Device.newManager();
        try {
            return JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(archive(expression)), false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] archive(String expression) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "data.pkl", OBJECT);
            entry(zip, "code/__torch__.py", Text.of(CODE, expression));
            entry(zip, "constants.pkl", CONSTANTS);
            entry(zip, "version", "3\n");
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry("ops/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
    }
}
