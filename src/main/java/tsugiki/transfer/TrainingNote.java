package tsugiki.transfer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a student was trained and what it scored, kept beside its weights.
 *
 * @param method e.g. {@code "softmax"}, {@code "guide"}
 * @param settings e.g. {@code data}, {@code split}, {@code epochs}, {@code seed}
 * @param scores e.g. {@code validation} accuracy, {@code baseline}; 0..1
 */
public record TrainingNote(String method, Map<String, String> settings, Map<String, Double> scores) {

    /** Nothing is known. */
    public static final TrainingNote NONE = new TrainingNote("", Map.of(), Map.of());

    /** Keeps the order of the maps. */
    public TrainingNote {
        Objects.requireNonNull(method);
        settings.values().forEach(Objects::requireNonNull);
        scores.values().forEach(Objects::requireNonNull);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }
}
