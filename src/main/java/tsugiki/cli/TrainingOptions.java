package tsugiki.cli;

import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tsugiki.base.CourseException;
import tsugiki.data.ClassWeights;
import tsugiki.data.DataSet;
import tsugiki.network.Network;
import tsugiki.picture.Augmentation;
import tsugiki.picture.Preprocessing;
import tsugiki.train.Protocol;
import tsugiki.train.Stored;
import tsugiki.train.Trainer;
import tsugiki.transfer.Part;

/** What of a method's own settings is changed. Each names the methods that take it; the others refuse it. */
final class TrainingOptions {

    /** By the name in a result: the option's, its inner dash a line. */
    private static final Map<String, Set<Method>> TAKEN_BY = Map.of(
            "epochs", EnumSet.of(Method.HEAD, Method.TUNE, Method.SCRATCH, Method.GUIDE),
            "part", EnumSet.of(Method.HEAD, Method.TUNE, Method.GUIDE),
            "size", EnumSet.allOf(Method.class),
            "batch", EnumSet.of(Method.HEAD, Method.TUNE),
            "rate", EnumSet.of(Method.HEAD, Method.TUNE),
            "augment", EnumSet.of(Method.HEAD, Method.TUNE, Method.SCRATCH),
            "views", EnumSet.of(Method.HEAD, Method.TUNE, Method.GUIDE),
            "stored", EnumSet.of(Method.HEAD, Method.TUNE, Method.GUIDE),
            "multi_label", EnumSet.of(Method.SIGMOID, Method.HEAD, Method.TUNE),
            "class_weights", EnumSet.of(Method.SOFTMAX, Method.SIGMOID, Method.HEAD, Method.TUNE, Method.SCRATCH));

    /** The names of the presets of augmentation. */
    static final class Presets implements Iterable<String>, ITypeConverter<String> {
        @Override
        public Iterator<String> iterator() {
            return Augmentation.presets().stream().map(Augmentation.Chain::name).iterator();
        }

        @Override
        public String convert(String word) {
            try {
                return Augmentation.preset(word).name();
            } catch (CourseException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** How a frozen prefix's activations are stored. */
    enum Storing {
        NO, FLOAT16, FLOAT32;

        Stored made() {
            return switch (this) {
                case NO -> Stored.NO;
                case FLOAT16 -> Stored.FLOAT16;
                case FLOAT32 -> Stored.FLOAT32;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What pictures of each class count. */
    enum Weighing {
        NONE, BALANCED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs of each phase; the method's own by default (${takes.epochs}).")
    Integer epochs;

    @Option(names = "--part", paramLabel = "PART",
            description = "What is trained: new_layers, classifier, all, or from a stage on, e.g. layer4; the method's own by default, guide takes a stage (${takes.part}).")
    String part;

    @Option(names = "--size", paramLabel = "N", description = "Pixels a side of what the network sees; its own by default (${takes.size}).")
    Integer size;

    @Option(names = "--batch", paramLabel = "N", description = "Pictures in one update; 16 by default (${takes.batch}).")
    Integer batch;

    @Option(names = "--rate", paramLabel = "R", description = "Learning rate, one for all layers that learn; the method's own by default (${takes.rate}).")
    Double rate;

    @Option(names = "--augment", paramLabel = "PRESET", completionCandidates = Presets.class, converter = Presets.class,
            description = "Change of training pictures: ${COMPLETION-CANDIDATES}; the method's own by default (${takes.augment}).")
    String augment;

    @Option(names = "--views", paramLabel = "K",
            description = "Changed copies of a training picture, dealt out by epoch; 1: not changed; by default anew in each epoch, 4 where 8 epochs are stored (${takes.views}).")
    Integer views;

    @Option(names = "--stored", paramLabel = "NUMBERS",
            description = "Whether what lies below --part is computed once and stored: ${COMPLETION-CANDIDATES}; no by default, tune float16 (${takes.stored}).")
    Storing stored;

    @Option(names = "--class-weights", paramLabel = "RULE",
            description = "What pictures of each class count in the loss: ${COMPLETION-CANDIDATES}; balanced: all classes the same together, of a label "
                    + "those with it and those without; none by default (${takes.class_weights}).")
    Weighing classWeights;

    @Option(names = "--multi-label",
            description = "Pictures show none, one or more of several labels, each a yes-or-no question: folders named misty+tigger or none, or labels.csv (${takes.multi_label}).")
    Boolean multiLabel;

    /** The method that trains, by {@link #check}. */
    private Method method;

    /** @throws CourseException in one sentence, if a value is none, or the method does not take it */
    void check(Method chosen) {
        method = chosen;
        Checks.positive("--epochs", epochs);
        Checks.positive("--size", size);
        Checks.positive("--batch", batch);
        Checks.positive("--views", views);
        if (rate != null && !(rate > 0 && rate < 10)) {
            throw new CourseException("--rate is %s: give a rate above 0 and below 10, e.g. 1e-3.", rate);
        }
        if (part != null && part.isBlank()) {
            throw new CourseException("--part is empty: give new_layers, classifier, all, or a stage, e.g. layer4.");
        }
        if (method == Method.GUIDE) {
            stage();
        }
        given().keySet().stream().filter(name -> !TAKEN_BY.get(name).contains(method)).findFirst().ifPresent(name -> {
            throw new CourseException("--method %s takes no --%s: leave it out, or choose one that does (%s).", method, name.replace('_', '-'), takers(TAKEN_BY.get(name)));
        });
    }

    /** For the help: what {@code ${takes.NAME}} stands for, the methods that take an option. */
    static Map<String, String> takers() {
        return TAKEN_BY.entrySet().stream().collect(Collectors.toMap(entry -> "takes." + entry.getKey(), entry -> takers(entry.getValue())));
    }

    private static String takers(Set<Method> methods) {
        return methods.stream().map(Method::word).collect(Collectors.joining(", "));
    }

    /** A training with all that was given but epochs, rate, size and class weights, which each method understands in its own way. */
    Trainer on(Trainer trainer) {
        given(part(), trainer::trainOnly);
        given(batch, trainer::batch);
        given(augment, preset -> trainer.augment(Augmentation.preset(preset)));
        return stored(trainer);
    }

    /** A protocol with the views and the storing that were given. */
    <P extends Protocol<P>> P stored(P protocol) {
        given(views, protocol::views);
        given(stored, chosen -> protocol.stored(chosen.made()));
        return protocol;
    }

    /** Does something with a value, if it was given. */
    static <T> void given(T value, Consumer<T> does) {
        Optional.ofNullable(value).ifPresent(does);
    }

    /** What pictures of each class count; all the same where nothing was given. */
    ClassWeights weights(DataSet data) {
        return classWeights == null || classWeights == Weighing.NONE ? ClassWeights.NONE : multiLabel() ? MultiLabel.balanced(data) : ClassWeights.balanced(data);
    }

    /** Whether pictures have any number of labels: it was said, or the method knows nothing else. */
    boolean multiLabel() {
        return multiLabel != null || method == Method.SIGMOID;
    }

    /** What was given, by its name in a result. */
    Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("epochs", epochs);
        given.put("part", part);
        given.put("size", size);
        given.put("batch", batch);
        given.put("rate", rate);
        given.put("augment", augment);
        given.put("views", views);
        given.put("stored", stored);
        given.put("multi_label", multiLabel);
        given.put("class_weights", classWeights);
        given.values().removeIf(value -> value == null);
        return given;
    }

    Part part() {
        return part == null ? null : Part.of(part);
    }

    /**
     * The part as a stage, or null if none was given.
     *
     * @throws CourseException if it is no stage
     */
    String stage() {
        if (part != null && part().kind() != Part.Kind.FROM) {
            throw new CourseException("--method guide tunes all layers, or those from a stage on: give --part a stage, e.g. layer4, not %s.", part);
        }
        return part == null ? null : part().stage();
    }

    /** @throws CourseException before any work, if the network has no such stage */
    void require(Network network) {
        if (part != null) {
            part().require(network);
        }
    }

    /** A network's preprocessing, in the size given. */
    Preprocessing sized(Preprocessing own) {
        return size == null ? own : own.side(size);
    }
}
