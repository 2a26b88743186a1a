package tsugiki.weights;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.weights.TorchTensor.Storage;

/**
 * The form of {@code torch.save} since PyTorch 1.6: a zip archive of {@code NAME/data.pkl}, the blocks
 * {@code NAME/data/KEY}, and {@code NAME/byteorder}; nothing is compressed.
 */
final class TorchZip {

    /** The longest pickle that is read; the largest network here needs about 1 MB. */
    static final long MAX_PICKLE = 16L << 20;

    private TorchZip() {}

    /** Whether the file begins as a zip archive. */
    static boolean recognises(FileBytes bytes) {
        return bytes.size() >= 4 && bytes.slice(0, 4).getInt(0) == 0x04034b50;
    }

    /** @throws CourseException as {@link TorchFile#read} */
    static TorchFile.Content read(FileBytes bytes) {
        Path file = bytes.path();
        StoredZip zip = StoredZip.open(bytes);
        String folder = folder(file, zip);
        checkByteOrder(file, zip, folder);
        ByteBuffer pickle = zip.read(folder + "data.pkl");
        if (pickle.remaining() > MAX_PICKLE) {
            throw new CourseException("%s describes its tensors in %d bytes: it is no weights file, save only model.state_dict().", file, pickle.remaining());
        }
        TorchWorld world = new TorchWorld(file);
        Object root = new PickleReader(file, pickle, world).read();
        Map<String, ByteBuffer> blocks = new HashMap<>();
        for (Storage storage : world.blocks().values()) {
            blocks.put(storage.key(), TorchFile.checkedBlock(file, storage, zip.read(folder + "data/" + storage.key())));
        }
        return new TorchFile.Content(root, blocks);
    }

    private static String folder(Path file, StoredZip zip) {
        String found = null;
        for (String name : zip.names()) {
            if (name.endsWith("/data.pkl") && name.indexOf('/') == name.length() - "/data.pkl".length()) {
                found = name.substring(0, name.indexOf('/') + 1);
            }
        }
        if (found == null) {
            throw new CourseException("%s is a zip archive but holds no tensors of torch.save: name a .pth file, or unpack it first.", file);
        }
        if (zip.has(found + "constants.pkl")) {
            throw new CourseException("%s is a TorchScript program: save its weights with torch.save(model.state_dict(), ...).", file);
        }
        return found;
    }

    private static void checkByteOrder(Path file, StoredZip zip, String folder) {
        String name = folder + "byteorder";
        if (zip.has(name) && !StandardCharsets.US_ASCII.decode(zip.read(name)).toString().equals("little")) {
            throw new CourseException("%s was written by a big-endian machine: save it again on a usual one.", file);
        }
    }
}
