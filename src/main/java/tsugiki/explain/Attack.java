package tsugiki.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.SplittableRandom;
import tsugiki.base.CourseException;
import tsugiki.evaluate.Loss;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.transfer.Student;

/**
 * Changes a picture so little that nobody sees it, and so that a network's answer changes.
 *
 * <p>In one step, the fast gradient sign method: {@code x' = x + epsilon sign(d loss / d x)}; Goodfellow et al.
 * 2014, https://arxiv.org/abs/1412.6572. In several, {@code x' = clip(x' + a sign(d loss / d x'))} with the clip
 * to {@code x ± epsilon} and to 0..255 and {@code a = 2.5 epsilon / steps}; Kurakin et al. 2016,
 * https://arxiv.org/abs/1607.02533, Madry et al. 2017, https://arxiv.org/abs/1706.06083 (here without a random
 * start). {@code x} are pixels, 0..255; normalisation is inside. The result is rounded to whole pixel values.
 *
 * <p>Where nothing is said: epsilon 4 of 255, one step. Settings are immutable: each gives a new attack.
 */
public final class Attack {

    /** Of the way to the bound: steps may turn back and still reach it. */
    private static final double REACH = 2.5;

    private final Subject subject;
    private final int epsilon;
    private final int steps;

    private Attack(Subject subject, int epsilon, int steps) {
        this.subject = subject;
        this.epsilon = epsilon;
        this.steps = steps;
        if (epsilon < 1 || epsilon > 255 || steps < 1) {
            throw new CourseException("An attack within %d of 255 in %d steps does nothing: choose an epsilon of 1 to 255, e.g. 4, and at least one step.",
                    epsilon, steps);
        }
    }

    /** On a student, with its own preprocessing. */
    public static Attack of(Student student) {
        return new Attack(Subject.of(student), 4, 1);
    }

    /** On a network with its ImageNet head, e.g. a public teacher, with the preprocessing of its card. */
    public static Attack of(Network network) {
        return new Attack(Subject.of(network), 4, 1);
    }

    /** By how much a value may change at most, 1..255. */
    public Attack epsilon(int of255) {
        return new Attack(subject, of255, steps);
    }

    /** How often the gradient is asked; 1 is the fast method. */
    public Attack steps(int count) {
        return new Attack(subject, epsilon, count);
    }

    /** Another size of pictures, e.g. that of the students to come. */
    public Attack preprocessing(Preprocessing chosen) {
        return new Attack(new Subject(subject.network(), subject.classes(), chosen), epsilon, steps);
    }

    /**
     * Away from the true class: raises its cross-entropy.
     *
     * @throws CourseException if the network knows no such class
     */
    public Attacked away(Picture picture, String trueClass) {
        return run("away from " + trueClass, picture, crossEntropy(trueClass), 1);
    }

    /**
     * Towards a wrong class: lowers its cross-entropy.
     *
     * @throws CourseException if the network knows no such class
     */
    public Attacked toward(Picture picture, String wrongClass) {
        return run("towards " + wrongClass, picture, crossEntropy(wrongClass), -1);
    }

    /**
     * Towards the features of another picture, without any head: lowers
     * {@code |embed(x') - embed(model)|^2 / |embed(model)|^2}. Who has only the public teacher can fool its
     * students so. Wang et al. 2018, "With Great Training Comes Great Vulnerability", USENIX Security, who bound
     * the change by structural similarity instead.
     *
     * @param model the picture to be taken for
     */
    public Attacked mimic(Picture picture, Picture model) {
        try (NDManager memory = subject.network().manager().newSubManager()) {
            return run("towards another picture's features", picture, features(embedded(memory, model)), -1);
        }
    }

    /** No attack but a yardstick: every value moved by epsilon, up or down by chance. The losses are NaN. */
    public Attacked noise(Picture picture, long seed) {
        Picture seen = subject.see(picture);
        SplittableRandom random = new SplittableRandom(seed);
        byte[] rgb = new byte[seen.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            int moved = (seen.rgb()[i] & 255) + (random.nextBoolean() ? epsilon : -epsilon);
            rgb[i] = (byte) Math.max(0, Math.min(255, moved));
        }
        Picture changed = new Picture(seen.width(), seen.height(), rgb);
        return new Attacked("by chance", seen, changed, epsilon, answers(seen, changed), Double.NaN, Double.NaN);
    }

    /** What is raised or lowered: a number, from normalised pixels {@code [1, 3, H, W]}. */
    private interface Score {
        NDArray of(NDArray x);
    }

    private Score crossEntropy(String className) {
        int[] label = {subject.label(className)};
        return x -> Loss.CROSS_ENTROPY.of(subject.network().call(x), label);
    }

    private Score features(NDArray model) {
        float size = model.square().sum().getFloat();
        return x -> subject.network().embed(x).sub(model).square().sum().div(size);
    }

    private NDArray embedded(NDManager memory, Picture model) {
        try (Inference quiet = subject.network().inference()) {
            return subject.network().embed(subject.pixels(memory, subject.see(model)));
        }
    }

    private Attacked run(String aim, Picture picture, Score score, int direction) {
        Picture seen = subject.see(picture);
        BoundedPixels pixels = new BoundedPixels(seen, epsilon);
        double step = direction * (steps == 1 ? epsilon : REACH * epsilon / steps);
        double before = Double.NaN;
        for (int i = 0; i < steps; i++) {
            InputGradient now = at(pixels, score);
            before = i == 0 ? now.score() : before;
            pixels.move(now.gradient(), step);
        }
        pixels.round();
        return new Attacked(aim, seen, pixels.picture(), epsilon, answers(seen, pixels.picture()), before, at(pixels, score).score());
    }

    private InputGradient at(BoundedPixels pixels, Score score) {
        try (NDManager memory = subject.network().manager().newSubManager()) {
            return InputGradient.of(subject.network(), pixels.array(memory), x -> score.of(pixels.normalised(x, subject.preprocessing())));
        }
    }

    private BeforeAfter answers(Picture seen, Picture changed) {
        return new BeforeAfter(subject.network().name(), subject.answer(seen), subject.answer(changed));
    }
}
