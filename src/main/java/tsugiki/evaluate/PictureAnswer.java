package tsugiki.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tsugiki.transfer.Refusal;

/**
 * What a student says of one picture, as {@code predict} prints it and {@code serve} sends it.
 *
 * @param picture its name
 * @param best the likeliest classes, the likeliest first; equally likely ones in the student's order
 * @param verdict whether it knows; empty where the student answers always
 */
public record PictureAnswer(String picture, List<Guess> best, Optional<Refusal.Verdict> verdict) {

    /** How many classes are named for a picture. */
    private static final int NAMED = 3;

    /**
     * One of the likeliest classes.
     *
     * @param name the class
     * @param probability 0..1
     */
    public record Guess(String name, float probability) {}

    /** By the probabilities of all classes, {@code [classes]}. */
    public static PictureAnswer of(String picture, float[] probabilities, List<String> classes, Optional<Refusal.Verdict> verdict) {
        return new PictureAnswer(picture, IntStream.range(0, probabilities.length).boxed()
                .sorted((a, b) -> Float.compare(probabilities[b], probabilities[a])).limit(NAMED)
                .map(i -> new Guess(classes.get(i), probabilities[i])).toList(), verdict);
    }

    /** Whether the student stands to its answer. */
    public boolean known() {
        return verdict.filter(Refusal.Verdict::refused).isEmpty();
    }

    /**
     * As JSON: {@code picture}, {@code class}, {@code probability}, {@code best}; of a student that may refuse also
     * {@code known}, {@code doubt}, {@code why}. What else is said of a picture is added here.
     */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("picture", picture);
        json.put("class", best.get(0).name());
        json.put("probability", best.get(0).probability());
        json.put("best", best);
        verdict.ifPresent(said -> {
            json.put("known", !said.refused());
            json.put("doubt", said.doubt());
            json.put("why", said.why());
        });
        return json;
    }
}
