package tsugiki.weights;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tsugiki.base.CourseException;

/**
 * The safetensors format: 8 bytes header length (little endian), a JSON header, the tensors' bytes.
 *
 * <p>The header maps a name to {@code {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}} and
 * {@code __metadata__} to texts. Offsets count from the header's end. A file can hold nothing that runs.
 */
public final class SafeTensors {

    /** The longest header that is read, as in the reference implementation. */
    static final long HEADER_LIMIT = 100_000_000;

    private SafeTensors() {}

    /** What a file says about itself. */
    public record Header(Map<String, Entry> tensors, Map<String, String> metadata) {}

    /**
     * One tensor's place.
     *
     * @param begin first byte, counted from the header's end
     * @param end the byte after the last
     */
    public record Entry(DType dtype, long[] shape, long begin, long end) {}

    /**
     * Reads all tensors; those of a large file stay in the mapped file.
     *
     * @throws CourseException if the file is missing, truncated, or breaks the format anywhere
     */
    public static StateDict read(Path file) {
        try (FileBytes bytes = FileBytes.open(file)) {
            return read(bytes);
        }
    }

    static StateDict read(FileBytes bytes) {
        long start = 8 + headerLength(bytes);
        Header header = header(bytes);
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        header.tensors().forEach((name, entry) -> tensors.put(name,
                new TensorData(entry.dtype(), entry.shape(), bytes.slice(start + entry.begin(), entry.end() - entry.begin()))));
        return new StateDict(bytes.path().toString(), tensors, header.metadata());
    }

    /**
     * Reads names, shapes and metadata only, whatever the file's size.
     *
     * @throws CourseException if the file is missing, truncated, or breaks the format
     */
    public static Header header(Path file) {
        try (FileBytes bytes = FileBytes.open(file)) {
            return header(bytes);
        }
    }

    private static Header header(FileBytes bytes) {
        long length = headerLength(bytes);
        String json = utf8(bytes.path(), bytes.slice(8, length));
        return new SafeTensorsHeader(bytes.path(), bytes.size() - 8 - length).parse(json);
    }

    /**
     * Writes tensors and metadata; the file appears whole or not at all.
     *
     * @throws CourseException if the file cannot be written, e.g. on a full disk
     */
    public static void write(Path file, StateDict tensors, Map<String, String> metadata) {
        SafeTensorsWriter.write(file, tensors, metadata);
    }

    /** Whether the first bytes look like this format. */
    static boolean recognises(FileBytes bytes) {
        if (bytes.size() < 10) {
            return false;
        }
        ByteBuffer start = bytes.slice(0, 9);
        long length = start.getLong(0);
        return length > 1 && length <= HEADER_LIMIT && start.get(8) == '{';
    }

    private static long headerLength(FileBytes bytes) {
        if (!recognises(bytes)) {
            throw new CourseException("%s is not a safetensors file: name a .safetensors file, or get it again.", bytes.path());
        }
        return bytes.slice(0, 8).getLong(0);
    }

    private static String utf8(Path file, ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new CourseException(e, "%s has a header that is not UTF-8 text: it is damaged, get it again.", file);
        }
    }
}
