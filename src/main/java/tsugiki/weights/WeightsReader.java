package tsugiki.weights;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import tsugiki.base.CourseException;
import tsugiki.base.Text;

/** The door to weights files of every form; the content decides which, never the name. */
public final class WeightsReader {

    /** What can be read, in words, for the help. */
    public static final String FORMS = "a .pth or .safetensors file";

    private WeightsReader() {}

    /**
     * Reads safetensors, or {@code .pth} in either form. A prefix of training programs before every name
     * ({@code module.}, {@code model.}, {@code _orig_mod.}) is taken off.
     *
     * @throws CourseException if the file is missing, of another form, truncated, damaged or dangerous
     */
    public static StateDict read(Path file) {
        return read(file, word -> {});
    }

    /**
     * Reads safetensors, or {@code .pth} in either form, and tells which prefix it took off every name.
     *
     * @param word is told, in one sentence, what was taken off
     * @throws CourseException if the file is missing, of another form, truncated, damaged or dangerous
     */
    public static StateDict read(Path file, Consumer<String> word) {
        try (FileBytes bytes = FileBytes.open(file)) {
            StateDict state = read(bytes);
            String prefix = Prefixes.of(state.names());
            if (prefix.isEmpty()) {
                return state;
            }
            word.accept(Text.of("%s: every name begins with '%s', which is taken off.", file, prefix));
            return state.renamed(name -> name.substring(prefix.length()));
        }
    }

    static StateDict read(FileBytes bytes) {
        if (TorchZip.recognises(bytes) || TorchStream.recognises(bytes)) {
            return TorchFile.read(bytes);
        }
        if (SafeTensors.recognises(bytes)) {
            return SafeTensors.read(bytes);
        }
        throw new CourseException("%s is no weights file: %s.", bytes.path(), guess(bytes));
    }

    /** What it may be instead, and what to do. */
    private static String guess(FileBytes bytes) {
        ByteBuffer start = bytes.slice(0, Math.min(bytes.size(), 300));
        String text = StandardCharsets.ISO_8859_1.decode(start).toString().toLowerCase(Locale.ROOT);
        if (text.isBlank()) {
            return "it is empty, get it again";
        }
        if (text.stripLeading().startsWith("<")) {
            return "it is a web page, as a failed download leaves; get it again";
        }
        if (text.startsWith("version https://git-lfs")) {
            return "it is only Git LFS's pointer to one; get it with git lfs pull";
        }
        if (text.startsWith("\u001f\u008b") || text.startsWith("bzh") || text.startsWith("\u00fd7zxz") || text.contains("ustar")) {
            return "it is an archive; unpack it and name the file in it";
        }
        if (text.startsWith("\u0089hdf")) {
            return "it is an HDF5 file of Keras; save the weights as safetensors";
        }
        if (text.startsWith("\u0080")) {
            return "it is a Python pickle of another program; save the weights with torch.save or as safetensors";
        }
        return "it is neither safetensors nor a file of torch.save; check the name or get it again";
    }
}
