package tsugiki.train;

import tsugiki.data.DataSet;
import tsugiki.network.Network;
import tsugiki.nn.BatchNorm2d;
import tsugiki.picture.Augmentation;
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
public final class Scratch extends Protocol<Scratch> {

    /**
     * How far BatchNorm's running statistics follow each batch. EfficientNet-Lite's own 0.01 suits the hundred thousands
     * of updates on ImageNet; after the few hundred of a small data set they would still be near where they began.
     */
    private static final double MOMENTUM = 0.1;

    private static final int EPOCHS = 30;

    private final String name;

    private Scratch(DataSet data, String name) {
        super(data, TrainingSettings.of(Zoo.card(name).preprocessing())
                .part(Part.ALL).epochs(EPOCHS).schedule(schedule(EPOCHS)).batch(16).optimizer(Adam.of()).rates(Rates.one(2e-3))
                .augmentation(Augmentation.light()));
        this.name = name;
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
        return with(settings().epochs(count).schedule(schedule(count)));
    }

    /** Another change of training pictures, or none. */
    public Scratch augment(Augmentation chosen) {
        return with(settings().augmentation(chosen));
    }

    /** The student that knows nothing, trained. */
    @Override
    public Run fit() {
        return trainer(student()).fit();
    }

    /** A student of which every weight is drawn, by the seed. */
    public Student student() {
        Network net = Zoo.create(name);
        Student student = Student.of(net, data().classes(), HeadPlan.linear(), settings().seed());
        net.initialize(settings().seed());
        net.blocks().values().forEach(block -> {
            if (block instanceof BatchNorm2d norm) {
                norm.momentum(MOMENTUM);
            }
        });
        return student.trainOnly(settings().part()).preprocessing(settings().preprocessing());
    }

    /** How such a student is trained, to be changed before {@code fit()}. */
    public Trainer trainer(Student student) {
        return Trainer.of(student, this);
    }

    private static Schedule schedule(int epochs) {
        return Schedule.cosine(epochs).everyUpdate();
    }
}
