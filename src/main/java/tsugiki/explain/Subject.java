package tsugiki.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.network.Probabilities;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;
import tsugiki.transfer.Student;
import tsugiki.zoo.ImageNet;

/**
 * A network to be questioned, with the names of its logits and the way pictures come to it.
 *
 * <p>A picture is <em>seen</em> when it was resized and cut, so that only normalisation is left.
 *
 * @param probabilities what its logits mean, {@code [classes]}
 */
record Subject(Network network, List<String> classes, Preprocessing preprocessing, UnaryOperator<float[]> probabilities) {

    static Subject of(Student student) {
        return new Subject(student.network(), student.classes(), student.preprocessing(), student::probabilities);
    }

    /** A network with the head it was published with, for ImageNet's classes. */
    static Subject of(Network network) {
        return new Subject(network, ImageNet.classes(), network.preprocessing(), Probabilities::of);
    }

    Picture see(Picture picture) {
        return preprocessing.geometry(picture);
    }

    /** What another subject saw, in the size this one takes, uncut. */
    Picture seeAgain(Picture seen) {
        return preprocessing.size(preprocessing.crop(), preprocessing.crop()).geometry(seen);
    }

    /** {@code [N, 3, crop, crop]}, normalised. */
    NDArray pixels(NDManager memory, List<Picture> seen) {
        int side = preprocessing.crop();
        float[] all = new float[seen.size() * side * side * 3];
        FloatBuffer values = FloatBuffer.wrap(all);
        seen.forEach(picture -> preprocessing.normalise(picture, values));
        try (NDArray shared = memory.create(all, new Shape(seen.size(), side, side, 3)); NDArray own = shared.duplicate()) {
            return own.transpose(0, 3, 1, 2);
        }
    }

    /** Its logits for a seen picture, {@code [classes]}. @throws CourseException if there are not as many as classes */
    float[] logits(Picture seen) {
        return logits(List.of(seen))[0];
    }

    /** Its logits for seen pictures of one batch, {@code [N][classes]}. */
    private float[][] logits(List<Picture> seen) {
        try (Inference quiet = network.inference(); NDManager memory = network.manager().newSubManager()) {
            float[] logits = network.call(pixels(memory, seen)).toFloatArray();
            int width = logits.length / seen.size();
            if (width != classes.size()) {
                throw new CourseException("%s has a head for %d classes, not ImageNet's %d: ask its student instead.",
                        network.name(), width, classes.size());
            }
            return IntStream.range(0, seen.size()).mapToObj(i -> Arrays.copyOfRange(logits, i * width, (i + 1) * width)).toArray(float[][]::new);
        }
    }

    Answer answer(Picture seen) {
        return answers(List.of(seen)).get(0);
    }

    /** What it names seen pictures of one batch, in their order. */
    List<Answer> answers(List<Picture> seen) {
        return Stream.of(logits(seen)).map(this::answer).toList();
    }

    private Answer answer(float[] logits) {
        float[] p = probabilities.apply(logits);
        int best = Numbers.argmax(p);
        return new Answer(best, classes.get(best), p[best]);
    }

    /** @throws CourseException if no class has this name; lists some that there are */
    int label(String name) {
        int label = classes.indexOf(name);
        if (label < 0) {
            throw new CourseException("%s knows no class '%s': choose one of its %d, such as %s.",
                    network.name(), name, classes.size(), String.join(", ", classes.subList(0, Math.min(5, classes.size()))));
        }
        return label;
    }
}
