package tsugiki.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsugiki.network.PublishedWeights;

/**
 * What a student says of itself to whoever gets it: {@code card.json}, and as text {@code README.md} beside it. Where
 * something lay on the maker's disk is not among it.
 *
 * <p>Mitchell et al. 2019, "Model cards for model reporting", https://arxiv.org/abs/1810.03993.
 *
 * @param kit version that wrote it
 * @param weights SHA-256 of the weights it is of, as {@code student.json} names them
 * @param network its backbone
 * @param teacher the published set it began with, or that there was none
 * @param licence of that set
 * @param classes names, in the order of the logits
 * @param method how it was trained; empty where nobody noted it
 * @param facts {@code data}, {@code split}, {@code train}, {@code accuracy}, {@code interval}, {@code baseline}, {@code terms},
 *     {@code command} and the like, where they were noted
 * @param trainedOn how many pictures its weights were fitted to, by their bytes; 0 where that is not known
 * @param chosenBy how many validation pictures it was chosen by
 * @param perClass how good it is at each class; empty where nobody noted it
 * @param refusal what it refuses
 */
public record StudentCard(String kit, String weights, String network, String teacher, String licence, List<String> classes, String method,
        Map<String, String> facts, int trainedOn, int chosenBy, List<TrainingNote.ClassScore> perClass, String refusal) {

    /** Of a note's settings, those that a stranger may see and can use. */
    private static final List<String> TOLD = List.of(TrainingNote.DATA, "split", "train", "validation", "test", "accuracy", "interval", "scored_on", "pictures",
            "baseline", "terms", "seed", "command");

    static StudentCard of(Student student, TrainingNote note, StudentFacts written) {
        Map<String, String> facts = new LinkedHashMap<>();
        TOLD.stream().filter(note.settings()::containsKey).forEach(name -> facts.put(name, note.settings().get(name)));
        student.thresholds().ifPresent(thresholds -> facts.put("thresholds", thresholds.describe(student.classes())));
        Learnt learnt = student.learnt();
        return new StudentCard(written.kit(), written.weights(), student.network().name(),
                student.network().weightSet().map(PublishedWeights::name).orElse("none, trained from scratch"),
                student.network().weightSet().map(PublishedWeights::licence).filter(licence -> !licence.isBlank()).orElse("not stated"),
                student.classes(), note.method(), facts, learnt.trained().size(), learnt.chose().size(), note.classes(),
                student.refusal().map(Refusal::describe).orElse("nothing: it names one of its classes for any picture"));
    }

    /** The last name of a path, {@code NAME:folder} for {@code NAME:/a/folder}; other words as they are. */
    public static String lastName(String path) {
        String place = path.replaceFirst("[/\\\\]+$", "");
        int slash = Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\'));
        if (slash < 0) {
            return path;
        }
        int colon = path.indexOf(':');
        String source = colon > 1 && colon < path.replace('\\', '/').indexOf('/') ? path.substring(0, colon + 1) : ""; // C: is a disk
        return source + place.substring(slash + 1);
    }
}
