package tsugiki.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsugiki.base.Json;
import tsugiki.export.Format;
import tsugiki.network.PublishedWeights;

/** What an exported file says of its student, in texts; where the pictures lay on the maker's disk is not among it. */
public final class StudentLabel {

    /** Of the note's settings, those that say how good the student is and how it was measured. */
    private static final List<String> TOLD = List.of("accuracy", "interval", "scored_on", "pictures", "baseline", "split");

    private StudentLabel() {}

    /** Of a file of this format. */
    public static Map<String, String> of(Student student, Format format) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("classes", Json.line(student.classes()));
        facts.put("network", student.network().name());
        facts.put("weights", student.network().weightSet().map(PublishedWeights::name).orElse("none, trained from scratch"));
        facts.put("licence", student.network().weightSet().map(PublishedWeights::licence).orElse("of the pictures it was trained on"));
        facts.put("preprocessing", Json.line(student.preprocessing()));
        if (!student.note().method().isEmpty()) {
            facts.put("method", student.note().method());
        }
        facts.put("scores", Json.line(student.note().scores()));
        TOLD.stream().filter(student.note().settings()::containsKey).forEach(name -> facts.put(name, student.note().settings().get(name)));
        student.thresholds().ifPresent(thresholds -> facts.put("thresholds", Json.line(thresholds.values())));
        student.refusal().filter(refusal -> refusal.limit() < Double.POSITIVE_INFINITY).ifPresent(refusal -> facts.putAll(refuses(refusal, format)));
        return facts;
    }

    private static Map<String, String> refuses(Refusal refusal, Format format) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("refuses", refusal.describe(format));
        if (format == Format.ONNX) {
            facts.put("doubt", refusal.score().toString());
            facts.put("doubt_limit", String.valueOf(refusal.limit()));
            facts.put("refused_because", refusal.because());
        }
        if (refusal.score() == Refusal.Score.CONFIDENCE) {
            facts.put("least_probability", String.valueOf(1 - refusal.limit()));
        }
        return facts;
    }
}
