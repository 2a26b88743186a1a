package tsugiki.nn;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tsugiki.base.Text;

/** Writes a TorchScript file: a zip of code, of a pickled object, and of the object's tensors. */
final class TorchScriptArchive {

    private static final String CODE = """
            class Ops(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
            %s""";

    /** A pickled object of class {@code Ops} whose one attribute, training, is true. */
    private static final String OBJECT =
            "\u0080\u0002c__torch__\nOps\nq\u0000)\u0081}(X\u0008\u0000\u0000\u0000trainingq\u0001\u0088ubq\u0002.";

    /** A pickled empty tuple. */
    private static final String CONSTANTS = "\u0080\u0002).";

    /** Of PyTorch 1.12 and later: the version decides what an operation's name means. */
    private static final String VERSION = "10\n";

    private TorchScriptArchive() {}

    /** @param methods of class {@code __torch__.Ops}, indented by two blanks */
    static void write(OutputStream out, String methods) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "data.pkl", OBJECT);
            entry(zip, "code/__torch__.py", Text.of(CODE, methods));
            entry(zip, "constants.pkl", CONSTANTS);
            entry(zip, "version", VERSION);
        }
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
