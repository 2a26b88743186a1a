package tsugiki.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;

/**
 * The tensors of a network by name, in the order of the file.
 *
 * @param source where they come from, for messages: a file's path
 * @param tensors name to tensor, in order
 * @param metadata what the file says beside them: safetensors metadata, or the plain values (numbers
 *     and text) that lie among the tensors of a {@code .pth} file
 */
public record StateDict(String source, Map<String, TensorData> tensors, Map<String, String> metadata) {

    /** Keeps the order of the maps given. */
    public StateDict {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** Tensors without metadata. */
    public static StateDict of(String source, Map<String, TensorData> tensors) {
        return new StateDict(source, tensors, Map.of());
    }

    /** The names, in order. */
    public Set<String> names() {
        return tensors.keySet();
    }

    /** How many tensors. */
    public int size() {
        return tensors.size();
    }

    /** Whether a tensor has this name. */
    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /**
     * One tensor.
     *
     * @throws CourseException if none has this name
     */
    public TensorData get(String name) {
        TensorData tensor = tensors.get(name);
        if (tensor == null) {
            throw new CourseException("%s holds no tensor called %s: it is not the file this needs.", source, name);
        }
        return tensor;
    }

    /**
     * The same tensors under other names; those whose new name is null are left out.
     *
     * @throws CourseException if two get the same name
     */
    public StateDict renamed(UnaryOperator<String> newName) {
        Map<String, TensorData> renamed = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            String other = newName.apply(name);
            if (other != null && renamed.put(other, tensor) != null) {
                throw new CourseException("%s has two tensors that would both be called %s: mend its key map.", source, Shown.text(other));
            }
        });
        return new StateDict(source, renamed, metadata);
    }
}
