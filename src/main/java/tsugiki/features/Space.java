package tsugiki.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tsugiki.base.Digest;
import tsugiki.base.Json;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.picture.Preprocessing;

/**
 * Everything the stored activations of a picture depend on, besides the picture: with another network, other weights
 * below the stage, another preprocessing or view they are others. What stands above the stage does not count: a
 * network and the student grafted on it share the activations below.
 *
 * @param network torchvision's name
 * @param stage the block after which they are taken, a path of {@link Network#modules}, or {@link #HEAD}
 * @param weights SHA-256 of the values below
 * @param preprocessing as JSON
 * @param view which of a picture's augmented views; {@link #PLAIN} is the picture itself
 * @param type of the stored numbers, {@code FLOAT32} or {@code FLOAT16}
 * @param shape of one picture's activations: {@code [C, H, W]}, {@code [T, D]} or, pooled, {@code [D]}
 */
public record Space(String network, String stage, String weights, String preprocessing, String view, DataType type, List<Long> shape) {

    /** The stage whose activations are the head's input, {@link Network#embed}. */
    public static final String HEAD = "head";
    /** The view of a picture that is not augmented. */
    public static final String PLAIN = "";

    public Space {
        shape = List.copyOf(shape);
        if (type != DataType.FLOAT32 && type != DataType.FLOAT16) {
            throw new IllegalArgumentException("activations are stored as FLOAT32 or FLOAT16, not " + type);
        }
        if (shape.isEmpty() || shape.stream().anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException("activations of shape " + shape);
        }
    }

    /**
     * The space of a network's stage, not pooled. One blank picture goes through, to see the shape.
     *
     * @param stage a path of {@link Network#modules}, or {@link #HEAD}
     * @throws tsugiki.base.CourseException if the network has no such stage
     */
    public static Space of(Network net, String stage, Preprocessing preprocessing, String view, DataType type) {
        int side = preprocessing.crop();
        try (Inference quiet = net.inference(); NDManager memory = net.manager().newSubManager();
                NDArray blank = memory.zeros(new Shape(1, 3, side, side)); NDArray seen = run(net, stage, blank)) {
            long[] shape = seen.getShape().getShape();
            return new Space(net.name(), stage, weights(net, stage), Json.line(preprocessing), view, type,
                    LongStream.of(shape).skip(1).boxed().toList());
        }
    }

    /** The activations {@code [N, ...]} of pictures {@code [N, 3, H, W]}. */
    static NDArray run(Network net, String stage, NDArray x) {
        return stage.equals(HEAD) ? net.embed(x) : net.upTo(stage, x);
    }

    /** SHA-256 over name, shape and values of every weight and running statistic that the way up to the stage may use. */
    static String weights(Network net, String stage) {
        List<String> modules = net.modules();
        List<String> above = stage.equals(HEAD) ? List.of(net.headPath())
                : Stream.concat(modules.stream().skip(modules.indexOf(stage) + 1), Stream.of(net.classifierPath())).toList();
        return Digest.of("SHA-256", digest -> net.state().forEach((path, parameter) -> {
            if (above.stream().noneMatch(block -> path.startsWith(block + ".")) && parameter.type() == DataType.FLOAT32) {
                digest.update((path + parameter.shape()).getBytes(StandardCharsets.UTF_8));
                digest.update(parameter.array().toByteBuffer(true));
            }
        }));
    }

    /** Bytes of one picture's activations. */
    public int bytes() {
        return Math.toIntExact(shape.stream().reduce((long) type.getNumOfBytes(), Math::multiplyExact));
    }
}
