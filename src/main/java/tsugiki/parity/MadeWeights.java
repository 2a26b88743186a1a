package tsugiki.parity;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import tsugiki.base.CourseException;
import tsugiki.weights.DType;
import tsugiki.weights.TensorData;

/**
 * Weights made from names alone, so that two programs can hold the same network without a file.
 *
 * <p>Element {@code i} of the tensor {@code name} is a hash of {@code salt + name} and {@code i}
 * (FNV-1a, then the finaliser of splitmix64), brought to {@code v} in [-1, 1) and scaled by the
 * tensor's role so that activations keep their size through a deep network.
 */
public final class MadeWeights {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int CHUNK = 1 << 16;

    private MadeWeights() {}

    /**
     * The made values of one tensor, row-major.
     *
     * <p>{@code running_var}: 1.2 + 0.4 v; {@code running_mean}, {@code bias} and names that end in
     * {@code _bias}: 0.1 v; other tensors of rank 1: 1.15 + 0.25 v; everything else:
     * v sqrt(6 / product(shape[1:])).
     *
     * @param name the key in the state dict, e.g. {@code layer1.0.conv1.weight}
     * @param shape the length of each axis
     * @param salt another salt, other weights; the empty string for the reference
     */
    public static float[] values(String name, long[] shape, String salt) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (last.equals("running_var")) {
            return made(name, shape, salt, 1.2, 0.4);
        }
        if (last.equals("running_mean") || last.equals("bias") || name.endsWith("_bias")) {
            return made(name, shape, salt, 0, 0.1);
        }
        if (shape.length == 1) {
            return made(name, shape, salt, 1.15, 0.25);
        }
        return made(name, shape, salt, 0, Math.sqrt(6.0 / fanIn(shape)));
    }

    /** The made input pictures {@code input}: v itself, in [-1, 1), e.g. of shape {@code [2, 3, 224, 224]}. */
    public static float[] input(long[] shape, String salt) {
        return made("input", shape, salt, 0, 1);
    }

    /** v itself for a tensor of this name, in [-1, 1). */
    public static float[] noise(String name, int count) {
        return made(name, new long[] {count}, "", 0, 1);
    }

    private static float[] made(String name, long[] shape, String salt, double offset, double scale) {
        long hash = fnv1a(salt + name);
        float[] out = new float[count(name, shape)];
        IntStream.rangeClosed(0, out.length / CHUNK).parallel().forEach(c -> fill(out, c * CHUNK, hash, offset, scale));
        return out;
    }

    private static void fill(float[] out, int from, long hash, double offset, double scale) {
        int to = from + Math.min(CHUNK, out.length - from);
        for (int i = from; i < to; i++) {
            long z = hash + (i + 1) * GOLDEN;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            z ^= z >>> 31;
            out[i] = (float) (offset + scale * ((z >>> 40) * 0x1p-23 - 1));
        }
    }

    private static long fnv1a(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }

    private static int count(String name, long[] shape) {
        long bytes = TensorData.byteSize(DType.F32, shape);
        if (bytes < 0 || bytes / 4 > Integer.MAX_VALUE - 8) {
            throw new CourseException("The tensor %s is too large to be made: at most 2^31 elements.", name);
        }
        return (int) (bytes / 4);
    }

    private static double fanIn(long[] shape) {
        double product = 1;
        for (int axis = 1; axis < shape.length; axis++) {
            product *= shape[axis];
        }
        return product;
    }
}
