package tsugiki.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class TorchScriptArchiveTest {

    private static final String METHOD = """
              def forward(self: __torch__.Program, x: Tensor) -> Tensor:
                return torch.index_select(torch.matmul(x, getattr(self, "conv1.weight")), 1, getattr(self, "index"))
            """;

    @Test
    void theEngineFindsTheTensorsByTheirNames() throws IOException {
        try (NDManager manager = Device.newManager(); var off = Autograd.off()) {
            Map<String, NDArray> tensors = new LinkedHashMap<>();
            tensors.put("conv1.weight", manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3)));
            tensors.put("index", manager.create(new long[] {2, 0}));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            TorchScriptArchive.write(bytes, METHOD, tensors, Map.of("classes.txt", "daisy".getBytes(StandardCharsets.UTF_8)));
            try (PtSymbolBlock module = JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(bytes.toByteArray()), false, false)) {
                NDArray y = IValueUtils.forward(module, new NDList(manager.create(new float[] {10, 1}, new Shape(1, 2))), false).head();
                assertThat(y.toFloatArray()).containsExactly(36, 14);
            }
            assertThat(entry(bytes.toByteArray(), "program/extra/classes.txt")).isEqualTo("daisy");
        }
    }

    private static String entry(byte[] archive, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return null;
    }
}
