package tsugiki.weights;

import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tsugiki.base.AtomicFiles;
import tsugiki.base.CourseException;
import tsugiki.base.Json;
import tsugiki.base.Reason;

/** Writes the safetensors format; the file appears whole or not at all. */
final class SafeTensorsWriter {

    private static final String METADATA = "__metadata__";

    /** What the header says of a tensor; its bytes are counted from the header's end. */
    private record Entry(String dtype, long[] shape, @SerializedName("data_offsets") long[] offsets) {

        static Entry of(TensorData tensor, long begin) {
            return new Entry(tensor.dtype().name(), tensor.shape(), new long[] {begin, begin + tensor.data().remaining()});
        }
    }

    private SafeTensorsWriter() {}

    static void write(Path file, StateDict tensors, Map<String, String> metadata) {
        if (tensors.has(METADATA)) {
            throw new CourseException("%s cannot hold a tensor called %s: rename it.", file, METADATA);
        }
        try {
            AtomicFiles.write(file, out -> writeTo(out, tensors, metadata));
        } catch (IOException e) {
            throw Reason.unwritten(file.getFileName().toString(), file.toAbsolutePath().getParent(), e);
        }
    }

    private static void writeTo(FileChannel out, StateDict tensors, Map<String, String> metadata) throws IOException {
        List<String> order = byAlignment(tensors);
        writeAll(out, header(tensors, order, metadata));
        for (String name : order) {
            writeAll(out, tensors.get(name).data());
        }
    }

    /** Wide elements first, as the reference implementation: then every tensor lies at a multiple of its element's size. */
    private static List<String> byAlignment(StateDict tensors) {
        List<String> order = new ArrayList<>(tensors.names());
        order.sort(Comparator.comparingInt((String name) -> tensors.get(name).dtype().bytes()).reversed());
        return order;
    }

    private static ByteBuffer header(StateDict tensors, List<String> order, Map<String, String> metadata) {
        Map<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(METADATA, new TreeMap<>(metadata)); // Map.of has another order in each process
        }
        Map<String, Long> begins = begins(tensors, order);
        tensors.tensors().forEach((name, tensor) -> header.put(name, Entry.of(tensor, begins.get(name))));
        byte[] text = Json.line(header).getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 7) / 8 * 8;
        ByteBuffer bytes = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(text);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        return bytes.flip();
    }

    private static Map<String, Long> begins(StateDict tensors, List<String> order) {
        Map<String, Long> begins = new HashMap<>();
        long begin = 0;
        for (String name : order) {
            begins.put(name, begin);
            begin += tensors.get(name).data().remaining();
        }
        return begins;
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
