package tsugiki.weights;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.weights.TorchTensor.Storage;

/**
 * PyTorch's own files ({@code .pth}, {@code .pt}) in both forms, read as tensors only: no code of the
 * file can run.
 *
 * <p>Since PyTorch 1.6 {@code torch.save} writes a zip archive: a pickle that names blocks, and the
 * blocks. Before, and on request, it wrote one stream: five pickles, then the blocks. A state dict may
 * lie bare or under a key such as {@code state_dict} or {@code model}.
 */
public final class TorchFile {

    /** Where checkpoints keep the state dict, in the order of preference. */
    private static final List<String> WRAPPERS = List.of(
            "state_dict", "model", "model_state_dict", "model_state", "module", "state_dict_ema", "model_ema");
    private static final int MAX_NESTING = 3;
    private static final long SPARE = 64L << 20;

    private TorchFile() {}

    /** What both forms come to: the pickled object and the blocks its tensors lie in. */
    record Content(Object root, Map<String, ByteBuffer> blocks) {}

    static StateDict read(FileBytes bytes) {
        Content content;
        if (TorchZip.recognises(bytes)) {
            content = TorchZip.read(bytes);
        } else if (TorchStream.recognises(bytes)) {
            content = TorchStream.read(bytes);
        } else {
            throw new CourseException("%s is not a file of torch.save: name a .pth file, or get it again.", bytes.path());
        }
        return stateDict(bytes, content, unwrapped(bytes.path(), content.root(), 0));
    }

    private static Map<?, ?> unwrapped(Path file, Object root, int depth) {
        if (root instanceof Map<?, ?> dict && depth < MAX_NESTING) {
            for (String key : WRAPPERS) { // first: a tensor beside them may be a best accuracy
                if (dict.get(key) instanceof Map<?, ?> inner) {
                    return unwrapped(file, inner, depth + 1);
                }
            }
            if (dict.values().stream().anyMatch(TorchTensor.class::isInstance)) {
                return dict;
            }
        }
        throw new CourseException("%s holds no state dict: save it with torch.save(model.state_dict(), ...).", file);
    }

    private static StateDict stateDict(FileBytes bytes, Content content, Map<?, ?> dict) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        long copied = 0;
        for (Map.Entry<?, ?> e : dict.entrySet()) {
            String name = name(e.getKey());
            if (e.getValue() instanceof TorchTensor tensor) {
                copied += tensor.isContiguous() ? 0 : tensor.byteSize();
                limit(bytes, copied);
                tensors.put(name, tensor.read(content.blocks().get(tensor.storage().key())));
            } else if (e.getValue() instanceof Number || e.getValue() instanceof String || e.getValue() instanceof Boolean) {
                metadata.put(name, e.getValue().toString());
            }
        }
        return new StateDict(bytes.path().toString(), tensors, metadata);
    }

    private static String name(Object key) {
        if (!(key instanceof Object[] tuple)) {
            return String.valueOf(key);
        }
        return Stream.of(tuple).map(part -> part instanceof String || part instanceof Number ? part.toString() : "...").collect(Collectors.joining(", ", "(", ")"));
    }

    /** A tensor that repeats one element a billion times needs few bytes in a file. */
    private static void limit(FileBytes bytes, long copied) {
        if (copied > 2 * bytes.size() + SPARE) {
            throw new CourseException("%s holds tensors that repeat their elements far beyond the file's size: save them after contiguous().", bytes.path());
        }
    }

    /** @throws CourseException if a block has fewer bytes than its elements need */
    static ByteBuffer checkedBlock(Path file, Storage storage, ByteBuffer block) {
        if (block.remaining() < TensorData.byteSize(storage.dtype(), new long[] {storage.root()})) {
            throw new CourseException("%s is damaged (storage %s is shorter than its %d elements): get it again.", file, storage.key(), storage.root());
        }
        return block;
    }
}
