package tsugiki.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.base.Seeds;
import tsugiki.data.Item;
import tsugiki.data.PictureProgress;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
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
 * <p>Where nothing is said: epsilon 4 of 255, one step. Settings are immutable: each gives a new attack. Many pictures
 * are changed in batches, each within its own bound and by its own gradient, as if it were alone.
 */
public final class Attack {

    /** Of the way to the bound: steps may turn back and still reach it. */
    private static final double REACH = 2.5;
    /** Pictures whose gradients are asked for at once: several times as many a second as one by one. */
    static final int BATCH = 16;
    /** Sums over all but the first dimension of {@code [N, D]}. */
    private static final int[] EACH = {1};
    private static final float[] UNKNOWN = {};

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
        return new Attack(new Subject(subject.network(), subject.classes(), chosen, subject.probabilities()), epsilon, steps);
    }

    /**
     * Away from the true class: raises its cross-entropy.
     *
     * @throws CourseException if the network knows no such class
     */
    public Attacked away(Picture picture, String trueClass) {
        return run("away from " + trueClass, List.of(subject.see(picture)), crossEntropy(subject.label(trueClass)), 1).get(0);
    }

    /**
     * Each picture away from its own class, a batch at a time.
     *
     * @param items labelled by {@code classes}
     * @throws CourseException if the network does not know one of the classes
     */
    public AttackedSet away(List<Item> items, List<String> classes) {
        return batches(items, batch -> run("away from its class", seen(batch),
                crossEntropy(batch.stream().mapToInt(item -> subject.label(classes.get(item.label()))).toArray()), 1));
    }

    /**
     * Towards a wrong class: lowers its cross-entropy.
     *
     * @throws CourseException if the network knows no such class
     */
    public Attacked toward(Picture picture, String wrongClass) {
        return run("towards " + wrongClass, List.of(subject.see(picture)), crossEntropy(subject.label(wrongClass)), -1).get(0);
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
        return mimic(List.of(subject.see(picture)), List.of(subject.see(model))).get(0);
    }

    /**
     * Each picture towards the features of one of its own, a batch at a time.
     *
     * @param model of each item, the picture to be taken for
     */
    public AttackedSet mimic(List<Item> items, UnaryOperator<Item> model) {
        return batches(items, batch -> mimic(seen(batch), seen(batch.stream().map(model).toList())));
    }

    private List<Attacked> mimic(List<Picture> seen, List<Picture> models) {
        try (NDManager memory = subject.network().manager().newSubManager()) {
            return run("towards another picture's features", seen, features(embedded(memory, models)), -1);
        }
    }

    /** No attack but a yardstick: every value moved by epsilon, up or down by chance. The losses are NaN. */
    public Attacked noise(Picture picture, long seed) {
        Picture seen = subject.see(picture);
        return attacked("by chance", List.of(seen), List.of(moved(seen, seed)), UNKNOWN, UNKNOWN).get(0);
    }

    /** The same for each picture, by a seed that follows from {@code seed} and its name. */
    public AttackedSet noise(List<Item> items, long seed) {
        return batches(items, batch -> {
            List<Picture> seen = seen(batch);
            List<Picture> moved = IntStream.range(0, seen.size())
                    .mapToObj(i -> moved(seen.get(i), Seeds.mix(seed, batch.get(i).name().hashCode(), 0))).toList();
            return attacked("by chance", seen, moved, UNKNOWN, UNKNOWN);
        });
    }

    private Picture moved(Picture seen, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] rgb = new byte[seen.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            int moved = (seen.rgb()[i] & 255) + (random.nextBoolean() ? epsilon : -epsilon);
            rgb[i] = (byte) Math.max(0, Math.min(255, moved));
        }
        return new Picture(seen.width(), seen.height(), rgb);
    }

    /** What is raised or lowered: a number a picture {@code [N]}, from normalised pixels {@code [N, 3, H, W]}. */
    private interface Score {
        NDArray of(NDArray x);
    }

    private Score crossEntropy(int... labels) {
        return x -> {
            NDArray logProbabilities = subject.network().call(x).logSoftmax(1);
            float[] minusOne = new float[(int) logProbabilities.size()];
            for (int i = 0; i < labels.length; i++) {
                minusOne[i * minusOne.length / labels.length + labels[i]] = -1;
            }
            return logProbabilities.mul(Autograd.constant(x.getManager(), minusOne, logProbabilities.getShape())).sum(EACH);
        };
    }

    private Score features(NDArray models) {
        NDArray sizes = models.square().sum(EACH);
        return x -> subject.network().embed(x).sub(models).square().sum(EACH).div(sizes);
    }

    private NDArray embedded(NDManager memory, List<Picture> models) {
        try (Inference quiet = subject.network().inference()) {
            return subject.network().embed(subject.pixels(memory, models));
        }
    }

    private AttackedSet batches(List<Item> items, Function<List<Item>, List<Attacked>> work) {
        List<Attacked> all = new ArrayList<>();
        try (Progress shown = Progress.standard().start("Changing", "pictures")) {
            PictureProgress meter = new PictureProgress(shown, items.size());
            for (int first = 0; first < items.size(); first += BATCH) {
                List<Item> batch = items.subList(first, Math.min(items.size(), first + BATCH));
                all.addAll(work.apply(batch));
                meter.saw(batch.size());
            }
        }
        return new AttackedSet(all);
    }

    /** Opened one by one: photographs are large, and what is seen of them is small. */
    private List<Picture> seen(List<Item> items) {
        return items.stream().map(item -> subject.see(item.source().open())).toList();
    }

    private List<Attacked> run(String aim, List<Picture> seen, Score score, int direction) {
        BoundedPixels pixels = new BoundedPixels(seen, epsilon);
        double step = direction * (steps == 1 ? epsilon : REACH * epsilon / steps);
        float[] before = UNKNOWN;
        for (int i = 0; i < steps; i++) {
            InputGradient now = at(pixels, score);
            before = i == 0 ? now.scores() : before;
            pixels.move(now.gradient(), step);
        }
        pixels.round();
        return attacked(aim, seen, pixels.pictures(), before, at(pixels, score).scores());
    }

    private InputGradient at(BoundedPixels pixels, Score score) {
        try (NDManager memory = subject.network().manager().newSubManager()) {
            return InputGradient.of(subject.network(), pixels.array(memory), x -> score.of(pixels.normalised(x, subject.preprocessing())));
        }
    }

    private List<Attacked> attacked(String aim, List<Picture> seen, List<Picture> changed, float[] lossBefore, float[] lossAfter) {
        List<Answer> before = subject.answers(seen);
        List<Answer> after = subject.answers(changed);
        return IntStream.range(0, seen.size()).mapToObj(i -> new Attacked(aim, seen.get(i), changed.get(i), epsilon,
                new BeforeAfter(subject.network().name(), before.get(i), after.get(i)), of(lossBefore, i), of(lossAfter, i))).toList();
    }

    private static double of(float[] losses, int i) {
        return losses == UNKNOWN ? Double.NaN : losses[i];
    }
}
