package tsugiki.parity;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import tsugiki.network.Network;
import tsugiki.network.StateLoader;
import tsugiki.nn.Autograd;
import tsugiki.nn.Parameter;
import tsugiki.weights.TensorData;
import tsugiki.zoo.Zoo;

/** Networks with made weights: the same numbers in every language, so that logits can be compared without any download. */
public final class MadeNetwork {

    private MadeNetwork() {}

    /** A network whose weights {@link MadeWeights} computes from their names. @param salt goes before each name; empty by default */
    public static Network of(String name, String salt) {
        Network network = Zoo.create(name);
        try (var off = Autograd.off()) {
            // One tensor after the other: the largest networks' weights would fill Java's heap as well as the engine's memory.
            network.state().forEach((path, parameter) -> StateLoader.put(network.manager(), parameter, values(path, parameter, salt)));
        }
        return network;
    }

    /** Brings every weight and statistic to this type, counters and indices stay: FLOAT64 tells rounding from a mistake. */
    public static void convert(Network network, DataType type) {
        network.state().values().stream().filter(p -> p.isReal() && p.array().getDataType() != type)
                .forEach(p -> p.set(p.array().toType(type, true), network.manager()));
    }

    private static TensorData values(String path, Parameter parameter, String salt) {
        long[] shape = parameter.shape().getShape();
        if (parameter.isFixed()) {
            return fixed(parameter, shape);
        }
        return parameter.isReal() ? TensorData.of(MadeWeights.values(path, shape, salt), shape) : null;
    }

    private static TensorData fixed(Parameter parameter, long[] shape) {
        float[] values = parameter.fixedValues();
        if (parameter.isReal()) {
            return TensorData.of(values, shape);
        }
        long[] whole = new long[values.length];
        Arrays.setAll(whole, i -> (long) values[i]);
        return TensorData.of(whole, shape);
    }
}
