package tsugiki.train;

import java.nio.file.Path;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.network.Network;
import tsugiki.nn.BatchNorm2d;
import tsugiki.picture.Augmentation;
import tsugiki.picture.Preprocessing;
import tsugiki.transfer.HeadPlan;
import tsugiki.transfer.Part;
import tsugiki.transfer.Rates;
import tsugiki.transfer.Student;
import tsugiki.zoo.Zoo;

/**
 * The comparison for everything that is transferred: a network that knows nothing, and all of it trained.
 *
 * <p>Every weight is drawn as its authors do. 30 epochs: Adam 2e-3 for all layers, lowered along half a cosine to
 * 0 at every update; batches of 16; a random part of 35 to 100 % of each picture, flipped in half of the cases.
 */
public final class Scratch {

    /**
     * How far BatchNorm's running statistics follow each batch. EfficientNet-Lite's own 0.01 suits the hundred thousands
     * of updates on ImageNet; after the few hundred of a small data set they would still be near where they began.
     */
    private static final double MOMENTUM = 0.1;

    private final DataSet data;
    private final String name;
    private TrainingSettings settings;
    private Path folder;
    private Progress.Factory progress = Progress.standard();

    private Scratch(DataSet data, String name) {
        this.data = data;
        this.name = name;
        this.settings = TrainingSettings.of(Zoo.card(name).preprocessing())
                .part(Part.ALL).epochs(30).batch(16).optimizer(Adam.of()).rates(Rates.one(2e-3))
                .augmentation(Augmentation.light());
    }

    /**
     * The protocol on these pictures.
     *
     * @param name e.g. {@code efficientnet_lite0}
     * @throws tsugiki.base.CourseException if there is no network of this name
     */
    public static Scratch of(DataSet data, String name) {
        return new Scratch(data, name);
    }

    /** Epochs, at least 1; 30 by default. */
    public Scratch epochs(int count) {
        this.settings = settings.epochs(count);
        return this;
    }

    /** Seed of the weights, of order, augmentation and dropout; 0 by default. */
    public Scratch seed(long chosen) {
        this.settings = settings.seed(chosen);
        return this;
    }

    /** Another change of training pictures, or none. */
    public Scratch augment(Augmentation chosen) {
        this.settings = settings.augmentation(chosen);
        return this;
    }

    /** Another size of pictures; the card's by default. */
    public Scratch preprocessing(Preprocessing chosen) {
        this.settings = settings.preprocessing(chosen);
        return this;
    }

    /** See {@link Trainer#in}. */
    public Scratch in(Path dir) {
        this.folder = dir;
        return this;
    }

    /** See {@link Trainer#progress}. */
    public Scratch progress(Progress.Factory factory) {
        this.progress = factory;
        return this;
    }

    /** The student that knows nothing, trained. */
    public Run fit() {
        return trainer(student()).fit();
    }

    /** A student of which every weight is drawn, by the seed. */
    public Student student() {
        Network net = Zoo.create(name);
        Student student = Student.of(net, data.classes(), HeadPlan.linear(), settings.seed());
        net.initialize(settings.seed());
        net.blocks().values().forEach(block -> {
            if (block instanceof BatchNorm2d norm) {
                norm.momentum(MOMENTUM);
            }
        });
        return student.trainOnly(settings.part()).preprocessing(settings.preprocessing());
    }

    /** How such a student is trained, to be changed before {@code fit()}. */
    public Trainer trainer(Student student) {
        return Trainer.of(student, data).settings(settings).schedule(Schedule.cosine(settings.epochs()).everyUpdate())
                .in(folder).progress(progress);
    }
}
