package tsugiki.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.base.Json;
import tsugiki.base.Text;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.nn.Precision;
import tsugiki.picture.Preprocessing;
import tsugiki.weights.DType;
import tsugiki.weights.TensorData;

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
 * @param precision what they are computed with
 * @param type of the stored numbers, {@code FLOAT32} or {@code FLOAT16}
 * @param shape of one picture's activations: {@code [C, H, W]}, {@code [T, D]} or, pooled, {@code [D]}
 */
public record Space(String network, String stage, String weights, String preprocessing, String view, Precision precision, DataType type,
        List<Long> shape) {

    /** The stage whose activations are the head's input, {@link Network#embed}. */
    public static final String HEAD = "head";
    /** The view of a picture that is not augmented. */
    public static final String PLAIN = "";

    private static final int MAPS = 3;
    /** The exponent of a half number in its higher byte; all its bits are set where the number is not finite. */
    private static final int EXPONENT = 0x7c;

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
     * The space of a network's stage, not pooled, in the precision that is chosen. One blank picture goes through, to see the shape.
     *
     * @param stage a path of {@link Network#modules}, or {@link #HEAD}
     * @throws CourseException if the network has no such stage
     */
    public static Space of(Network net, String stage, Preprocessing preprocessing, String view, DataType type) {
        int side = preprocessing.crop();
        try (Inference quiet = net.inference(); NDManager memory = net.manager().newSubManager();
                NDArray blank = memory.zeros(new Shape(1, 3, side, side)); NDArray seen = run(net, stage, blank)) {
            long[] shape = seen.getShape().getShape();
            return new Space(net.name(), stage, weights(net, stage), Json.line(preprocessing), view, Precision.chosen(), type,
                    LongStream.of(shape).skip(1).boxed().toList());
        }
    }

    /** The same stage pooled, {@code [C]} for {@code [C, H, W]}: the mean over all places, or over all tokens. */
    public Space pooled() {
        int axes = shape.size();
        return new Space(network, stage, weights, preprocessing, view, precision, type, List.of(shape.get(axes < MAPS || isChannelsLast(shape.get(0), shape.get(1), shape.get(2)) ? axes - 1 : 0)));
    }

    /** The same of another view. */
    Space view(String other) {
        return new Space(network, stage, weights, preprocessing, other, precision, type, shape);
    }

    /** Swin's maps are {@code [H, W, C]}; pictures are square. */
    private static boolean isChannelsLast(long first, long second, long third) {
        return first == second && second != third;
    }

    /** The activations {@code [N, ...]} of pictures {@code [N, 3, H, W]}, not pooled. */
    static NDArray run(Network net, String stage, NDArray x) {
        return stage.equals(HEAD) ? net.embed(x) : net.upTo(stage, x);
    }

    /**
     * Each picture's numbers as they are stored, little endian.
     *
     * @param activations {@code [N, ...]}, not pooled
     * @throws CourseException if one is beyond what half precision can hold
     */
    List<byte[]> rows(NDArray activations) {
        try (NDArray pooled = pool(activations); NDArray typed = pooled.toType(type, true); NDArray flat = typed.flatten()) {
            byte[] all = flat.toByteArray();
            if (type == DataType.FLOAT16) {
                requireFinite(all);
            }
            return IntStream.range(0, all.length / bytes()).mapToObj(i -> Arrays.copyOfRange(all, i * bytes(), (i + 1) * bytes())).toList();
        }
    }

    private NDArray pool(NDArray activations) {
        Shape found = activations.getShape();
        if (found.dimension() - 1 == shape.size()) {
            return activations.duplicate();
        }
        return meanOfPlaces(activations);
    }

    /**
     * Activations {@code [N, C, H, W]}, {@code [N, H, W, C]} or {@code [N, T, C]} pooled to {@code [N, C]}, the mean over
     * all places; {@code [N, C]} stays. A step that can be recorded.
     */
    public static NDArray meanOfPlaces(NDArray activations) {
        Shape found = activations.getShape();
        if (found.dimension() <= 2) {
            return activations;
        }
        boolean last = found.dimension() <= MAPS || isChannelsLast(found.get(1), found.get(2), found.get(MAPS));
        long channels = found.get(last ? found.dimension() - 1 : 1);
        try (NDArray places = last ? activations.reshape(found.get(0), -1, channels) : activations.reshape(found.get(0), channels, -1)) {
            return places.mean(new int[] {last ? 1 : 2});
        }
    }

    private void requireFinite(byte[] halves) {
        for (int i = 1; i < halves.length; i += 2) {
            if ((halves[i] & EXPONENT) == EXPONENT) {
                throw new CourseException("Activations of %s at %s are beyond 65504, the largest number of half precision: store them as FLOAT32.", network, stage);
            }
        }
    }

    /** SHA-256 over name, shape and values of every weight and running statistic that the way up to the stage may use. */
    static String weights(Network net, String stage) {
        List<String> modules = net.modules();
        List<String> above = stage.equals(HEAD) ? List.of(net.headPath())
                : Stream.concat(modules.stream().skip(modules.indexOf(stage) + 1), Stream.of(net.classifierPath())).toList();
        return Digest.of("SHA-256", digest -> net.state().forEach((path, parameter) -> {
            if (above.stream().noneMatch(block -> path.startsWith(block + ".")) && parameter.isReal()) {
                digest.update((path + parameter.shape()).getBytes(StandardCharsets.UTF_8));
                digest.update(parameter.array().toByteBuffer(true));
            }
        }));
    }

    /** How many numbers a picture's activations are. */
    public int numbers() {
        return bytes() / type.getNumOfBytes();
    }

    /** Memory for so many pictures' numbers. @throws CourseException if Java may not hold so many */
    float[] room(int pictures) {
        try {
            return new float[Math.multiplyExact(pictures, numbers())];
        } catch (ArithmeticException | OutOfMemoryError e) {
            throw new CourseException(e, "Activations %s of %s pictures are %.1f GB, more than Java may use: take them pooled, or give Java more with -Xmx.",
                    shape, Text.count(pictures), (double) pictures * numbers() * Float.BYTES / 1e9);
        }
    }

    /** What a features file says of its origin. */
    Map<String, String> origin() {
        return Map.of("network", network, "stage", stage, "weights", weights, "preprocessing", preprocessing, "precision", precision.toString());
    }

    /** A picture's numbers from their bytes, exact. */
    float[] floats(byte[] stored) {
        return new TensorData(type == DataType.FLOAT16 ? DType.F16 : DType.F32, shape.stream().mapToLong(i -> i).toArray(),
                ByteBuffer.wrap(stored)).toFloats();
    }

    /** Bytes of one picture's activations. */
    public int bytes() {
        return Math.toIntExact(shape.stream().reduce((long) type.getNumOfBytes(), Math::multiplyExact));
    }
}
