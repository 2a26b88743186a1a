package tsugiki.transfer;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tsugiki.base.CourseException;
import tsugiki.data.Item;
import tsugiki.export.Export;
import tsugiki.export.Format;
import tsugiki.features.LinearProbe;
import tsugiki.features.SigmoidProbe;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.network.Probabilities;
import tsugiki.network.Thresholds;
import tsugiki.nn.Autograd;
import tsugiki.nn.Block;
import tsugiki.nn.Linear;
import tsugiki.nn.Parameter;
import tsugiki.picture.Preprocessing;

/**
 * A pretrained network with a new head for classes of one's own.
 *
 * <p>{@code logits = head(embed(x))}; {@code x [N, 3, H, W]}, logits {@code [N, classes]}. A new student trains
 * {@link Part#NEW_LAYERS} and keeps BatchNorm's statistics where weights are frozen ({@link Statistics#FROZEN_WITH_WEIGHTS}).
 *
 * <p>The surgery is done on the network itself, which belongs to its student from then on: closing the student closes it.
 */
public final class Student implements AutoCloseable {

    /** Seed of the new head's first values where none is given. */
    public static final long DEFAULT_SEED = 0;

    private final Network network;
    private final List<String> classes;
    private final HeadPlan plan;
    private final String newLayers;
    private final Block head;
    private Part part = Part.NEW_LAYERS;
    private Statistics statistics = Statistics.FROZEN_WITH_WEIGHTS;
    private Preprocessing preprocessing;
    private TrainingNote note = TrainingNote.NONE;
    private Refusal refusal;
    private Reference reference;
    private Thresholds thresholds;
    private Learning learning = new Learning(Learnt.UNKNOWN);

    /** Without values in its head: they come from a file. */
    Student(Network network, List<String> classes, HeadPlan plan) {
        this.network = network;
        this.classes = Surgery.checkedClasses(classes);
        this.plan = Objects.requireNonNull(plan);
        network.dropAuxiliary();
        this.newLayers = Surgery.replaceHead(network, plan, classes.size());
        this.head = network.head();
        this.preprocessing = network.preprocessing();
        Freezing.apply(this);
    }

    /**
     * Puts one new layer in the place of the last one, drawn as PyTorch does from {@link #DEFAULT_SEED}.
     *
     * @param classes names, in the order of the logits; at least two
     */
    public static Student of(Network network, List<String> classes) {
        return of(network, classes, HeadPlan.linear());
    }

    /** Puts the new head of a plan in the place of the old one, drawn from {@link #DEFAULT_SEED}. */
    public static Student of(Network network, List<String> classes, HeadPlan plan) {
        return of(network, classes, plan, DEFAULT_SEED);
    }

    /** Puts the new head of a plan in the place of the old one; its weights depend on {@code seed} alone. */
    public static Student of(Network network, List<String> classes, HeadPlan plan, long seed) {
        Student student = new Student(network, classes, plan);
        student.head.initialize(network.manager(), seed);
        Freezing.apply(student);
        return student;
    }

    /** Puts a fitted probe in the place of the head: the student answers as the probe does. @throws CourseException if the probe has other classes, or another width */
    public static Student of(Network network, List<String> classes, LinearProbe probe) {
        Surgery.requireProbe(network, classes, probe);
        Student student = of(network, classes, HeadPlan.probe());
        probe.fill((Linear) student.head, network.manager());
        return student.thresholds(probe instanceof SigmoidProbe several ? several.thresholds() : null);
    }

    /** Reads a student from its folder, in evaluation mode. @throws CourseException if a file is missing or damaged, or does not fit the network */
    public static Student load(Path folder) {
        return StudentFolder.load(folder);
    }

    /** Writes the student as one folder, with the note it has. */
    public void save(Path folder) {
        save(folder, note);
    }

    /**
     * Writes the student as one folder with its {@link StudentCard}, whole or not at all, in the place of a student that was there. Other files in its folder stay.
     * @param note how it was trained and what it scored; of a path to the pictures its last name is kept
     * @throws CourseException if the folder holds something else, or cannot be written
     */
    public void save(Path folder, TrainingNote note) {
        requireHead();
        TrainingNote told = note.portable();
        StudentFolder.save(this, folder, told);
        this.note = told;
    }

    /** Writes a file that others run without this kit; it refuses as the student does if it is ONNX. @throws CourseException if it cannot be written, or ONNX's library is missing */
    public void export(Format format, Path file) {
        requireHead();
        new Export(network, preprocessing, classes.size(), StudentLabel.of(this, format), refusal().flatMap(asked -> asked.exported(this)), Outputs.probabilities(this)).write(format, file);
    }

    /** Remembers the pictures its weights are fitted to and those that choose the best epoch; their bytes are read when it is saved. Note, refusal and reference go. */
    public Student learnsFrom(List<Item> training, List<Item> validation) {
        learning.from(training, validation);
        note = TrainingNote.NONE;
        return refusal(null);
    }

    /** What it learnt from so far. */
    public Learnt learnt() {
        return learning.learnt();
    }

    /** The network under the new head. */
    public Network network() {
        return network;
    }

    /** How pictures are brought to the network: its card's, unless another was chosen. */
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /** Chooses another preprocessing, e.g. the card's at a smaller size; it is saved with the student. */
    public Student preprocessing(Preprocessing preprocessing) {
        this.preprocessing = Objects.requireNonNull(preprocessing);
        return this;
    }

    /** How it was trained and what it scored, as last saved; {@link TrainingNote#NONE} for a new student, and for one whose weights were changed since. */
    public TrainingNote note() {
        return note;
    }

    /** Gives what it was loaded with. */
    Student kept(TrainingNote note, Learnt learnt) {
        this.note = note.portable(); // an older kit kept the whole path
        this.learning = new Learning(learnt);
        return this;
    }

    /** When it says "I do not know"; empty for one that answers always. */
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Lets it refuse, or with null answer always; it is saved with the student. A reference goes, whose answers were others. */
    public Student refusal(Refusal refusal) {
        this.refusal = refusal;
        reference = null;
        return this;
    }

    /** What it said of validation pictures; empty where nobody kept it. */
    public Optional<Reference> reference() {
        return Optional.ofNullable(reference);
    }

    /** Keeps what it said of validation pictures, to be compared with later; it is saved with the student. */
    public Student reference(Reference reference) {
        this.reference = reference;
        return this;
    }

    /** From which probability on each class is answered, where a picture may have several: its classes are labels. Empty: one class a picture. */
    public Optional<Thresholds> thresholds() {
        return Optional.ofNullable(thresholds);
    }

    /** Makes its classes labels, of which a picture has any number, or with null one class a picture; it is saved with the student. */
    public Student thresholds(Thresholds chosen) {
        thresholds = chosen == null ? null : chosen.require(classes.size());
        return this;
    }

    /** Names of the classes, in the order of the logits. */
    public List<String> classes() {
        return classes;
    }

    /** What was put in the place of the old head. */
    public HeadPlan plan() {
        return plan;
    }

    /** Path of the block the surgery put in, e.g. {@code fc}, {@code classifier.6}. */
    public String newLayers() {
        return newLayers;
    }

    /** The part that is trained. */
    public Part part() {
        return part;
    }

    /** What BatchNorm's statistics do in training mode. */
    public Statistics statistics() {
        return statistics;
    }

    /** Freezes every weight but those of {@code part}, which are unfrozen. @throws CourseException if it names a stage the network does not have; lists the stages */
    public Student trainOnly(Part part) {
        part.paths(network, newLayers);
        this.part = part;
        Freezing.apply(this);
        return this;
    }

    /** Chooses what BatchNorm's running statistics do in training mode. */
    public Student statistics(Statistics statistics) {
        this.statistics = Objects.requireNonNull(statistics);
        Freezing.apply(this);
        return this;
    }

    /** The first blocks of the trunk in which nothing is trained and no statistic moves: a fixed function of the picture, to be stored. Empty where the first learns. */
    public List<String> frozenPrefix() {
        return Freezing.prefix(network);
    }

    /** The weights that training changes, by path, in the network's order. */
    public Map<String, Parameter> trainable() {
        requireHead();
        return Freezing.trained(network);
    }

    /** Training mode above the {@link #frozenPrefix}, which stays in evaluation mode: dropout acts, BatchNorm's statistics do as {@link #statistics()} says. */
    public Student train() {
        network.train(true);
        frozenPrefix().forEach(path -> network.child(path).train(false));
        return this;
    }

    /** Evaluation mode: no dropout, running statistics everywhere, nothing moves. */
    public Student evaluate() {
        network.train(false);
        return this;
    }

    /**
     * Logits {@code [N, classes]} of pictures {@code [N, 3, H, W]}, in the mode chosen by {@link #train} or {@link #evaluate}; whether
     * gradients are recorded is the caller's ({@link Autograd}). @throws CourseException as {@link #requireHead}
     */
    public NDArray logits(NDArray x) {
        requireHead();
        return network.call(x);
    }

    /** {@link Probabilities} {@code [N, classes]}, in evaluation mode and without gradients: softmax of the logits, of labels their sigmoid. */
    public NDArray probabilities(NDArray x) {
        try (Inference quiet = network.inference(); NDArray logits = logits(x)) {
            return Outputs.probabilities(this).apply(logits);
        }
    }

    /** {@link Probabilities} {@code [classes]} of one picture's logits. */
    public float[] probabilities(float[] logits) {
        return thresholds == null ? Probabilities.of(logits) : Probabilities.sigmoid(logits);
    }

    /** @throws CourseException if the network has got another head since, or is closed */
    public void requireHead() {
        Surgery.requireHead(network, head);
    }

    /** What is trained, what is frozen, and what BatchNorm's statistics do, in words. */
    public String describe() {
        return StudentText.of(this);
    }

    @Override
    public String toString() {
        return describe();
    }

    @Override
    public void close() {
        network.close();
    }
}
