package tsugiki.nn;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tsugiki.base.Text;

/**
 * Writes a TorchScript file, which {@code torch.jit.load} and this engine read: a zip of code, of a pickled object of
 * class {@value #CLASS}, and of the object's tensors.
 */
public final class TorchScriptArchive {

    /** The module's class, as its methods name it. */
    public static final String CLASS = "__torch__.Program";

    private static final String CODE = """
            class Program(Module):
              __parameters__ = []
              __buffers__ = [%s]
              training : bool
            %s%s""";

    /** A pickled empty tuple. */
    private static final String CONSTANTS = "\u0080\u0002).";

    /** Of PyTorch 1.12 and later: the version decides what an operation's name means. */
    private static final String VERSION = "10\n";

    private final ZipOutputStream zip;

    private TorchScriptArchive(ZipOutputStream zip) {
        this.zip = zip;
    }

    /**
     * Writes all and closes the stream.
     *
     * @param methods of the class, indented by two blanks
     * @param tensors float32 or int64, by name; a method reaches one with a dot in its name by {@code getattr(self, "conv1.weight")}
     * @param extra files beside, by name, which {@code torch.jit.load} gives as {@code _extra_files}
     */
    public static void write(OutputStream out, String methods, Map<String, NDArray> tensors, Map<String, byte[]> extra) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            TorchScriptArchive archive = new TorchScriptArchive(zip);
            archive.entry("data.pkl", TorchScriptPickle.module(CLASS, tensors));
            archive.entry("code/__torch__.py", code(methods, tensors).getBytes(StandardCharsets.UTF_8));
            archive.entry("constants.pkl", CONSTANTS.getBytes(StandardCharsets.ISO_8859_1));
            archive.entry("version", VERSION.getBytes(StandardCharsets.ISO_8859_1));
            int number = 0;
            for (NDArray tensor : tensors.values()) {
                archive.entry("data/" + number++, tensor.toByteBuffer(true));
            }
            for (Map.Entry<String, byte[]> file : extra.entrySet()) {
                archive.entry("extra/" + file.getKey(), file.getValue());
            }
        }
    }

    private static String code(String methods, Map<String, NDArray> tensors) {
        List<String> names = new ArrayList<>();
        StringBuilder types = new StringBuilder();
        for (String name : tensors.keySet()) {
            names.add("\"" + name + "\", ");
            types.append(Text.of("  __annotations__[\"%s\"] = Tensor\n", name));
        }
        return Text.of(CODE, String.join("", names), types, methods);
    }

    private void entry(String name, byte[] content) throws IOException {
        entry(name, ByteBuffer.wrap(content));
    }

    private void entry(String name, ByteBuffer content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content.duplicate());
        ZipEntry entry = new ZipEntry("program/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.remaining());
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        byte[] piece = new byte[1 << 16];
        while (content.hasRemaining()) {
            int length = Math.min(piece.length, content.remaining());
            content.get(piece, 0, length);
            zip.write(piece, 0, length);
        }
    }
}
