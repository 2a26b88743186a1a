package tsugiki.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tsugiki.data.LabelSets;
import tsugiki.network.Thresholds;
import tsugiki.transfer.Refusal;
import tsugiki.transfer.Student;

/**
 * What a student says of one picture, as {@code predict} prints it and {@code serve} sends it.
 *
 * @param picture its name
 * @param best the likeliest classes, the likeliest first; equally likely ones in the student's order
 * @param verdict whether it knows; empty where the student answers always
 * @param set of a student that answers several labels, the whole answer; empty where a picture has one class
 */
public record PictureAnswer(String picture, List<Guess> best, Optional<Refusal.Verdict> verdict, Optional<AnsweredSet> set) {

    /** How many classes are named for a picture. */
    private static final int NAMED = 3;

    /**
     * One of the likeliest classes.
     *
     * @param name the class
     * @param probability 0..1
     */
    public record Guess(String name, float probability) {}

    /**
     * The labels that are answered together.
     *
     * @param labels in the student's order; empty: none
     * @param probability that all answers are right, yes and no, if the labels had nothing to do with each other: the product
     */
    public record AnsweredSet(List<String> labels, float probability) {

        static AnsweredSet of(float[] probabilities, List<String> names, Thresholds thresholds) {
            boolean[] there = thresholds.answers(probabilities);
            double product = IntStream.range(0, there.length).mapToDouble(k -> there[k] ? probabilities[k] : 1 - probabilities[k]).reduce(1, (a, b) -> a * b);
            return new AnsweredSet(IntStream.range(0, there.length).filter(k -> there[k]).mapToObj(names::get).toList(), (float) product);
        }
    }

    /** By the student's probabilities, {@code [classes]}; of several labels all that are answered stand among the likeliest. */
    public static PictureAnswer of(String picture, float[] probabilities, Student student, Optional<Refusal.Verdict> verdict) {
        Optional<AnsweredSet> set = student.thresholds().map(thresholds -> AnsweredSet.of(probabilities, student.classes(), thresholds));
        int named = Math.max(NAMED, set.map(answered -> answered.labels().size()).orElse(0));
        return new PictureAnswer(picture, IntStream.range(0, probabilities.length).boxed()
                .sorted((a, b) -> Float.compare(probabilities[b], probabilities[a])).limit(named)
                .map(i -> new Guess(student.classes().get(i), probabilities[i])).toList(), verdict, set);
    }

    /** The answer in a word: the class, or the name of the set of labels, {@code misty+tigger} or {@code none}. */
    public String answer() {
        return set.map(answered -> LabelSets.name(answered.labels())).orElseGet(() -> best.get(0).name());
    }

    /** How sure the answer is, 0..1. */
    public float probability() {
        return set.map(AnsweredSet::probability).orElseGet(() -> best.get(0).probability());
    }

    /** Whether the student stands to its answer. */
    public boolean known() {
        return verdict.filter(Refusal.Verdict::refused).isEmpty();
    }

    /**
     * As JSON: {@code picture}, {@code class}, {@code probability}, {@code best}; of several labels also
     * {@code labels}, and {@code class} is the name of their set; of a student that may refuse also
     * {@code known}, {@code doubt}, {@code why}. What else is said of a picture is added here.
     */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("picture", picture);
        json.put("class", answer());
        json.put("probability", probability());
        set.ifPresent(answered -> json.put("labels", answered.labels()));
        json.put("best", best);
        verdict.ifPresent(said -> {
            json.put("known", !said.refused());
            json.put("doubt", said.doubt());
            json.put("why", said.why());
        });
        return json;
    }
}
