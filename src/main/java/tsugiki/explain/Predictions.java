package tsugiki.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    /**
     * ImageNet's most likely classes for a picture, likeliest first: class, probability (0..1, softmax of
     * the logits).
     *
     * @throws CourseException if the network's head does not have ImageNet's 1000 classes
     */
    public static Table top(Network net, Picture picture, int atMost) {
        float[] p = probabilities(net, picture, net.card().preprocessing());
        if (p.length != ImageNet.classes().size()) {
            throw new CourseException("%s has a head for %d classes, not ImageNet's %d: ask its student instead.",
                    net.name(), p.length, ImageNet.classes().size());
        }
        return table(ImageNet.classes(), p, atMost);
    }

    /** A student's most likely classes for a picture, at its backbone's own size. */
    public static Table top(Student student, Picture picture, int atMost) {
        return table(student.classes(), probabilities(student.network(), picture, student.network().card().preprocessing()), atMost);
    }

    /**
     * Softmax of the logits, {@code [classes]}, in evaluation mode and without gradients.
     *
     * @param preprocessing the backbone's; with other constants the answer is worse, without a word
     */
    public static float[] probabilities(Network net, Picture picture, Preprocessing preprocessing) {
        float[] values = preprocessing.normalise(preprocessing.geometry(picture));
        long side = preprocessing.crop();
        boolean before = net.isTraining();
        try (Autograd.Mode off = Autograd.off(); NDManager memory = net.manager().newSubManager()) {
            net.train(false);
            NDArray x = memory.create(values, new Shape(1, side, side, 3)).transpose(0, 3, 1, 2);
            try (NDArray logits = net.call(x); NDArray p = logits.softmax(1)) {
                return p.toFloatArray();
            }
        } finally {
            net.train(before);
        }
    }

    private static Table table(List<String> classes, float[] p, int atMost) {
        int[] order = IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> -p[i]))
                .limit(atMost).mapToInt(i -> i).toArray();
        DoubleColumn probability = DoubleColumn.create("probability", IntStream.of(order).mapToDouble(i -> p[i]).toArray());
        probability.setPrintFormatter(new DecimalFormat("0.0 %", DecimalFormatSymbols.getInstance(Locale.ROOT)), "");
        return Table.create("predictions",
                StringColumn.create("class", IntStream.of(order).mapToObj(classes::get).toList()), probability);
    }
}
