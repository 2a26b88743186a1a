package tsugiki.weights;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.weights.TorchTensor.Storage;

/**
 * The older form of {@code torch.save}: pickles of the magic number, the protocol version, the writing
 * machine, the object and the list of storage keys; then each storage in that order, as its number of
 * elements (8 bytes, little endian) and its elements.
 */
final class TorchStream {

    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final byte[] START = {(byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50, 0x19};
    // From pickle protocol 4 on a frame's length stands before the number.
    private static final int FRAME_BYTES = 9;
    private static final long PROTOCOL = 1001;

    private TorchStream() {}

    /** Whether the file begins with the pickled magic number. */
    static boolean recognises(FileBytes bytes) {
        return startsAt(bytes, 2) || startsAt(bytes, 2 + FRAME_BYTES);
    }

    private static boolean startsAt(FileBytes bytes, int offset) {
        return bytes.size() >= offset + START.length && bytes.slice(0, 1).get(0) == (byte) 0x80
                && bytes.slice(offset, START.length).equals(ByteBuffer.wrap(START));
    }

    /** @throws CourseException as {@link TorchFile#read} */
    static TorchFile.Content read(FileBytes bytes) {
        Path file = bytes.path();
        ByteBuffer head = bytes.slice(0, Math.min(bytes.size(), TorchZip.MAX_PICKLE));
        TorchWorld world = new TorchWorld(file);
        PickleReader pickles = new PickleReader(file, head, world);
        require(file, MAGIC.equals(pickles.read()), "its magic number is another");
        require(file, Long.valueOf(PROTOCOL).equals(pickles.read()), "its protocol is not 1001");
        require(file, pickles.read() instanceof Map<?, ?> machine && !Boolean.FALSE.equals(machine.get("little_endian")),
                "it was written by a big-endian machine");
        Object root = pickles.read();
        if (!(pickles.read() instanceof List<?> keys)) {
            throw new CourseException("%s is damaged (its list of storages is missing): get it again.", file);
        }
        return new TorchFile.Content(root, blocks(bytes, head.position(), keys, world.blocks()));
    }

    private static Map<String, ByteBuffer> blocks(FileBytes bytes, long start, List<?> keys, Map<String, Storage> named) {
        Path file = bytes.path();
        Map<String, ByteBuffer> blocks = new HashMap<>();
        long at = start;
        for (Object key : keys) {
            Storage storage = key instanceof String ? named.get(key) : null;
            require(file, storage != null && !blocks.containsKey(key), "its list of storages does not fit its tensors");
            require(file, bytes.slice(at, 8).getLong(0) == storage.root(), "a storage has another size than its tensors say");
            long size = TensorData.byteSize(storage.dtype(), new long[] {storage.root()});
            blocks.put(storage.key(), bytes.slice(at + 8, size));
            at += 8 + size;
        }
        require(file, blocks.size() == named.size(), "a storage is missing");
        return blocks;
    }

    private static void require(Path file, boolean holds, String otherwise) {
        if (!holds) {
            throw new CourseException("%s is damaged (%s): get it again.", file, otherwise);
        }
    }
}
