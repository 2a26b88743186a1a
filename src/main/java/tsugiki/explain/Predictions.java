package tsugiki.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.network.Probabilities;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.transfer.Student;
import tsugiki.zoo.ImageNet;

/** What a network says of one picture. */
public final class Predictions {

    private Predictions() {}

    /**
     * ImageNet's most likely classes for a picture, likeliest first, with the preprocessing of the network's
     * card: class, probability (0..1, softmax of the logits).
     *
     * @throws CourseException if the network's head does not have ImageNet's 1000 classes
     */
    public static Table top(Network net, Picture picture, int atMost) {
        return top(net, picture, net.preprocessing(), atMost);
    }

    /**
     * ImageNet's most likely classes for a picture, likeliest first: class, probability (0..1, softmax of the logits).
     *
     * @param preprocessing with other constants than the card's the answer is worse, without a word
     * @throws CourseException if the network's head does not have ImageNet's 1000 classes
     */
    public static Table top(Network net, Picture picture, Preprocessing preprocessing, int atMost) {
        float[] p = probabilities(net, picture, preprocessing);
        if (p.length != ImageNet.classes().size()) {
            throw new CourseException("%s has a head for %d classes, not ImageNet's %d: ask its student instead.",
                    net.name(), p.length, ImageNet.classes().size());
        }
        return table(ImageNet.classes(), p, atMost);
    }

    /** A student's most likely classes for a picture, with the student's preprocessing. */
    public static Table top(Student student, Picture picture, int atMost) {
        return table(student.classes(), student.probabilities(logits(student.network(), picture, student.preprocessing())), atMost);
    }

    /**
     * Softmax of the logits, {@code [classes]}, in evaluation mode and without gradients.
     *
     * @param preprocessing the backbone's; with other constants the answer is worse, without a word
     */
    public static float[] probabilities(Network net, Picture picture, Preprocessing preprocessing) {
        return Probabilities.of(logits(net, picture, preprocessing));
    }

    /** Logits {@code [classes]} of one picture, with the preprocessing of the network's card. */
    public static float[] logits(Network net, Picture picture) {
        return logits(net, picture, net.preprocessing());
    }

    /** Logits {@code [classes]} of one picture, in evaluation mode and without gradients. */
    public static float[] logits(Network net, Picture picture, Preprocessing preprocessing) {
        try (Inference quiet = net.inference(); NDManager memory = net.manager().newSubManager();
                NDArray x = preprocessing.pixels(memory, picture); NDArray logits = net.call(x)) {
            return logits.toFloatArray();
        }
    }

    private static Table table(List<String> classes, float[] p, int atMost) {
        int[] order = IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> -p[i]))
                .limit(atMost).mapToInt(i -> i).toArray();
        DoubleColumn probability = DoubleColumn.create("probability", IntStream.of(order).mapToDouble(i -> p[i]).toArray());
        probability.setPrintFormatter(Text.percent(), "");
        return Table.create("predictions",
                StringColumn.create("class", IntStream.of(order).mapToObj(classes::get).toList()), probability);
    }
}
