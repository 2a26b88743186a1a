package tsugiki.transfer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a student was trained and what it scored, kept beside its weights.
 *
 * @param method e.g. {@code "softmax"}, {@code "guide"}
 * @param settings e.g. {@code data}, {@code split}, {@code epochs}, {@code seed}
 * @param scores e.g. {@code validation} accuracy, {@code baseline}; 0..1
 * @param classes how good it is at each class; empty where that is not known
 */
public record TrainingNote(String method, Map<String, String> settings, Map<String, Double> scores, List<ClassScore> classes) {

    /**
     * One class's pictures.
     *
     * @param name of the class
     * @param right how many were named rightly
     * @param pictures of how many
     */
    public record ClassScore(String name, int right, int pictures) {

        public ClassScore {
            Objects.requireNonNull(name);
        }
    }

    /** The setting that names the pictures. */
    public static final String DATA = "data";

    /** Nothing is known. */
    public static final TrainingNote NONE = new TrainingNote("", Map.of(), Map.of());

    /** Keeps the order of the maps. */
    public TrainingNote {
        Objects.requireNonNull(method);
        settings.values().forEach(Objects::requireNonNull);
        scores.values().forEach(Objects::requireNonNull);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        classes = classes == null ? List.of() : List.copyOf(classes); // an older kit wrote none
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    /** Without what a reader need not know: of the place where the pictures lay, its last name alone. */
    TrainingNote portable() {
        Map<String, String> told = new LinkedHashMap<>(settings);
        told.computeIfPresent(DATA, (name, place) -> StudentCard.lastName(place));
        return new TrainingNote(method, told, scores, classes);
    }

    /** Without scores of single classes. */
    public TrainingNote(String method, Map<String, String> settings, Map<String, Double> scores) {
        this(method, settings, scores, List.of());
    }
}
