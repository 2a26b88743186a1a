package tsugiki.show;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.data.Picture;
import tsugiki.data.Preprocessing;
import tsugiki.nn.Autograd;
import tsugiki.transfer.Student;
import tsugiki.zoo.ImageNet;
import tsugiki.zoo.Network;

/** What a network says of one picture. */
public final class Predictions {

    private Predictions() {}

    /** The most probable ImageNet classes, with the preprocessing of the network's card: columns class, probability. */
    public static Table top(Network net, Picture picture, int count) {
        return top(net, picture, net.card().preprocessing(), count);
    }

    /**
     * The same with a preprocessing of one's own.
     *
     * @throws CourseException if the network's head no longer answers with ImageNet's 1000 classes
     */
    public static Table top(Network net, Picture picture, Preprocessing preprocessing, int count) {
        return top(softmax(logits(net, picture, preprocessing)), ImageNet.classes(), count);
    }

    /** The most probable classes of a student, with its preprocessing. */
    public static Table top(Student student, Picture picture, int count) {
        return top(softmax(logits(student.network(), picture, student.preprocessing())), student.classes(), count);
    }

    /**
     * The largest of some probabilities.
     *
     * @param probabilities of each class, 0..1
     * @throws CourseException if there are not as many classes as probabilities
     */
    public static Table top(float[] probabilities, List<String> classes, int count) {
        if (probabilities.length != classes.size()) {
            throw new CourseException("There are %d probabilities but %d class names: take both from one network.",
                    probabilities.length, classes.size());
        }
        List<Integer> best = IntStream.range(0, probabilities.length).boxed()
                .sorted(Comparator.comparingDouble(i -> -probabilities[i])).limit(count).toList();
        Table table = Table.create("predictions",
                StringColumn.create("class", best.stream().map(classes::get).toList()),
                DoubleColumn.create("probability", best.stream().mapToDouble(i -> probabilities[i]).toArray()));
        return Tables.percent(table, "probability");
    }

    /** Logits {@code [classes]} of one picture, with the preprocessing of the network's card. */
    public static float[] logits(Network net, Picture picture) {
        return logits(net, picture, net.card().preprocessing());
    }

    /** Logits {@code [classes]} of one picture, in evaluation mode and without gradients. */
    public static float[] logits(Network net, Picture picture, Preprocessing preprocessing) {
        boolean before = net.isTraining();
        net.train(false);
        try (Autograd.Mode off = Autograd.off(); NDManager memory = net.manager().newSubManager();
                NDArray x = preprocessing.pixels(memory, picture);
                NDArray logits = net.call(x)) {
            return logits.toFloatArray();
        } finally {
            net.train(before);
        }
    }

    /** Softmax: {@code p[i] = exp(z[i]) / sum over j of exp(z[j])}; the values are above 0 and their sum is 1. */
    public static float[] softmax(float[] logits) {
        double most = IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).max().orElse(0);
        double sum = IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i] - most)).sum();
        float[] p = new float[logits.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = (float) (Math.exp(logits[i] - most) / sum);
        }
        return p;
    }
}
