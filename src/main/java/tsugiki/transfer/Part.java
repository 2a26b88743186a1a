package tsugiki.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;
import tsugiki.network.Network;

/**
 * The part of a student that is trained; all else is frozen.
 *
 * <p>A part is a rule, not a list of tensors: it is looked up in the student at the moment it is
 * used, so it cannot hold on to a head that was replaced since.
 *
 * @param kind which rule
 * @param stage for {@link Kind#FROM}, the block where training begins, e.g. {@code layer4}; otherwise empty
 */
public record Part(Kind kind, String stage) {

    /** The four rules. */
    public enum Kind { NEW_LAYERS, CLASSIFIER, ALL, FROM }

    /** What the surgery put in: feature extraction. */
    public static final Part NEW_LAYERS = new Part(Kind.NEW_LAYERS, "");

    /** The classifier block, old layers in it included: the last three Linear layers of VGG, {@code fc} of ResNet. */
    public static final Part CLASSIFIER = new Part(Kind.CLASSIFIER, "");

    /** Every weight: fine-tuning. */
    public static final Part ALL = new Part(Kind.ALL, "");

    /** @throws CourseException if {@code FROM} names no stage */
    public Part {
        Objects.requireNonNull(kind);
        if (kind == Kind.FROM == stage.isBlank()) {
            throw new CourseException("A part '%s' with stage '%s' makes no sense: use Part.from(\"layer4\") or one of the constants.", kind, stage);
        }
    }

    /** A stage and everything behind it, e.g. {@code from("layer4")}, {@code from("features.7")}. */
    public static Part from(String stage) {
        return new Part(Kind.FROM, stage);
    }

    /**
     * So many parts, from the new layers alone to all, with stages in between at even distances.
     *
     * @param count at least 2, at most one more than there are stages
     */
    public static List<Part> depths(Network net, int count) {
        List<String> stages = net.stages();
        if (count < 2 || count > stages.size() + 1) {
            throw new CourseException("%s has %d stages, so it can be unfrozen to %d depths at most, not %d: ask for fewer.",
                    net.name(), stages.size(), stages.size() + 1, count);
        }
        List<Part> parts = new ArrayList<>(List.of(NEW_LAYERS));
        for (int i = 1; i < count - 1; i++) {
            parts.add(from(stages.get(stages.size() - Math.round((float) i * stages.size() / (count - 1)))));
        }
        parts.add(ALL);
        return parts;
    }

    /** The part of this name, in small or capital letters: new_layers, classifier, all; any other is a stage. */
    public static Part of(String name) {
        return switch (name.toLowerCase(Locale.ROOT).replace('-', '_')) {
            case "new_layers" -> NEW_LAYERS;
            case "classifier" -> CLASSIFIER;
            case "all" -> ALL;
            default -> from(name);
        };
    }

    /** The name that {@link #of} reads. */
    public String key() {
        return kind == Kind.FROM ? stage : kind.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The paths of the weights in this part.
     *
     * @param newLayers path of the block the surgery put in
     * @throws CourseException if the network has no block of the stage's name; lists the stages
     */
    Set<String> paths(Network net, String newLayers) {
        return switch (kind) {
            case NEW_LAYERS -> below(net, List.of(newLayers));
            case CLASSIFIER -> below(net, List.of(net.classifierPath()));
            case ALL -> net.parameters().keySet();
            case FROM -> from(net);
        };
    }

    /** @throws CourseException if the network has no block of the stage's name; lists the stages */
    public void require(Network net) {
        if (kind == Kind.FROM) {
            stagesFrom(net);
        }
    }

    /** From the first stage on: all, also weights that belong to no stage, such as a class token. */
    private Set<String> from(Network net) {
        List<String> stages = stagesFrom(net);
        return stages.size() > net.stages().size() ? net.parameters().keySet() : below(net, stages);
    }

    private List<String> stagesFrom(Network net) {
        List<String> order = new ArrayList<>(net.stages());
        order.add(net.classifierPath());
        int at = order.indexOf(stage);
        if (at < 0) {
            throw new CourseException("%s has no stage '%s' to train from: choose one of %s.",
                    net.name(), Shown.text(stage), String.join(", ", order));
        }
        return order.subList(at, order.size());
    }

    private static Set<String> below(Network net, List<String> blocks) {
        Set<String> paths = new HashSet<>();
        for (String block : blocks) {
            net.child(block).parameters().keySet().forEach(name -> paths.add(block + "." + name));
        }
        return paths;
    }

    @Override
    public String toString() {
        return kind == Kind.FROM ? "from " + stage : kind.name();
    }
}
